"""Write how often a problem is heard where people can sort by it.

https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put
"""

from bridge.domain.errors import RefusedError
from bridge.domain.outgoing import SetNumber
from bridge.jira.client import Connection

_QUIETLY = {"notifyUsers": "false"}


def set_number(connection: Connection, order: SetNumber) -> None:
    """Write a number into a field, without mail where the account administers Jira or the project.

    Cloud ignores the wish of others; Data Center refuses the whole call, so it is made again without the wish.

    Raises:
        RefusedError: the field is not on the issue's edit screen, or not one for numbers.
    """
    try:
        _put(connection, order, _QUIETLY)
    except RefusedError as error:
        if error.code != "403":
            raise
        _put(connection, order, {})


def _put(connection: Connection, order: SetNumber, query: dict[str, str]) -> None:
    body = {"fields": {order.field: order.number}}
    try:
        connection.write("PUT", "issue", order.issue_id, body=body, query=query)
    except RefusedError as error:
        if order.field not in error.fields:
            raise
        sentence = (
            f"Jira does not take a number in the field {order.field} of this issue: put it on the edit screen, "
            f"or take number_field from the route. Jira says: {error.fields[order.field]}"
        )
        raise RefusedError(sentence, error.code, error.fields) from None
