"""The day until which customers were promised news has come, and nothing is new: they are told so."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.language import Phrase as _
from bridge.domain.sentences import sentence
from bridge.flow import callbacks, telling
from bridge.flow.rulings.promising import UNDERWAY
from bridge.store.engine import Store
from bridge.store.queries import groups
from bridge.store.tables import Group

BEFORE = timedelta(hours=16)
"""So long before the end of the day, which is in the morning."""

LATE = timedelta(days=7)
"""So long after it, if the bridge was not there on the day."""

OVER = _(
    "Customers were promised news by {day}, and nothing is new. Agents are asked to tell them so. "
    "Say a new day, or what they can say."
)


def keep(store: Store, clock: Clock) -> None:
    """Show those who may have promised news by today which customers they can tell that there is none yet."""
    now = clock.now()
    with store.grouping() as session:
        for group in groups.promised(session, now - LATE, now + BEFORE):
            if group.stage in UNDERWAY:
                _nothing_new(session, group, now)


def _nothing_new(session: Session, group: Group, now: datetime) -> None:
    number, until = group.id or 0, group.tell_by or now
    changes = groups.stage_changes(session, number)
    if not changes or changes[-1].at > until:
        return
    members = groups.members(session, number)
    concerned = {insight.id or 0 for insight, _place in members if insight.said_at <= until}
    if callbacks.promised(session, changes[-1], concerned, until, now):
        says = sentence(OVER, day=until.date())
        telling.note(session, number, says, f"promised:{number}:{until:%Y-%m-%d}", now)
