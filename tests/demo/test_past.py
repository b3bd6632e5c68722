"""The demo's past: believable, by the rules of the ledger, and the same every time."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlmodel import func, select

from bridge.demo.past.problems import read
from bridge.demo.past.write import write
from bridge.domain import weeks
from bridge.domain.rules import Crew, Route, Rules
from bridge.domain.stages import Stage
from bridge.domain.taxonomy import Taxonomy
from bridge.flow.ledger.replay import replay
from bridge.store.engine import Store
from bridge.store.queries import credit
from bridge.store.tables import CallBack, CreditEntry, Group, Insight, Membership, StageChange

NOW = datetime(2026, 11, 19, 15, tzinfo=UTC)
CREWS = tuple(
    Crew(key, name, members=tuple(f"U-{key}-{number}" for number in range(20)))
    for key, name in (("leipzig", "Phones Leipzig"), ("manila", "Phones Manila"), ("night", "Night shift"))
)
DELIVERY = ("delivery_time", "partner", "product_fault", "wrong_item")
RULES = Rules(
    routes=(
        Route("app", "App and web", ("app_fault", "knowledge"), "APP", "Bug", "C1", owners=("U-aylin",)),
        Route("delivery", "Delivery", DELIVERY, "DEL", "Bug", "C4", owners=("U-lukas",)),
        Route("pay", "Payments", ("billing", "policy"), "PAY", "Bug", "C2", owners=("U-priya",)),
        Route("service", "Service", ("praise",), "", "", "C3", owners=("U-ruth",)),
    ),
    crews=CREWS,
    theme_names={theme.key: theme.name for theme in Taxonomy.load().themes},
)
NAMES = {user: user for crew in CREWS for user in crew.members} | {
    "U-aylin": "Aylin",
    "U-lukas": "Lukas",
    "U-priya": "Priya",
    "U-ruth": "Ruth",
}


@pytest.fixture
def past(store: Store) -> Store:
    write(store, RULES, "T1", NAMES, NOW)
    return store


def test_all_reports_are_there_in_the_weeks_that_the_file_says(past: Store) -> None:
    with past.read() as session:
        said = Counter(
            (place.group_id, weeks.monday(insight.said_at))
            for insight, place in session.exec(
                select(Insight, Membership)
                .join(Membership, Membership.insight_id == Insight.id)  # type: ignore[arg-type]
                .where(Membership.current)
            )
        )
    first = weeks.monday(NOW) - 13 * weeks.WEEK
    expected = {
        (number, first + week * weeks.WEEK): several
        for number, problem in enumerate(read(), 1)
        for week, several in enumerate(problem.weekly)
        if several
    }
    assert said == expected


def test_nothing_is_later_than_now(past: Store) -> None:
    with past.read() as session:
        for column in (Insight.said_at, Membership.at, StageChange.at, CreditEntry.at, Group.stage_since):
            latest = session.exec(select(func.max(column))).one()
            assert latest <= NOW


def test_the_ledger_is_what_the_facts_come_to(past: Store) -> None:
    with past.read() as session:
        assert credit.totals(session) == replay(session, RULES, NOW)


def test_problems_stand_where_the_file_says(past: Store) -> None:
    with past.read() as session:
        stages = {group.title: group.stage for group in session.exec(select(Group))}
    assert stages["Invoice mails arrive without the invoice"] == Stage.LIVE
    assert stages["Price match only with a printed receipt"] == Stage.DECLINED
    assert stages["Price form is asked for at every counter"] == Stage.HEARD


def test_most_customers_were_told_and_some_are_left(past: Store) -> None:
    with past.read() as session:
        outcomes = Counter(row.outcome for row in session.exec(select(CallBack)))
    assert outcomes == {"told": 12, "not_reached": 2}
