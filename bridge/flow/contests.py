"""Somebody says that a line of the ledger, or the lack of one, is wrong; an admin decides, with a reason."""

import re
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Naming, Rules
from bridge.flow import ledger, outbox
from bridge.flow.rights import admins
from bridge.store.queries import contests, effects
from bridge.store.tables import Contest, CreditEntry, Insight, Person

ONLY_ADMINS = "Only those who look after the bridge can decide what is contested."
NOT_ONES_OWN = "What you contest yourself is decided by somebody else."
DECIDED_BEFORE = "No. {contest} was decided on {day} already: {verdict}. Nothing has changed."
VERDICTS = {"upheld": "it stays as it is", "granted": "it was granted"}
MOST = 2
"""A decision gives or takes at most so many points."""


def contest(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Keep what somebody contests of their own credit, and show it to those who decide."""
    text = " ".join(" ".join(click.values.get("text", ())).split())
    entry, insight = _about(session, click, person)
    if not text or (entry is None and insight is None) or rules.naming is Naming.OFF:
        return
    if contests.of_click(session, click.outside_id) or contests.undecided(
        session, person.id or 0, entry, insight
    ):
        return
    made = Contest(
        click=click.outside_id,
        person_id=person.id or 0,
        entry_id=entry,
        insight_id=insight,
        text=text,
        at=now,
    )
    session.add(made)
    session.flush()
    for place, to in _readers(session, rules, click.user):
        _show(session, made, place, to, now)


def _about(session: Session, click: Click, person: Person) -> tuple[int | None, int | None]:
    """The line, or the insight that has none; only what is the person's own."""
    if click.subject:
        entry = session.get(CreditEntry, click.subject)
        return (click.subject if entry is not None and entry.person_id == person.id else None), None
    said = next(iter(click.values.get("insight", ())), "").strip().removeprefix("No.").strip()
    insight = session.get(Insight, int(said)) if re.fullmatch(r"[0-9]{1,9}", said) else None
    return None, insight.id if insight is not None and insight.person_id == person.id else None


def _readers(session: Session, rules: Rules, user: str) -> list[tuple[str, str]]:
    """Every admin but the one who contests; without any the leaders' channel, or that of the first team."""
    others = [("user", admin) for admin in admins(session, rules) if admin != user]
    return others or [("channel", rules.leaders_channel or rules.routes[0].channel)]


def _show(session: Session, made: Contest, place: str, to: str, now: datetime) -> None:
    key = f"contest:{made.id}:{to}"
    outbox.enqueue(
        session,
        key,
        kind="contest",
        subject=made.id or 0,
        target=key,
        priority=outbox.Priority.TEAM,
        body={place: to},
        now=now,
    )


def decide(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Decide once: an entry in the ledger, a note to the person, and the cards of all who could have decided."""
    made = session.get(Contest, click.subject)
    if made is None:
        return
    if refusal := _refusal(session, rules, made, click, person):
        _answer(session, made, click, refusal, now)
        return
    reason, points = _given(click, "reason"), _points(click)
    if not reason or click.choice not in VERDICTS or (click.choice == "granted" and not points):
        return
    made.verdict, made.reason = click.choice, reason
    made.points = points if click.choice == "granted" else 0
    made.decided_by, made.decided_at = person.id, now
    session.add(made)
    session.flush()
    ledger.decided(session, rules, made, now)
    _tell(session, made, now)


def _refusal(session: Session, rules: Rules, made: Contest, click: Click, person: Person) -> str:
    if click.user not in admins(session, rules):
        return ONLY_ADMINS
    if made.person_id == person.id:
        return NOT_ONES_OWN
    if made.decided_at is None:
        return ""
    day = f"{made.decided_at.day} {made.decided_at:%B}"
    return DECIDED_BEFORE.format(contest=made.id, day=day, verdict=VERDICTS[made.verdict])


def _given(click: Click, name: str) -> str:
    return " ".join(" ".join(click.values.get(name, ())).split())


def _points(click: Click) -> int:
    """A whole number of points, or none."""
    said = _given(click, "points").replace("−", "-")
    return int(said) if re.fullmatch(rf"[+-]?[0-{MOST}]", said) else 0


def _answer(session: Session, made: Contest, click: Click, text: str, now: datetime) -> None:
    outbox.enqueue(
        session,
        f"contest_refused:{made.id}:{click.outside_id}",
        kind="contest_refused",
        subject=made.id or 0,
        target=f"contest_refused:{click.user}",
        priority=outbox.Priority.PERSON,
        body={"user": click.user, "text": text},
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
