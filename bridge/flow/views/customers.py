"""Which customers somebody can tell news, and what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.outgoing import Customer, CustomersCard, HandedCard
from bridge.domain.rules import Rules
from bridge.domain.stages import OVER, Stage
from bridge.flow.callbacks import OPEN
from bridge.flow.people import called, somebody
from bridge.flow.views.problem import worded
from bridge.store.queries import callbacks, groups
from bridge.store.tables import CallBack, Insight, Person, StageChange


def customers_card(
    session: Session, rules: Rules, insight: int, change: int, now: datetime, reader: int | None = None
) -> CustomersCard | None:
    """The customers of a report whom there is news for; None if there are none.

    Args:
        session: only reads.
        rules: who is named to whom, and who leads which team.
        insight: the report's number.
        change: the news: a change of stage.
        now: the time.
        reader: number of the person who reads it; its reporter unless named.
    """
    reporter = session.get_one(Insight, insight).person_id
    reader = reader or reporter
    owed = callbacks.of(session, insight, change)
    rows = [row for row in owed if reader in {row.person_id, reporter}]
    return _card(session, rules, rows, reader, now) if rows else None


def handed_card(
    session: Session, rules: Rules, reader: int, numbers: Sequence[int], why: str, now: datetime
) -> HandedCard:
    """What was handed on to somebody, by report."""
    by_news: dict[tuple[int, int], list[CallBack]] = {}
    for row in callbacks.among(session, numbers):
        by_news.setdefault((row.insight_id, row.change_id), []).append(row)
    cards = (_card(session, rules, rows, reader, now) for rows in by_news.values())
    return HandedCard(tuple(replace(card, text=_quoted(session, card.insight)) for card in cards), why)


def _quoted(session: Session, number: int) -> str:
    """What a report says, unless it is held back."""
    insight = session.get_one(Insight, number)
    return "" if insight.held_back else insight.text


def _card(
    session: Session, rules: Rules, rows: Sequence[CallBack], reader: int, now: datetime
) -> CustomersCard:
    """Customers of one report and one piece of news."""
    news = session.get_one(StageChange, rows[0].change_id)
    insight = session.get_one(Insight, rows[0].insight_id)
    crew, me = rules.crew(rows[0].crew), session.get_one(Person, reader)
    return CustomersCard(
        insight=rows[0].insight_id,
        problem=worded(session, rules, groups.get(session, news.group_id), now),
        customers=tuple(_customer(session, rules, row, me) for row in rows),
        due=max(row.due_at for row in rows),
        correction=news.correction,
        nothing_new=Stage(news.stage) not in OVER and not news.correction,
        lead=crew.lead if crew and crew.lead != me.user else "",
        openly=insight.home_thread is not None and reader == insight.person_id,
    )


def _customer(session: Session, rules: Rules, row: CallBack, reader: Person) -> Customer:
    """Whoever else has them is called as the reader may call them."""
    name, holder = row.placeholder.strip("[]"), ""
    if row.person_id != reader.id:
        has = session.get_one(Person, row.person_id)
        holder = called(session, rules, has, somebody(session, rules, reader), Side.SLACK)
    return Customer(row.id or 0, name, row.outcome, holder)


def still_to_tell(rows: Iterable[CallBack], person: int) -> int:
    """How many customers a person is still to tell."""
    return sum(row.outcome in OPEN and row.person_id == person for row in rows)
