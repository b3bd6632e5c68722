"""Versions of Jira: what is fixed in one is live when it is released."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import VersionSeen
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow.conversation.settling import settle
from bridge.flow.stages import stands_for
from bridge.store.queries import issues

_FINISHED = (Stage.FIXED, Stage.LIVE)


def apply_versions(
    session: Session, rules: Rules, versions: Iterable[VersionSeen], now: datetime, project: str | None = None
) -> None:
    """A release makes what is fixed in it live; taking the release back takes that back.

    Releases do not touch an issue's ``updated``, so they are read on their own; a new name is only kept.
    ``project`` narrows the search.
    """
    known = {version.id: {"name": version.name, "released": version.released} for version in versions}
    for issue in issues.at_stages(session, _FINISHED, project):
        fresh = [version | known.get(version["id"], {}) for version in issue.versions]
        if fresh != issue.versions:
            before = stands_for(rules, issue)
            issue.versions = fresh
            session.add(issue)
            session.flush()
            settle(session, rules, issue, before, now)


def unknown_versions(session: Session, versions: Iterable[VersionSeen], project: str) -> list[str]:
    """Jira's ids of the issues whose version is not in its project any more: deleted, or merged into another one.

    They have to be read again, as Jira put another version in its place or none.
    """
    known = {version.id for version in versions}
    finished = issues.at_stages(session, _FINISHED, project)
    return [one.jira_id for one in finished if not {version["id"] for version in one.versions} <= known]
