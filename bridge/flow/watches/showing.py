"""What whoever listens sees."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from bridge.domain.outgoing import HitsCard, WatchCard
from bridge.domain.preferences import day_of
from bridge.store.queries import watches
from bridge.store.tables import Person, Watch


def watch_card(session: Session, watch: Watch) -> WatchCard:
    """What is listened for, until when, and how many reports spoke of it."""
    return WatchCard(
        watch=watch.id or 0,
        words=watch.words,
        since=watch.at,
        until=last_day(session, watch),
        hits=watches.hits(session, watch.id or 0),
        over=watch.ended_at is not None,
    )


def last_day(session: Session, watch: Watch) -> date:
    """Until when somebody listens, as days are where they are."""
    return day_of(watch.until, session.get_one(Person, watch.person_id).zone)


def hits_card(session: Session, watch: Watch, numbers: Sequence[int]) -> HitsCard:
    """Some reports that spoke of it; those whose words are held back or were removed are counted only."""
    there = watches.reports(session, numbers)
    quoted = tuple((one.id or 0, one.text) for one in there if one.removed_at is None and not one.held_back)
    return HitsCard(watch.words, quoted, unquoted=len(numbers) - len(quoted))
