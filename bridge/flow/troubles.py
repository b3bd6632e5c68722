"""What an operator is to look at, and nobody else would notice: said in the log, and once a day in person."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import Amount, Sentence, sentence
from bridge.domain.units import DAYS, HOURS, MINUTES, THINGS
from bridge.flow import letters, outbox
from bridge.flow.rights import admins
from bridge.store.engine import Store
from bridge.store.queries import effects, heard, pausing
from bridge.store.tables import Mark

log = logging.getLogger(__name__)

LATE = timedelta(minutes=10)
"""How long something may be due before it is odd that nobody begins with it."""

PAUSED_LONG = timedelta(hours=1)

JIRA_SILENT = _(
    "Jira has not been heard from for {while}. Reports are kept; stages, questions and new issues wait until it is"
    " back. To find out why: bridge doctor"
)
SLACK_SILENT = _(
    "Nothing was heard from Slack for {while}. Nobody's report may be reaching the bridge. To find out why: bridge doctor"
)
LETTERS = _("{letters} could not be done. To see which, and to try again: bridge letters")
NOT_BEGUN = _(
    "What is to go out has been due for {while}, and no process begins with it. See that one runs: bridge run"
)
PAUSED = _("The bridge has been paused for {while}: nothing leaves. To go on: bridge resume")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not well.

    Attributes:
        kind: what it is told once a day by.
        sentence: what to know and what to do.
    """

    kind: str
    sentence: Sentence


def troubles(session: Session, rules: Rules, now: datetime) -> Iterator[Trouble]:
    """All that is not well now."""
    if (last := _last(session, "jira")) and now - last > rules.jira_silent_after:
        yield Trouble("jira", _since(JIRA_SILENT, last, now))
    spoken = heard.from_slack(session) or _last(session, "slack")
    if spoken and now - spoken > rules.slack_silent_after:
        yield Trouble("slack", _since(SLACK_SILENT, spoken, now))
    if dead := letters.count(session):
        yield Trouble("letters", sentence(LETTERS, letters=Amount(THINGS, dead)))
    if late := effects.due(session, now - LATE, shadow=rules.shadow):
        yield Trouble("late", _since(NOT_BEGUN, late.next_at, now))
    if (paused := pausing.since(session)) and now - paused > PAUSED_LONG:
        yield Trouble("paused", _since(PAUSED, paused, now))


def watch(store: Store, rules: Rules, clock: Clock) -> None:
    """Say what is not well: in the log each time, and in person to those who look after the bridge once a day."""
    now = clock.now()
    with store.write() as session:
        for side in ("jira", "slack"):
            effects.mark(session, f"{side}:awaited", now)
        found = list(troubles(session, rules, now))
        for trouble in found:
            for admin in admins(session, rules):
                _tell(session, trouble, admin, now)
    for trouble in found:
        log.error("%s", trouble.sentence.said())


def _last(session: Session, side: str) -> datetime | None:
    """When a side was last heard, or since when it is waited for that never was."""
    mark = session.get(Mark, f"{side}:read") or session.get(Mark, f"{side}:awaited")
    return mark.at if mark else None


def _since(phrase: _, start: datetime, now: datetime) -> Sentence:
    return sentence(phrase, **{"while": _amount(now - start)})


def _amount(span: timedelta) -> Amount:
    """A span as people say it."""
    if span < timedelta(hours=2):
        return Amount(MINUTES, span // timedelta(minutes=1))
    return Amount(HOURS, span // timedelta(hours=1)) if span < timedelta(days=2) else Amount(DAYS, span.days)


def _tell(session: Session, trouble: Trouble, admin: str, now: datetime) -> None:
    outbox.enqueue(
        session,
        f"trouble:{trouble.kind}:{admin}:{now:%Y-%m-%d}",
        kind="trouble",
        subject=0,
        target=f"trouble:{admin}",
        priority=outbox.Priority.ALARM,
        body={**trouble.sentence.packed(), "user": admin},
        now=now,
    )
