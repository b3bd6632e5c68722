"""Asking about several projects at once, although Jira refuses a query that names one which is not there."""

import logging
from collections.abc import Callable, Iterator, Sequence

from bridge.domain.errors import RefusedError
from bridge.jira.client import Connection
from bridge.jira.pages import Raw

log = logging.getLogger(__name__)


def found(
    connection: Connection, projects: Sequence[str], find: Callable[[Sequence[str]], Iterator[Raw]]
) -> Iterator[Raw]:
    """What ``find`` gives for these projects; one that is gone or hidden does not keep back the others.

    Raises:
        RefusedError: none of them is there, or the query is refused for another reason.
    """
    try:
        yield from find(projects)
    except RefusedError as refusal:
        there = [name for name in projects if refusal.code == "400" and _is_there(connection, name)]
        if not 0 < len(there) < len(projects):
            raise
        log.warning("Jira has no project %s, or hides it", ", ".join(sorted(set(projects) - set(there))))
        yield from find(there)


def _is_there(connection: Connection, name: str) -> bool:
    try:
        connection.read("GET", "project", name)
    except RefusedError as error:
        if error.code != "404":
            raise
        return False
    return True
