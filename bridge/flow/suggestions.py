"""What anybody suggests to tell customers: kept, shown to the team that decides, answered to its author once."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.store.queries import groups, rulings
from bridge.store.tables import Group, Person, Wording


def suggest(session: Session, _rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Keep what somebody suggests to say, or to do meanwhile, about a problem.

    Raises:
        LookupError: there is no such problem.
    """
    text, meanwhile = (
        " ".join(" ".join(click.values.get(name, ())).split()) for name in ("text", "meanwhile")
    )
    if not text and not meanwhile:
        return
    group = groups.get(session, click.subject)
    said = Wording(group_id=group.id or 0, text=text, meanwhile=meanwhile, person_id=person.id or 0, at=now)
    session.add(said)
    session.flush()
    bring(session, group, now)


def bring(session: Session, group: Group, now: datetime) -> None:
    """Show the team what was suggested, each once, in the thread of the problem's card; it waits for the card."""
    number = group.id or 0
    if group.triage_ts is None:
        return
    for said in rulings.suggestions(session, groups.numbers(session, number)):
        outbox.enqueue(
            session,
            f"suggestion:{said.id}",
            kind="suggestion",
            subject=said.id or 0,
            target=outbox.triage_of(number),
            priority=outbox.Priority.TEAM,
            now=now,
        )


def refresh(session: Session, said: Wording, cause: str, now: datetime) -> None:
    """Bring the team's card of a suggestion up to date."""
    group = groups.get(session, said.group_id).id or 0
    outbox.refresh(
        session,
        cause,
        kind="suggestion_card",
        subject=said.id or 0,
        target=outbox.triage_of(group),
        now=now,
    )


def answer(session: Session, said: Wording, now: datetime) -> None:
    """Tell its author what was decided, once; whoever approves their own words knows it."""
    if said.person_id == said.approved_by:
        return
    outbox.enqueue(
        session,
        f"suggestion_answer:{said.id}",
        kind="suggestion_answer",
        subject=said.id or 0,
        target=outbox.person_of(said.person_id),
        priority=outbox.Priority.PERSON,
        now=now,
    )


def state(said: Wording, now: datetime) -> str:
    """What became of a suggestion."""
    if said.refused_at is not None:
        return "refused"
    if said.ended_at is not None or (said.until is not None and said.until <= now):
        return "over"
    return "approved" if said.approved_by is not None else "open"
