"""What search boxes offer: problems and issues by words that somebody typed."""

from datetime import timedelta
from typing import Any

from bridge.store.queries import search
from bridge.store.tables import BacklogIssue
from tests.store.rows import NOON, Desk, group


def heard(desk: Desk, title: str, *texts: str, **columns: object) -> int:
    number = desk.lay(group(title=title, **columns))
    for text in texts or ("x",):
        desk.hear(number, text=text)
    return number


def found(desk: Desk, *words: str, most: int = 9) -> list[int | None]:
    return [one.id for one in search.problems(desk.session, words, most)]


def test_titles_come_before_what_was_said_and_each_the_newest_first(desk: Desk) -> None:
    said = heard(desk, "Money is late", "refund pending")
    titled, newer = heard(desk, "Refund pending"), heard(desk, "REFUND pending for days", "refund pending")
    assert found(desk, "refund", "pending") == [newer, titled, said]
    assert found(desk, "refund", "pending", most=2) == [newer, titled]
    assert found(desk, "refund", "parcel") == []
    assert found(desk) == [newer, titled, said]


def test_only_problems_that_somebody_reports_and_that_were_not_merged_are_offered(desk: Desk) -> None:
    there = heard(desk, "Refund")
    heard(desk, "Refund", merged_into=there)
    unsure = desk.lay(group(title="Refund"))
    desk.hear(unsure, "provisional", text="refund")
    desk.lay(group(title="Refund"))
    assert found(desk, "refund") == [there]


def test_signs_of_a_pattern_are_looked_for_as_they_are(desk: Desk) -> None:
    percent, under = heard(desk, "100% off"), heard(desk, "snake_case")
    heard(desk, "1000 off, snakecase")
    assert found(desk, "100%") == [percent]
    assert found(desk, "e_c") == [under]
    assert found(desk, "\\") == []
    assert found(desk, "'; DROP TABLE insight") == []


def backlog(desk: Desk, key: str, summary: str, days: int) -> None:
    at = NOON + timedelta(days=days)
    given: dict[str, Any] = {"project": "PAY", "url": "https://j.example", "created": NOON, "read_at": NOON}
    desk.lay(BacklogIssue(jira_id=key, key=key, summary=summary, updated=at, **given))


def test_issues_of_both_kinds_are_offered_by_when_they_changed(desk: Desk) -> None:
    backlog(desk, "PAY-1", "Refund status unclear", 1)
    backlog(desk, "PAY-2", "Refund too small", 3)
    desk.open_issue("9", key="PAY-9", summary="Refund is late", updated=NOON + timedelta(days=2))
    desk.open_issue("8", key="APP-8", summary="Login", updated=NOON + timedelta(days=9))
    offered = search.issues(desk.session, ["refund"], 9)
    assert [key for key, _summary in offered] == ["PAY-2", "PAY-9", "PAY-1"]
    assert search.issues(desk.session, ["refund"], 2) == offered[:2]
    assert search.issues(desk.session, ["app-8"], 9) == [("APP-8", "Login")]
    assert search.issues(desk.session, ["pay", "late"], 9) == [("PAY-9", "Refund is late")]


def test_an_issue_that_became_ours_is_offered_once_as_it_was_read_last(desk: Desk) -> None:
    backlog(desk, "PAY-9", "Refund", 1)
    desk.open_issue("9", key="PAY-9", summary="Refund is late", updated=NOON + timedelta(days=2))
    assert search.issues(desk.session, ["refund"], 9) == [("PAY-9", "Refund is late")]
