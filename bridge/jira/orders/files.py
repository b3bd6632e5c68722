"""Attach a file to an issue.

https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/
"""

from collections.abc import Callable

from bridge.domain.errors import RefusedError
from bridge.domain.outgoing import AttachFile
from bridge.jira.client import Connection

Read = Callable[[str], bytes]
"""What is in a file, by the id that Slack knows it by."""


def nothing(file: str) -> bytes:
    """Where no files are read.

    Raises:
        RefusedError: always.
    """
    raise RefusedError(f"The file {file} is not read here.", "file_elsewhere")


def attach(connection: Connection, order: AttachFile, read: Read) -> None:
    """Attach a file once: one of its name is there already if an earlier attempt came through."""
    raw = connection.read("GET", "issue", order.issue_id, query={"fields": "attachment"})
    if all(one["filename"] != order.name for one in raw["fields"].get("attachment") or ()):
        connection.upload("issue", order.issue_id, "attachments", name=order.name, data=read(order.file))
