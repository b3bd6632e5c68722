"""A person's own credit: facts, sums and lines with their why, for all time or a period."""

from dataclasses import replace

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CreditSummary
from bridge.domain.incoming import Gesture
from bridge.domain.periods import Period
from bridge.domain.rules import Naming
from bridge.flow.statement import statement
from bridge.store.engine import Store
from bridge.store.tables import CreditEntry
from tests.conftest import HeldClock
from tests.flow.office import TEAM
from tests.flow.owners.desk import form
from tests.flow.voices.conftest import VOICED, Voiced


def own(office: Voiced, user: str, period: str = "") -> CreditSummary:
    with office.store.read() as session:
        return statement(session, office.rules, TEAM, user, Period.named(period) if period else None)


def test_facts_and_sums_of_all_that_was_earned(office: Voiced) -> None:
    (first, second), _ = office.opened()
    office.click("U-1", Gesture.RIGHT, first)
    summary = own(office, "U-1")
    assert (summary.outcomes.contributions, summary.outcomes.heard, summary.outcomes.live) == (2, 1, 0)
    assert (summary.points[Kind.INSIGHT], summary.points[Kind.FOUND], summary.total) == (1, 1, 2)
    form(office, Gesture.DECLINE, office.group_of(second).id or 0, "No.")
    assert own(office, "U-1").total == 2


def test_each_line_says_why_with_the_facts_as_they_stand_now_and_where_to_look(quick: Voiced) -> None:
    (_, second), _ = quick.opened()
    found, line = own(quick, "U-2").lines
    title = quick.group_of(second).title
    assert line.sentence == f"No. {second} on “{title}”, confirmed by Payments; 2 reports; with Payments"
    assert (
        found.sentence == f"No. {second} on “{title}”, among the first to report it; 2 reports; with Payments"
    )
    assert (line.insight, line.group) == (second, quick.group_of(second).id)
    assert (line.issue_key, line.issue_url != "") == ("PAY-1", True)
    quick.click("U-2", Gesture.RIGHT, second)
    assert "confirmed by you" in own(quick, "U-2").lines[-1].sentence


def test_what_was_taken_back_says_why_and_counts_as_no_contribution(quick: Voiced) -> None:
    _, second = quick.problem("refund pending for days", "refund pending since days")
    quick.click("U-2", Gesture.RIGHT, second)
    quick.click("U-2", Gesture.UNDO, second)
    summary = own(quick, "U-2")
    assert summary.lines[0].sentence.startswith(f"Taken back: No. {second} on “")
    assert (summary.total, summary.outcomes.contributions) == (0, 0)


def test_a_period_holds_what_was_earned_in_it_and_says_what_was_known_when_it_ended(quick: Voiced) -> None:
    _, second = quick.problem("refund pending for days", "refund pending since days")
    quick.click("U-2", Gesture.RIGHT, second)
    assert own(quick, "U-2", "2026-11").total == 1
    assert own(quick, "U-2", "2026-10").lines == ()
    assert own(quick, "U-2", "2026-Q4").period == "October to December 2026"
    assert own(quick, "U-2", "2026-W45").then is None
    quick.clock.forward(days=14)
    quick.click("U-2", Gesture.UNDO, second)
    summary = own(quick, "U-2", "2026-W45")
    assert (summary.total, summary.then) == (0, 1)


def test_many_lines_are_explained_only_as_far_as_they_are_shown(quick: Voiced) -> None:
    numbers = [quick.say("U-1", f"refund pending {word}") for word in ("apple", "basket", "candle")]
    quick.work()
    for number in numbers:
        quick.click("U-1", Gesture.RIGHT, number)
    with quick.store.read() as session:
        summary = statement(session, quick.rules, TEAM, "U-1", most=2)
    assert (len(summary.lines), summary.listed) == (2, len(quick.rows(CreditEntry)))


def test_somebody_new_and_a_bridge_that_records_nobody_show_nothing(memory: Store, clock: HeldClock) -> None:
    office = Voiced(memory, clock, replace(VOICED, naming=Naming.OFF))
    _, second = office.problem("refund pending for days", "refund pending since days")
    office.click("U-2", Gesture.RIGHT, second)
    summary = own(office, "U-2")
    assert (summary.recorded, summary.lines) == (False, ())
    with office.store.read() as session:
        assert statement(session, VOICED, TEAM, "U-nobody") == CreditSummary(page="https://bridge.example")
