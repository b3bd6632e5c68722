"""What agents tell customers, and what they do meanwhile, as an owner approves it."""

from datetime import date, datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import ledger, outages, telling
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import PAST, day, end_of, first
from bridge.store.queries import groups, people, rulings
from bridge.store.tables import Group, Person, Ruling, Wording


def word(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Say what to tell customers from now on; nothing said takes away what was.

    Whose words they are is credited, if it is somebody else who suggested them.
    """
    text, meanwhile, until = first(click, "text"), first(click, "meanwhile"), day(click, "until")
    there = rulings.wordings(session, groups.numbers(session, group.id or 0))
    if not text and not meanwhile and not there:
        return None
    if until is not None and end_of(until) <= now:
        telling.note(session, group.id or 0, sentence(PAST), click.outside_id, now)
        return None
    by = first(click, "author")
    author = people.known(session, click.team, by) if by else person
    return approve(
        session, rules, group, person, now, text=text, meanwhile=meanwhile, until=until, author=author
    )


def approve(
    session: Session,
    rules: Rules,
    group: Group,
    person: Person,
    now: datetime,
    *,
    text: str,
    meanwhile: str = "",
    until: date | None = None,
    author: Person | None = None,
) -> Facts:
    """Let a wording take the place of what was said before, or of nothing.

    Args:
        session: of the grouping transaction.
        rules: whether its author is credited by name.
        group: the problem.
        person: who approves it.
        now: the time of the step.
        text: what to tell customers.
        meanwhile: what to do meanwhile.
        until: the last day on which it is said.
        author: whose words they are; those of who approves them unless named.

    Returns:
        Which began and which ended by it.
    """
    begun = Wording(
        group_id=group.id or 0,
        text=text,
        meanwhile=meanwhile,
        person_id=(author or person).id or 0,
        at=now,
        until=end_of(until) if until else None,
    )
    return replace(session, rules, group, person, now, begun if text or meanwhile else None)


def replace(
    session: Session, rules: Rules, group: Group, person: Person, now: datetime, begun: Wording | None
) -> Facts:
    """Let a wording, or none, be what a person approves from now on, and credit its author.

    Returns:
        Which began and which ended by it.
    """
    ended = rulings.wordings(session, groups.numbers(session, group.id or 0))
    for old in ended:
        old.ended_at = now
        session.add(old)
    session.flush()
    if begun is not None:
        begun.approved_by, begun.at = person.id, now
        session.add(begun)
        session.flush()
        ledger.wording(session, rules, begun, now)
    show(session, group, now)
    return {"begun": [begun.id] if begun else [], "ended": [one.id for one in ended]}


def show(session: Session, group: Group, now: datetime) -> None:
    """Bring every home of a problem up to date, and its banners while it is an outage."""
    cause = f"wording{now.timestamp()}"
    telling.refresh_homes(session, group, cause, now)
    outages.refresh(session, group, cause, now)


def give_back(session: Session, rules: Rules, ruling: Ruling, now: datetime) -> None:
    """Let those wordings count again that a ruling ended, and not those that it began: nobody approves them."""
    for number in ruling.facts.get("begun", ()):
        begun = session.get_one(Wording, number)
        begun.ended_at, begun.approved_by = now, None
        ledger.wording(session, rules, begun, now)
    for number in ruling.facts.get("ended", ()):
        session.get_one(Wording, number).ended_at = None
    session.flush()
    show(session, groups.get(session, ruling.group_id), now)
