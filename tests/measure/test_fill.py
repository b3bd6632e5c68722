"""What a filled store tells is what a real one could tell."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import inspect
from sqlmodel import col, func, select

from bridge.domain.credit import A_DAY, Kind
from bridge.measure.company import Size
from bridge.measure.fill import fill
from bridge.measure.fill.bulk import batches
from bridge.measure.pages import size_of
from bridge.store.engine import Store
from bridge.store.queries import groups, tallies
from bridge.store.tables import (
    CreditEntry,
    Group,
    Insight,
    Membership,
    ProblemSize,
    StageChange,
)
from tests.measure.conftest import NOW, SMALL


def test_there_is_as_much_as_was_asked_for(filled: Store) -> None:
    assert size_of(filled) == SMALL


def test_a_company_of_any_size_has_the_proportions_of_the_largest() -> None:
    assert Size.of(1_000_000) == Size(1_000_000, 20_000, 2_000)
    assert Size.of(10_000) == Size(10_000, 200, 200)


def test_reports_are_numbered_in_the_order_in_which_they_are_said_over_two_years(filled: Store) -> None:
    with filled.read() as session:
        said = session.exec(select(Insight.said_at).order_by(col(Insight.id))).all()
    assert all(before <= after for before, after in pairwise(said))
    assert NOW - timedelta(days=730) <= said[0]
    assert said[-1] < NOW


def test_every_report_is_in_one_problem_that_was_not_merged_away(filled: Store) -> None:
    with filled.read() as session:
        places = session.exec(select(Membership).where(Membership.current)).all()
        joined = set(session.exec(select(Group.id).where(col(Group.merged_into).is_not(None))))
    assert sorted(place.insight_id for place in places) == list(range(1, SMALL.insights + 1))
    assert joined.isdisjoint(place.group_id for place in places)


def test_few_problems_have_most_of_the_reports(filled: Store) -> None:
    with filled.read() as session:
        sizes = sorted(session.exec(select(ProblemSize.reports)), reverse=True)
    assert sum(sizes[: len(sizes) // 5]) > sum(sizes) / 2


def test_stages_follow_one_another_and_the_last_one_is_the_problems_own(filled: Store) -> None:
    with filled.read() as session:
        for group in session.exec(select(Group).where(col(Group.accepted_at).is_not(None))).all():
            changes = groups.stage_changes(session, group.id or 0)
            assert [change.at for change in changes] == sorted(change.at for change in changes)
            assert group.stage == "merged" or group.stage == changes[-1].stage
        assert session.exec(select(func.count(col(StageChange.id)))).one() > SMALL.groups / 2


def test_the_ledger_keeps_its_cap_and_takes_back_only_what_it_gave(filled: Store) -> None:
    with filled.read() as session:
        entries = {entry.id: entry for entry in session.exec(select(CreditEntry))}
        of_day = Counter(
            (entry.person_id, report.said_at.date())
            for entry in entries.values()
            if entry.kind == Kind.INSIGHT and entry.points > 0
            for report in [session.get_one(Insight, entry.insight_id)]
        )
    assert max(of_day.values()) <= A_DAY
    back = [entry for entry in entries.values() if entry.reverses is not None]
    assert back
    assert all(entry.points == -entries[entry.reverses].points for entry in back)
    assert {Kind.INSIGHT, Kind.FOUND, Kind.WORDING} <= {entry.kind for entry in entries.values()}


def test_the_same_store_is_made_each_time(filled: Store, store: Store) -> None:
    fill(store, SMALL, NOW)
    titles = select(Group.title, Group.stage).order_by(col(Group.id))
    with filled.read() as one, store.read() as other:
        assert one.exec(titles).all() == other.exec(titles).all()
        assert tallies.sizes(other, range(1, SMALL.groups)) == {}
    with store.write() as session:
        session.add(Group(title="one more", stage_since=NOW, created_at=NOW))
        session.flush()
        assert session.exec(select(func.max(Group.id))).one() == SMALL.groups + 1


def test_a_filled_store_is_looked_up_with_and_checked_by_what_an_empty_one_is(store: Store) -> None:
    """They are left out while it is filled, which is quicker."""
    before = guarded(store)
    fill(store, SMALL, NOW)
    assert guarded(store) == before
    assert len(before["insight"]) > 4


def guarded(store: Store) -> dict[str, list[str]]:
    """All indexes, with what they are limited to, and keys by table."""
    there, where = inspect(store.engine), f"{store.engine.dialect.name}_where"

    def index(one: Any) -> str:
        limit = one.get("dialect_options", {}).get(where)
        return f"{one['name']} {one['column_names']} {one['unique']} {limit}"

    return {
        table: [
            *sorted(map(index, there.get_indexes(table))),
            *sorted(map(repr, there.get_foreign_keys(table))),
        ]
        for table in there.get_table_names()
    }


def test_things_come_in_lists_of_some_size() -> None:
    assert list(batches("abcde", 2)) == [["a", "b"], ["c", "d"], ["e"]]
