"""What somebody contests of their own credit is kept, and shown to those who decide."""

import re
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Naming, Rules
from bridge.flow import outbox
from bridge.flow.rights import admins
from bridge.store.queries import contests
from bridge.store.tables import Contest, CreditEntry, Insight, Person


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
