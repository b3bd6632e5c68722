"""A customer asked to be forgotten: what tells who they are goes from every report, and with it what is owed to them."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.redaction import Patterns
from bridge.flow import callbacks, removal
from bridge.flow.callbacks import OPEN
from bridge.flow.customer import Keys, known
from bridge.store.engine import Store
from bridge.store.queries import customer as queries
from bridge.store.queries import insights
from bridge.store.tables import Insight


def erase_customer(
    store: Store, keys: Keys, patterns: Patterns, reference: str, now: datetime, *, words: bool
) -> list[int]:
    """Forget whom a customer reference stands for.

    What stood for it in the texts stays, such as ``[reference 1]``, and nothing knows any more what that was. Nobody is
    owed a call for it, and the cards that listed it are drawn anew.

    Args:
        store: where everything is kept.
        keys: know the reference again.
        patterns: what references look like.
        reference: as people write it.
        now: the time of the step.
        words: the words of these reports go as well.

    Returns:
        The numbers of the reports that spoke of it.

    Raises:
        StoreError: nothing was erased.
    """
    with store.read() as session:
        places = known(session, keys, reference, patterns)
    with store.grouping() as session:
        for number, placeholders in places.items():
            _forget(session, number, placeholders, now)
            if words:
                removal.remove(session, session.get_one(Insight, number), now)
    return sorted(places)


def _forget(session: Session, number: int, placeholders: set[str], now: datetime) -> None:
    for row in queries.call_backs(session, number, placeholders):
        if row.outcome in OPEN:
            callbacks.withdraw(session, row, "erased", now)
    queries.forget(session, number, placeholders)
    if not insights.references(session, number):
        insight = session.get_one(Insight, number)
        insight.call_back = False
        session.add(insight)
