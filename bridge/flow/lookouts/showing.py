"""What whoever listens sees."""

from collections.abc import Sequence

from sqlmodel import Session

from bridge.domain.outgoing import HitsCard, LookoutCard
from bridge.store.queries import lookouts
from bridge.store.tables import Lookout


def lookout_card(session: Session, lookout: Lookout) -> LookoutCard:
    """What is listened for, until when, and how many reports spoke of it."""
    return LookoutCard(
        lookout=lookout.id or 0,
        words=lookout.words,
        since=lookout.at,
        until=lookout.until.date(),
        hits=lookouts.hits(session, lookout.id or 0),
        over=lookout.ended_at is not None,
    )


def hits_card(session: Session, lookout: Lookout, numbers: Sequence[int]) -> HitsCard:
    """Some reports that spoke of it; those whose words are held back or were removed are counted only."""
    there = lookouts.reports(session, numbers)
    quoted = tuple((one.id or 0, one.text) for one in there if one.removed_at is None and not one.held_back)
    return HitsCard(lookout.words, quoted, unquoted=len(numbers) - len(quoted))
