"""What Jira says of an issue of ours: stages for those who reported, questions to them.

Applied behind a watermark: what is older than what was read before changes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bridge.domain.incoming import CommentSeen, IssueSeen, VersionSeen
from bridge.domain.questions import Ask, read_question
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage, stage_of
from bridge.flow import outbox, telling
from bridge.store.queries import groups, issues, questions
from bridge.store.tables import Asked, Issue, Question


def adopt(session: Session, rules: Rules, group: int, seen: IssueSeen, now: datetime) -> Issue | None:
    """Make a Jira issue a group's own, unless another group has it already."""
    there = issues.by_jira_id(session, seen.id)
    if there is not None:
        return there if there.group_id == group else None
    issue = Issue(jira_id=seen.id, group_id=group, **_columns(seen))
    session.add(issue)
    session.flush()
    settle(session, rules, issue, now)
    return issue


def apply(
    session: Session, rules: Rules, seen: IssueSeen, comments: Sequence[CommentSeen], now: datetime
) -> None:
    """Bring an issue of ours up to date, and ask what its comments ask."""
    issue = issues.by_jira_id(session, seen.id)
    if issue is None:
        return
    if seen.updated >= issue.updated:
        issue.sqlmodel_update(_columns(seen))
        session.add(issue)
        session.flush()
        settle(session, rules, issue, now)
    for comment in sorted(comments, key=lambda comment: comment.created):
        _read_comment(session, issue, comment, now)


def apply_versions(
    session: Session, rules: Rules, versions: Iterable[VersionSeen], now: datetime, project: str | None = None
) -> None:
    """A release makes what is fixed in it live; taking the release back takes that back.

    Releases do not touch an issue's ``updated``, so they are read on their own. ``project`` narrows the search.
    """
    released = {version.id: version.released for version in versions}
    for issue in issues.at_stages(session, (Stage.FIXED, Stage.LIVE), project):
        fresh = [
            version | {"released": released.get(version["id"], version["released"])}
            for version in issue.versions
        ]
        if fresh != issue.versions:
            issue.versions = fresh
            session.add(issue)
            session.flush()
            settle(session, rules, issue, now)


def settle(session: Session, rules: Rules, issue: Issue, now: datetime) -> None:
    """Put the issue's group on the stage that the issue stands for."""
    group = groups.get(session, issue.group_id)
    stage = stage_of(issue.status, issue.category, issue.resolution, rules.stage_maps.get(issue.project, {}))
    if stage is Stage.FIXED and any(version["released"] for version in issue.versions):
        stage = Stage.LIVE
    if stage is Stage.MERGED:
        text = f"{issue.key} was closed as a duplicate. The reporters were told nothing: its problem is still open."
        telling.note(session, group.id or 0, text, f"duplicate:{issue.jira_id}", now)
        return
    reason = issue.resolution or "" if stage is Stage.DECLINED else ""
    telling.advance(session, group, stage, now, reason)


def _columns(seen: IssueSeen) -> dict[str, Any]:
    return {
        "key": seen.key,
        "project": seen.project,
        "summary": seen.summary,
        "status": seen.status,
        "category": seen.category,
        "resolution": seen.resolution,
        "url": seen.url,
        "updated": seen.updated,
        "versions": [{"id": one.id, "name": one.name, "released": one.released} for one in seen.versions],
    }


def _read_comment(session: Session, issue: Issue, comment: CommentSeen, now: datetime) -> None:
    ask = None if comment.ours else read_question(comment.text)
    if ask is None or questions.by_comment(session, comment.id) is not None:
        return
    if comment.restricted:
        text = f"A question on {issue.key} was not passed on: it stands in an internal comment. Ask in a public one."
        telling.note(session, issue.group_id, text, f"internal:{comment.id}", now)
        return
    _ask(session, issue, comment, ask, now)


def _ask(session: Session, issue: Issue, comment: CommentSeen, ask: Ask, now: datetime) -> None:
    """Ask everyone whose insight counts, once each, at the home of their first one."""
    question = Question(
        group_id=issue.group_id, comment_id=comment.id, text=ask.text, options=list(ask.options), asked_at=now
    )
    session.add(question)
    session.flush()
    met: set[int] = set()
    for insight, _place in groups.members(session, groups.get(session, issue.group_id).id or 0):
        if insight.person_id in met:
            continue
        met.add(insight.person_id)
        asked = Asked(question_id=question.id or 0, person_id=insight.person_id, insight_id=insight.id or 0)
        session.add(asked)
        session.flush()
        outbox.enqueue(
            session,
            f"question:{question.id}:{insight.person_id}",
            kind="question",
            subject=asked.id or 0,
            target=outbox.home_of(insight.id or 0),
            priority=outbox.Priority.PERSON,
            now=now,
        )
