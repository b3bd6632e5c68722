"""What people gave in words: answers that were taken, and what to tell customers in an approved wording."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.flow.crews import crew_of
from bridge.flow.ledger.lines import Contribution, earn, is_open, reverse
from bridge.store.queries import credit
from bridge.store.tables import Asked, Person, Question, Wording

APPROVED = _("approved by the owner")
UNAPPROVED = _("the approval was taken back")


def answer(
    session: Session, rules: Rules, asked: Asked, question: Question, cause: str, now: datetime
) -> None:
    """Credit an answer, once."""
    if asked.credited or not is_open(session, rules, asked.person_id, asked.answered_at or now):
        return
    asked.credited = True
    session.add(asked)
    crew = _crew(session, rules, asked.person_id)
    what = Contribution(
        Kind.ANSWER,
        asked.id or 0,
        asked.person_id,
        question.group_id,
        crew,
        insight=asked.insight_id,
        asked=asked.id,
    )
    earn(session, what, cause, now)


def wording(session: Session, rules: Rules, wording: Wording, now: datetime) -> None:
    """Credit the author of a wording while an owner's approval stands.

    Owners and their deputies word problems for nothing: what they do is never summed with what agents do.
    """
    if not is_open(session, rules, wording.person_id, wording.at):
        return
    entry = credit.standing_wording(session, wording.id or 0)
    author = session.get_one(Person, wording.person_id)
    counts = wording.approved_by not in {None, wording.person_id} and not rules.owned(author.user)
    if counts and entry is None:
        crew = _crew(session, rules, wording.person_id)
        number, person = wording.id or 0, wording.person_id
        what = Contribution(Kind.WORDING, number, person, wording.group_id, crew, wording=number)
        earn(session, what, APPROVED, now)
    elif entry is not None and not counts:
        reverse(session, entry, UNAPPROVED, now)


def _crew(session: Session, rules: Rules, person: int) -> str | None:
    return crew_of(session, rules.crews, session.get_one(Person, person).user)
