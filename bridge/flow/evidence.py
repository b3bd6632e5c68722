"""Files whose reporters said that they may be shown are attached to the issues of their problems."""

import mimetypes
from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from bridge.flow import outbox
from bridge.flow.files import CONFIRMED, stem
from bridge.store.queries import attachments, groups, issues
from bridge.store.tables import Attachment, Issue


def of_report(session: Session, insight: int, now: datetime) -> None:
    """Attach the files of a report to the issues of its problems, as far as there are any."""
    for place in groups.places(session, insight):
        _of(session, groups.get(session, place.group_id).id or 0, {insight}, now)


def of_problem(session: Session, group: int, now: datetime) -> None:
    """Attach the files of all reports of a problem to its issue."""
    _of(session, group, {insight.id or 0 for insight, _ in groups.members(session, group)}, now)


def _of(session: Session, group: int, insights: Collection[int], now: datetime) -> None:
    issue = issues.of_group(session, group)
    if issue is None:
        return
    for file in attachments.among(session, insights, CONFIRMED):
        _attach(session, file, issue, now)


def _attach(session: Session, file: Attachment, issue: Issue, now: datetime) -> None:
    outbox.enqueue(
        session,
        f"attach:{file.id}:{issue.id}",
        kind="attach",
        subject=issue.id or 0,
        object=file.id,
        target=f"attach:{file.id}",
        priority=outbox.Priority.EDIT,
        body={"insight": file.insight_id},
        now=now,
    )


def name_of(file: Attachment) -> str:
    """What a file is called in Jira; its own name may name a customer.

    >>> name_of(Attachment(id=3, insight_id=17, file="F1", kind="image/png"))
    'report-17-file-3.png'
    """
    return stem(file.insight_id, file.id or 0) + (mimetypes.guess_extension(file.kind) or "")
