"""Reports of the same call: sent twice, sent again with a correction, or noted by two people."""

from collections.abc import Callable
from datetime import timedelta

from sqlmodel import Session

from bridge.store.queries import insights
from bridge.store.tables import Insight

WITHIN = timedelta(days=1)
"""Later than this the customer has called again, and that counts."""

MOST = 20
"""Earlier reports that are looked at: a repetition comes soon."""


def first_of_call(
    session: Session, insight: Insight, reading: bytes, is_copy: Callable[[bytes, bytes], bool]
) -> int | None:
    """The insight that told of the same call first, among those that are in the same problem.

    A call is the same if the customer is, or if one person says the same again and names no other customer. Whoever
    named the problem ("I heard this too") need not say anything new of it: there only the customer tells.

    Args:
        session: within the transaction that has placed the insight.
        insight: as placed.
        reading: what the classifier read in it.
        is_copy: whether two readings are of one report told twice.
    """
    before = insights.beside(session, insight, WITHIN, MOST)
    numbers = {other.id or 0 for other in before}
    customers = insights.customers(session, {*numbers, insight.id or 0})
    readings = insights.vectors(session, numbers)
    mine = customers.get(insight.id or 0, set())
    for other in before:
        theirs = customers.get(other.id or 0, set())
        unnamed = not (mine and theirs) and other.id in readings
        told = unnamed and insight.named_group is None
        if mine & theirs or (told and is_copy(reading, readings[other.id or 0].data)):
            return other.copy_of or other.id
    return None
