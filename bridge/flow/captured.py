"""What a reporter should know of their report besides its words and its problem."""

from sqlmodel import Session

from bridge.domain.cues import mentioned, possible_names
from bridge.domain.naming import Side
from bridge.domain.outgoing import Captured
from bridge.domain.rules import Rules
from bridge.flow.files import HELD
from bridge.flow.people import called, somebody
from bridge.store.queries import attachments, insights, people
from bridge.store.tables import Insight, Person


def captured(session: Session, rules: Rules, insight: Insight) -> Captured:
    """How it came, what came with it, and what in it asks for a second look; nothing of it is kept."""
    number = insight.id or 0
    reporter = session.get_one(Person, insight.person_id)
    return Captured(
        captor=_captor(session, rules, insight, reporter),
        files=len(attachments.of(session, number, HELD)),
        colleague=_colleague(session, insight, reporter),
        uncalled=insight.call_back and not insights.references(session, number),
    )


def _captor(session: Session, rules: Rules, insight: Insight, reporter: Person) -> str:
    captor = session.get(Person, insight.captor_id) if insight.captor_id else None
    if captor is None:
        return ""
    return called(session, rules, captor, somebody(session, rules, reporter), Side.SLACK)


def _colleague(session: Session, insight: Insight, reporter: Person) -> str:
    """Somebody else whom the words name, as they name them."""
    names, users = possible_names(insight.text), mentioned(insight.text)
    found = people.called_so(session, reporter.team, names, users) if names or users else []
    others = (person for person in found if person.id != reporter.id)
    return next((person.name or f"@{person.user}" for person in others), "")
