"""What was asked and is still open, what was over and is heard again, and what figures show."""

from datetime import timedelta
from typing import Any

import pytest

from bridge.store.queries import figures, questions, recurring
from bridge.store.tables import Group, Question, Reference, StageChange
from tests.store.rows import NOON, Desk, effect, group

DAY = timedelta(days=1)


@pytest.fixture
def asked(desk: Desk) -> tuple[Desk, dict[str, int]]:
    """Questions of each kind about one problem and one that was merged into it."""
    merged = desk.lay(group(merged_into=desk.group))

    def ask(comment: str, **columns: Any) -> int:
        given: dict[str, Any] = {"group_id": desk.group, "text": "Which?", "asked_at": NOON}
        return desk.lay(Question(comment_id=comment, **given | columns))

    return desk, {
        "open": ask("c1", jira_id="20001"),
        "of the merged one": ask("c2", group_id=merged, jira_id="20002"),
        "withdrawn": ask("c3", withdrawn_at=NOON, jira_id="20001"),
        "accepted": ask("c4", accepted_at=NOON, accepted_comment="c9", jira_id="20001"),
        "of another": ask("c5", group_id=desk.lay(group())),
        "merged": merged,
    }


def test_open_is_what_was_neither_withdrawn_nor_accepted(asked: tuple[Desk, dict[str, int]]) -> None:
    desk, numbers = asked
    found = questions.open_of(desk.session, {desk.group, numbers["merged"]})
    assert [row.id for row in found] == [numbers["open"], numbers["of the merged one"]]
    assert [row.id for row in questions.open_on(desk.session, "20001")] == [numbers["open"]]
    thanked = questions.thanked_by(desk.session, "c9")
    assert thanked is not None
    assert thanked.id == numbers["accepted"]
    assert questions.thanked_by(desk.session, "c1") is None


def test_reminded_is_who_was_asked_long_enough_ago_and_is_silent(asked: tuple[Desk, dict[str, int]]) -> None:
    desk, numbers = asked
    silent = desk.ask_person(numbers["open"], desk.person)
    desk.ask_person(numbers["open"], desk.meet("U-2"), answer="Visa", answered_at=NOON)
    desk.ask_person(numbers["open"], desk.meet("U-3"), reminded_at=NOON)
    desk.ask_person(numbers["withdrawn"], desk.person)
    desk.ask_person(numbers["accepted"], desk.person)
    assert [row.id for row in questions.silent(desk.session, NOON + DAY)] == [silent]
    assert questions.silent(desk.session, NOON) == []


@pytest.fixture
def live(desk: Desk) -> Group:
    return desk.session.get_one(Group, desk.lay(group(stage="live", stage_since=NOON)))


def test_heard_again_is_what_was_said_after_it_was_over_each_call_once(desk: Desk, live: Group) -> None:
    number = live.id or 0
    desk.hear(number, said_at=NOON)
    first = desk.hear(number, said_at=NOON + DAY)
    desk.hear(number, said_at=NOON + DAY, copy_of=first)
    desk.hear(number, "provisional", said_at=NOON + DAY)
    assert len(recurring.said_since(desk.session, live)) == 2
    assert recurring.still_heard(desk.session, number) == 1
    live.stage = "in_work"
    desk.session.flush()
    assert recurring.said_since(desk.session, live) == []
    assert recurring.still_heard(desk.session, number) == 0


def test_a_number_that_was_merged_away_is_asked_about_what_it_leads_to(desk: Desk, live: Group) -> None:
    old = desk.lay(group(merged_into=live.id))
    desk.hear(live.id, said_at=NOON + DAY)
    assert recurring.still_heard(desk.session, old) == 1


def test_the_change_that_holds_is_the_last_of_that_stage_at_that_time(desk: Desk, live: Group) -> None:
    def change(stage: str, at: Any) -> int:
        return desk.lay(StageChange(group_id=live.id or 0, stage=stage, at=at))

    change("live", NOON - DAY)
    change("fixed", NOON)
    last = [change("live", NOON) for _ in range(2)][-1]
    found = recurring.standing_change(desk.session, live)
    assert found is not None
    assert found.id == last
    assert recurring.standing_change(desk.session, desk.session.get_one(Group, desk.group)) is None


def test_who_was_asked_whether_it_is_the_same_is_known_by_report(desk: Desk) -> None:
    asked = [desk.lay(effect(f"same:{turn}", kind="still_same", subject=7)) for turn in range(2)]
    desk.lay(effect("other", kind="still_same", subject=8))
    desk.lay(effect("card", kind="home", subject=7))
    assert [row.id for row in recurring.asked_same(desk.session, 7)] == asked


def refer(desk: Desk, insight: int, digest: str, number: int = 1) -> None:
    placeholder = f"[reference {number}]"
    desk.lay(Reference(insight_id=insight, placeholder=placeholder, digest=digest, expires_at=NOON))


def test_customers_are_counted_once_whoever_names_them_and_where_it_counts(desk: Desk) -> None:
    one, other, unsure, elsewhere = (
        desk.hear(desk.group),
        desk.hear(desk.group, "confirmed"),
        desk.hear(desk.group, "provisional"),
        desk.hear(desk.lay(group())),
    )
    refer(desk, one, "anna")
    refer(desk, one, "bert", 2)
    refer(desk, other, "anna")
    refer(desk, unsure, "carl")
    refer(desk, elsewhere, "dora")
    assert figures.customers(desk.session, desk.group) == 2
    assert figures.customers(desk.session, desk.lay(group())) == 0


def test_a_span_of_reports_holds_its_first_moment_and_each_call_once(desk: Desk) -> None:
    first = desk.hear(desk.group, said_at=NOON)
    desk.hear(desk.group, said_at=NOON + timedelta(hours=1), copy_of=first)
    desk.hear(desk.group, said_at=NOON + timedelta(hours=2), copy_of=desk.hear())
    desk.hear(desk.group, said_at=NOON + DAY)
    desk.hear(desk.group, "provisional", said_at=NOON)
    assert figures.said_between(desk.session, desk.group, NOON, NOON + DAY) == 2
    assert figures.said_between(desk.session, desk.group, NOON + DAY, NOON + 2 * DAY) == 1


def test_figures_are_stale_where_an_issue_can_be_read_and_shows_old_ones(desk: Desk) -> None:
    old = desk.open_issue("1", figures_at=NOON - DAY)
    desk.open_issue("2", figures_at=NOON)
    desk.open_issue("3")
    desk.open_issue("4", figures_at=NOON - DAY, seen="gone")
    desk.open_issue("5", figures_at=NOON - DAY, retired=True)
    assert [issue.id for issue in figures.stale(desk.session, NOON)] == [old]
