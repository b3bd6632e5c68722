"""An admin decides what is contested, once and with a reason; never what they contest themselves."""

import re
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import Sentence, sentence
from bridge.flow import ledger, outbox
from bridge.flow.rights import admins
from bridge.store.queries import effects
from bridge.store.tables import Contest, Person

ONLY_ADMINS = _("Only those who look after the bridge can decide what is contested.")
NOT_ONES_OWN = _("What you contest yourself is decided by somebody else.")
DECIDED_BEFORE = {
    "upheld": _("No. {contest} was decided on {day} already: it stays as it is. Nothing has changed."),
    "granted": _("No. {contest} was decided on {day} already: it was granted. Nothing has changed."),
}
MOST = 2
"""A decision gives or takes at most so many points."""


def decide(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Decide once: an entry in the ledger, a note to the person, and the cards of all who could have decided."""
    made = session.get(Contest, click.subject)
    if made is None:
        return
    if refusal := _refusal(session, rules, made, click, person):
        _answer(session, made, click, refusal, now)
        return
    reason, points = _given(click, "reason"), _points(click)
    if not reason or click.choice not in DECIDED_BEFORE or (click.choice == "granted" and not points):
        return
    made.verdict, made.reason = click.choice, reason
    made.points = points if click.choice == "granted" else 0
    made.decided_by, made.decided_at = person.id, now
    session.add(made)
    session.flush()
    ledger.decided(session, rules, made, now)
    _tell(session, made, now)


def _refusal(session: Session, rules: Rules, made: Contest, click: Click, person: Person) -> Sentence | None:
    if click.user not in admins(session, rules):
        return sentence(ONLY_ADMINS)
    if made.person_id == person.id:
        return sentence(NOT_ONES_OWN)
    if made.decided_at is None:
        return None
    return sentence(DECIDED_BEFORE[made.verdict], contest=made.id or 0, day=made.decided_at.date())


def _given(click: Click, name: str) -> str:
    return " ".join(" ".join(click.values.get(name, ())).split())


def _points(click: Click) -> int:
    """A whole number of points, or none."""
    said = _given(click, "points").replace("−", "-")
    return int(said) if re.fullmatch(rf"[+-]?[0-{MOST}]", said) else 0


def _answer(session: Session, made: Contest, click: Click, said: Sentence, now: datetime) -> None:
    """In their direct messages; whoever sits at this machine without signing in has none."""
    if not click.user:
        return
    outbox.enqueue(
        session,
        f"contest_refused:{made.id}:{click.outside_id}",
        kind="contest_refused",
        subject=made.id or 0,
        target=f"contest_refused:{click.user}",
        priority=outbox.Priority.PERSON,
        body={"user": click.user, **said.packed()},
        now=now,
    )


def _tell(session: Session, made: Contest, now: datetime) -> None:
    key = f"contest_told:{made.id}"
    outbox.enqueue(
        session,
        key,
        kind="contest_told",
        subject=made.id or 0,
        target=key,
        priority=outbox.Priority.PERSON,
        now=now,
    )
    for shown in effects.about(session, {"contest"}, made.id or 0):
        outbox.refresh(
            session, shown.key, kind="contest_card", subject=made.id or 0, target=shown.target, now=now
        )
