"""What waits for one person: questions to them, customers to tell, changes to know of."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.outgoing import CustomersCard, HeadsUpCard, QuestionCard
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow import headsups, views
from bridge.flow.callbacks import OPEN
from bridge.flow.headsups import Digests
from bridge.flow.headsups.audience import concerned
from bridge.flow.headsups.receipts import digest_of
from bridge.store.queries import app_home as queries
from bridge.store.tables import HeadsUp, HeadsUpReceipt, Person

SHOWN = 3
"""So many questions, and so many heads-ups: more is not read."""

CUSTOMERS = 5
FRESH = timedelta(days=3)
"""So long a change that is live is still told to whoever comes late."""


def questions(session: Session, rules: Rules, person: Person) -> tuple[QuestionCard, ...]:
    """The open questions that a person has not answered, the oldest first."""
    found = queries.unanswered(session, person.id or 0, SHOWN)
    return tuple(views.question_card(session, rules, asked, question) for asked, question in found)


def customers(session: Session, rules: Rules, person: Person, now: datetime) -> tuple[CustomersCard, ...]:
    """The customers whom a person can tell news and has not told yet, by report, those due first."""
    rows = queries.to_tell(session, person.id or 0, CUSTOMERS)
    listed = {row.id for row in rows}
    news = dict.fromkeys((row.insight_id, row.change_id) for row in rows)
    cards = (
        views.customers_card(session, rules, insight, change, now, person.id) for insight, change in news
    )
    return tuple(_still_to_tell(card, listed) for card in cards if card is not None)


def _still_to_tell(card: CustomersCard, listed: set[int | None]) -> CustomersCard:
    left = (one for one in card.customers if one.outcome in OPEN and one.call_back in listed)
    return replace(card, customers=tuple(left))


def heads_ups(
    session: Session, rules: Rules, digests: Digests, viewer: Viewer, now: datetime
) -> tuple[HeadsUpCard, ...]:
    """The changes that concern somebody's team and are ahead or fresh, those that they have not read first."""
    found = queries.heads_ups(session, (now - FRESH).date())
    theirs = [row for row in found if viewer.crew in {crew.key for crew in concerned(rules, row)}]
    read = {row.id: _has_read(session, digests, row, viewer.user) for row in theirs}
    first = sorted(theirs, key=lambda row: read[row.id])[:SHOWN]
    return tuple(headsups.card(session, rules, row, now, "read" if read[row.id] else "open") for row in first)


def _has_read(session: Session, digests: Digests, row: HeadsUp, user: str) -> bool:
    digest = digest_of(digests, row.id or 0, user)
    return session.get(HeadsUpReceipt, (row.id, digest)) is not None
