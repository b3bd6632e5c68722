"""What customers are told of a problem now."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.stages import Stage
from bridge.store.queries import groups, rulings
from bridge.store.tables import Group, Wording


def agreed(session: Session, group: Group, now: datetime) -> Wording | None:
    """The newest approved sentence that is not over.

    What was agreed before the problem went live spoke of waiting, and would be wrong now; it counts again if that is
    taken back.
    """
    found = rulings.wording(session, groups.numbers(session, group.id or 0), now)
    before = found is not None and group.stage == Stage.LIVE and found.at < group.stage_since
    return None if before else found
