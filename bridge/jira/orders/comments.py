"""Say something on an issue, and say it anew in the same place."""

from bridge.domain.outgoing import Comment, Commented, EditComment
from bridge.jira import seen, texts
from bridge.jira.client import Connection


def comment(connection: Connection, order: Comment, key: str) -> Commented:
    """Write a comment that carries the effect's key; it always mails those who watch the issue."""
    body = {
        "body": connection.dialect.written(texts.comment(order.card)),
        "properties": [seen.marked(key)],
    }
    made = connection.write("POST", "issue", order.issue_id, "comment", body=body)
    return Commented(made["id"])


def edit(connection: Connection, order: EditComment) -> Commented:
    """Bring a comment of ours up to date, quietly where Jira can and rights allow."""
    path = ("issue", order.issue_id, "comment", order.comment_id)
    body = {"body": connection.dialect.written(texts.comment(order.card))}
    connection.write("PUT", *path, body=body, query=connection.dialect.quietly)
    return Commented(order.comment_id)
