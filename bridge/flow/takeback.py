"""Words are gone from the store: they go from what we wrote of them outside too, as far as it is still ours.

What is taken back waits in the outbox like anything else that is done outside. Of the words only fingerprints go along,
until it is done.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bridge.domain.fingerprints import fingerprint
from bridge.domain.language import Phrase as _
from bridge.domain.quotes import as_quote
from bridge.domain.sentences import sentence
from bridge.flow import outbox, telling
from bridge.flow.membership import quotable
from bridge.flow.redrawing import says
from bridge.store.engine import Store
from bridge.store.queries import groups, issues
from bridge.store.queries import removal as queries
from bridge.store.tables import Effect, Insight, Issue

IN_JIRA = _(
    "The words and files of report no. {number} were removed. They may stand in {key}, whose title, description and "
    "attachments are yours: please look there, and delete them."
)


def from_jira(session: Session, insight: Insight, gone: Sequence[str], now: datetime) -> None:
    """Take a report's words out of the issues that we opened while it had them, and delete files that we attached.

    Args:
        session: the transaction of the step.
        insight: the report; it and its problems have other words and titles by now.
        gone: what it said.
        now: the time of the step.
    """
    quotes = sorted({fingerprint(as_quote(words)) for words in gone if words})
    for opened in queries.openings(session, insight):
        was = _retitled(session, opened, gone)
        body = {"words": quotes, "was": fingerprint(was) if was else ""}
        _order(session, "take_back", insight, opened, opened.target, body, now)
    for attached in queries.attachings(session, insight.id or 0):
        _order(session, "detach", insight, attached, attached.target, {}, now)


def _retitled(session: Session, opened: Effect, gone: Sequence[str]) -> str:
    """The summary of an issue, if it was words that are gone and nobody else says; it is called like its problem then."""
    issue = issues.by_jira_id(session, opened.result["id"]) if opened.result else None
    group = groups.get(session, opened.subject)
    if issue is None or not says(gone, issue.summary):
        return ""
    if says(quotable(session, group.id or 0), issue.summary):
        return ""
    was, issue.summary = issue.summary, group.title
    opened.result = {**(opened.result or {}), "summary": ""}
    session.add_all((issue, opened))
    return was


def _order(
    session: Session,
    kind: str,
    insight: Insight,
    done: Effect,
    target: str,
    body: dict[str, Any],
    now: datetime,
) -> None:
    outbox.enqueue(
        session,
        f"{kind}:{insight.id}:{done.id}",
        kind=kind,
        subject=insight.id or 0,
        object=done.id,
        target=target,
        priority=outbox.Priority.TEAM,
        body=body,
        now=now,
    )


def blank(session: Session, posted: Iterable[Effect], now: datetime) -> None:
    """Have messages say that their words were removed, wherever they stand; nothing else is kept of where that is."""
    places = {
        (one.result["channel"], one.result["ts"]): one
        for one in posted
        if one.result and {"channel", "ts"} <= one.result.keys()
    }
    for (channel, ts), one in places.items():
        outbox.enqueue(
            session,
            f"blank:{one.id}",
            kind="blank",
            subject=one.subject,
            target=f"blank:{one.id}",
            priority=outbox.Priority.EDIT,
            body={"channel": channel, "ts": ts},
            now=now,
        )


def tell_team(session: Session, issue: Issue, insight: Insight, now: datetime) -> None:
    """Say honestly what cannot be removed from here, once."""
    number = insight.id or 0
    said = sentence(IN_JIRA, number=number, key=issue.key)
    telling.note(session, issue.group_id, said, f"removed{number}:{issue.id}", now)
    telling.refresh_home(session, number, f"left{number}:{issue.id}", now)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far what we wrote is taken back.

    Attributes:
        slack: how many messages are still to be edited.
        jira: how many texts and files in Jira are still to be taken out.
        left: why each of those that were given up could not be done.
    """

    slack: int
    jira: int
    left: tuple[str, ...]


def standing(store: Store) -> Standing:
    """What still waits, and what was given up: of all that was ever to be taken back."""
    with store.read() as session:
        waiting, given_up = queries.being_taken_back(session), queries.not_taken_back(session)
        jira = sum(one.kind in queries.IN_JIRA for one in waiting)
        return Standing(len(waiting) - jira, jira, tuple(one.error for one in given_up))
