"""An owner answers what somebody suggested to tell customers."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import suggestions, telling
from bridge.flow.rulebook import Facts
from bridge.flow.rulings import wording
from bridge.flow.rulings.forms import PAST, day, end_of, first, group_number
from bridge.store.queries import groups
from bridge.store.tables import Group, Person, Ruling, Wording


def approve(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Let what was suggested, as the owner may have changed it, be what everybody says until a day."""
    said, until = _open(session, group, click), day(click, "until")
    text, meanwhile = first(click, "text"), first(click, "meanwhile")
    if said is None or until is None or not (text or meanwhile):
        return None
    if end_of(until) <= now:
        telling.note(session, group.id or 0, sentence(PAST), click.outside_id, now)
        return None
    said.text, said.meanwhile, said.until = text, meanwhile, end_of(until)
    facts = wording.replace(session, rules, group, person, now, said)
    _answered(session, said, click, now)
    return facts


def refuse(
    session: Session, _rules: Rules, group: Group, click: Click, _person: Person, now: datetime
) -> Facts | None:
    """Say "no thanks" to what was suggested; its author hears it, so it is not taken back."""
    said = _open(session, group, click)
    if said is not None:
        said.refused_at = now
        session.add(said)
        _answered(session, said, click, now)
    return None


def give_back(session: Session, rules: Rules, ruling: Ruling, now: datetime) -> None:
    """Let it be said no more."""
    wording.give_back(session, rules, ruling, now)
    for number in ruling.facts["begun"]:
        suggestions.refresh(session, session.get_one(Wording, number), f"undone{ruling.id}", now)


def _open(session: Session, group: Group, click: Click) -> Wording | None:
    """What a button is about, as long as nobody has answered it."""
    said = session.get(Wording, group_number(click.choice) or 0)
    if said is None or groups.get(session, said.group_id).id != group.id:
        return None
    return said if suggestions.state(said, now=click.at) == "open" else None


def _answered(session: Session, said: Wording, click: Click, now: datetime) -> None:
    session.flush()
    suggestions.refresh(session, said, click.outside_id, now)
    suggestions.answer(session, said, now)
