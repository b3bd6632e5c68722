"""An owner thanks those who reported a problem."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.stages import OVER
from bridge.flow import thanks
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import first
from bridge.store.tables import Group, Person, Ruling, ThankYou


def thank(
    session: Session, _rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Keep what is said for the next news; where no more is to come, it is said at once."""
    text = " ".join(first(click, "text").split())
    if not text:
        return None
    said = ThankYou(
        click=click.outside_id, group_id=group.id or 0, person_id=person.id or 0, text=text, at=now
    )
    session.add(said)
    session.flush()
    if group.stage in OVER:
        thanks.send(session, group, said, now)
    return {"thanks": said.id, "sent": group.stage in OVER}


def give_back(session: Session, ruling: Ruling, now: datetime) -> None:
    """Let it be unsaid."""
    session.get_one(ThankYou, ruling.facts["thanks"]).withdrawn_at = now
    session.flush()
