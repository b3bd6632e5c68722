"""Fill a store with a made-up company's two years: by the same seed the same."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from random import Random

from bridge.domain.credit import Kind
from bridge.measure import company
from bridge.measure.company import Size
from bridge.measure.fill import bulk, customers, decisions, draws, history, people, reports
from bridge.measure.fill.bulk import batches
from bridge.measure.fill.credit import Ledger
from bridge.measure.fill.questions import Asking
from bridge.measure.fill.reports import Report
from bridge.store.bulk import Row, Rows
from bridge.store.engine import Store
from bridge.store.tables import CallBack, CreditEntry, Evidence, Insight, Membership, Reference, Wording

SEED = 1
PROBLEMS, REPORTS = 1_000, 5_000
"""So many are written in one transaction."""


def fill(store: Store, size: Size, now: datetime, told: Callable[[int], object] = lambda _done: None) -> None:
    """Write all rows into an empty store; no sums are made yet.

    Args:
        store: with all tables.
        size: how much.
        now: the end of the two years.
        told: hears how many reports are written.
    """
    with bulk.filling(store):
        _write(store, size, now, told)


def _write(store: Store, size: Size, now: datetime, told: Callable[[int], object]) -> None:
    random = Random(SEED)  # noqa: S311 - the same numbers again, not secrets
    drawn = draws.draw(size, now, SEED)
    problems = history.problems(drawn.of_problems(size.groups), company.rules(), now, random)
    crews = people.crews_of(size.agents, random)
    bulk.write_all(store, people.rows(crews, now, random))
    changes, owners = decisions.numbered(problems), people.owner_numbers(size.agents)
    ledger, asking = Ledger(owners, size.agents, now, random), Asking(random)
    for some in batches(problems, PROBLEMS):
        rows = decisions.rows(some, changes, owners, size.agents, random)
        bulk.write_all(store, {**rows, CreditEntry: _of_wordings(ledger, rows[Wording])})
    done = 0
    for batch in batches(reports.Telling(problems, crews).reports(drawn), REPORTS):
        for report in batch:
            asking.hear(report)
        bulk.write_all(store, _rows(batch, ledger, changes, now, random))
        done += len(batch)
        told(done)
    bulk.write_all(store, asking.rows(ledger))


def _of_wordings(ledger: Ledger, wordings: Sequence[Row]) -> list[Row]:
    return [
        ledger.line(Kind.WORDING, one["person_id"], one["group_id"], one["at"], wording_id=one["id"])
        for one in wordings
    ]


def _rows(
    batch: Sequence[Report],
    ledger: Ledger,
    changes: Mapping[int, Sequence[int]],
    now: datetime,
    random: Random,
) -> Rows:
    earned = [ledger.of(report) for report in batch]
    return {
        Insight: [reports.insight(report, random) for report in batch],
        Membership: [row for report in batch for row in reports.memberships(report, random)],
        Reference: [row for report in batch for row in reports.reference(report, random, now)],
        CallBack: [row for report in batch for row in customers.call_backs(report, changes, now, random)],
        **{table: [row for one in earned for row in one[table]] for table in (Evidence, CreditEntry)},
    }
