"""Doors to the files attached to issues.

See https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/
"""

from email.parser import BytesParser
from email.policy import HTTP

from bridge.sandbox.jira.doors.call import NOTHING, Answer, Call, Table
from bridge.sandbox.jira.errors import Refused, bad, missing
from bridge.sandbox.jira.issues import changed
from bridge.sandbox.jira.model import Attachment, ChangeItem


def attach(call: Call) -> Answer:
    """Attach the files of a form; the field is called ``file``."""
    added = [
        Attachment(call.state.new_id(), name, kind, data, call.user, call.state.clock())
        for name, kind, data in _files(call.raw)
    ]
    if not added:
        raise bad("The request has no file.")
    call.issue.attachments.extend(added)
    items = (ChangeItem("Attachment", "Attachment", None, None, str(one.id), one.name) for one in added)
    changed(call.state, call.user, call.issue, tuple(items))
    return Answer([call.shapes.attachment(one) for one in added])


def delete(call: Call) -> Answer:
    """Take a file away: whoever attached it may, and who administers the project."""
    found = [
        (issue, one)
        for issue in call.state.issues.values()
        for one in issue.attachments
        if str(one.id) == call.path["attachment"]
    ]
    if not found:
        raise missing("The attachment with id '" + call.path["attachment"] + "' does not exist")
    [(issue, one)] = found
    if one.author != call.user and call.user.account_id not in call.state.admins:
        raise Refused(403, ["You do not have permission to delete this attachment."])
    issue.attachments.remove(one)
    item = ChangeItem("Attachment", "Attachment", str(one.id), one.name, None, None)
    changed(call.state, call.user, issue, (item,))
    return NOTHING


def _files(raw: bytes) -> list[tuple[str, str, bytes]]:
    """Name, media type and content of each; the first line of a form is its boundary."""
    boundary = raw.partition(b"\r\n")[0].removeprefix(b"--")
    head = b"Content-Type: multipart/form-data; boundary=" + boundary + b"\r\n\r\n"
    form = BytesParser(policy=HTTP).parsebytes(head + raw)
    parts = form.iter_parts() if form.is_multipart() else ()
    return [
        (str(part.get_filename()), part.get_content_type(), bytes(part.get_payload(decode=True) or b""))
        for part in parts
        if part.get_param("name", header="content-disposition") == "file"
    ]


TABLE: Table = {
    ("POST", "/issue/{issue}/attachments"): attach,
    ("DELETE", "/attachment/{attachment}"): delete,
}
