"""What whoever listens sees."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from bridge.domain.outgoing import HitsCard, LookoutCard
from bridge.domain.preferences import day_of
from bridge.store.queries import lookouts
from bridge.store.tables import Lookout, Person


def lookout_card(session: Session, lookout: Lookout) -> LookoutCard:
    """What is listened for, until when, and how many reports spoke of it."""
    return LookoutCard(
        lookout=lookout.id or 0,
        words=lookout.words,
        since=lookout.at,
        until=last_day(session, lookout),
        hits=lookouts.hits(session, lookout.id or 0),
        over=lookout.ended_at is not None,
    )


def last_day(session: Session, lookout: Lookout) -> date:
    """Until when somebody listens, as days are where they are."""
    return day_of(lookout.until, session.get_one(Person, lookout.person_id).zone)


def hits_card(session: Session, lookout: Lookout, numbers: Sequence[int]) -> HitsCard:
    """Some reports that spoke of it; those whose words are held back or were removed are counted only."""
    there = lookouts.reports(session, numbers)
    quoted = tuple((one.id or 0, one.text) for one in there if one.removed_at is None and not one.held_back)
    return HitsCard(lookout.words, quoted, unquoted=len(numbers) - len(quoted))
