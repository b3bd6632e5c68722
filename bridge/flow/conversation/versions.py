"""Versions of Jira: what is fixed in one is live when it is released."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import VersionSeen
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow.conversation import releases
from bridge.flow.conversation.settling import settle
from bridge.flow.stages import stands_for
from bridge.store.queries import issues
from bridge.store.tables import Issue

_FINISHED = (Stage.FIXED, Stage.LIVE)


@dataclass(frozen=True, slots=True)
class Differing:
    """What differs from what is known of a project's versions.

    Attributes:
        news: one has another name, or was released, or is not any more.
        orphans: Jira's ids of the issues whose version is not there any more: deleted, or merged into another one.
            They have to be read again, as Jira put another version in its place or none.
    """

    news: bool
    orphans: list[str]


def apply_versions(
    session: Session,
    rules: Rules,
    versions: Iterable[VersionSeen],
    now: datetime,
    *,
    began: datetime | None,
    project: str | None = None,
) -> None:
    """A release makes what is fixed in it live; taking the release back takes that back.

    Releases do not touch an issue's ``updated``, so they are read on their own; a new name is only kept. What may be older
    than what is known by now changes nothing: they are read again soon.

    Args:
        session: within the store's grouping transaction.
        rules: how statuses lead to stages.
        versions: as read now.
        now: the time of the step.
        began: what was known of releases before they were read; see `releases`.
        project: narrows the search.
    """
    known = {version.id: {"name": version.name, "released": version.released} for version in versions}
    found = issues.versions_at(session, _FINISHED, project)
    fresh = [[version | known.get(version["id"], {}) for version in one.versions] for one in found]
    differ = any(releases.contradict(one.versions, read) for one, read in zip(found, fresh, strict=True))
    if differ and not releases.learn(session, began, now):
        return
    for one, read in zip(found, fresh, strict=True):
        if read != one.versions:
            issue = session.get_one(Issue, one.issue)
            before = stands_for(rules, issue)
            issue.versions = read
            session.add(issue)
            session.flush()
            settle(session, rules, issue, before, now)


def differing(session: Session, versions: Iterable[VersionSeen], project: str) -> Differing:
    """What is known of a project's versions, held against what was read; mostly nothing differs, and nobody need wait."""
    known = {version.id: (version.name, version.released) for version in versions}
    found = issues.versions_at(session, _FINISHED, project)
    orphans = [
        one.jira_id for one in found if not {version["id"] for version in one.versions} <= known.keys()
    ]
    news = any(
        known.get(version["id"]) not in {None, (version["name"], version["released"])}
        for one in found
        for version in one.versions
    )
    return Differing(news, orphans)
