"""Thanks from customers go to the team that is thanked, and open no issue."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.store.queries import effects, groups
from bridge.store.tables import Group


def pass_on(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    """Show the team what it is thanked for, each report once; nothing for themes that are no thanks.

    What joined last is looked at first, so that a long history costs nothing.
    """
    if group.theme not in rules.unopened:
        return
    places = [place for _insight, place in groups.members(session, group.id or 0)]
    for place in sorted(places, key=lambda place: place.id or 0, reverse=True):
        key = f"praise:{place.insight_id}:{place.part}"
        if effects.by_key(session, key) is not None:
            return
        outbox.enqueue(
            session,
            key,
            kind="praise",
            subject=place.insight_id,
            object=place.part,
            target=f"praise:{place.insight_id}",
            priority=outbox.Priority.TEAM,
            body={"theme": group.theme},
            now=now,
        )
