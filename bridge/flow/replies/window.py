"""For how long a reporter's next reply to a "no" goes to the team that said it."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.stages import Stage
from bridge.store.queries import effects, groups
from bridge.store.queries.told import told
from bridge.store.tables import Insight, Person, StageChange

OPEN_FOR = timedelta(days=3)


def objection_to(change: StageChange, insight: Insight, person: Person) -> str:
    """The one reply that goes to the team; whose it is stands in it, so that it can be forgotten with them."""
    return f"objection:{change.id}:{insight.id}:{person.user}"


def is_open(session: Session, insight: Insight, at: datetime) -> StageChange | None:
    """The "no" that a reply would be about; None where none was told lately, or it was replied to already."""
    change = next(iter(told(session, insight.id or 0)), None)
    if change is None or change.stage != Stage.DECLINED:
        return None
    note = effects.by_key(session, f"stage:{change.id}:{insight.id}")
    said = note.done_at if note else None
    stands = groups.get(session, change.group_id).stage == Stage.DECLINED
    fresh = said is not None and at < said + OPEN_FOR
    reporter = session.get_one(Person, insight.person_id)
    used = effects.by_key(session, objection_to(change, insight, reporter)) is not None
    return change if stands and fresh and not used else None
