"""What tests begin with is put back just as it would have happened."""

from unittest.mock import Mock

import pytest
from sqlalchemy import select

from bridge.domain.errors import TryLaterError
from bridge.store.tables import metadata
from tests.flow import scenes
from tests.flow.office import Office
from tests.flow.small import small_office

REFUND = ("refund pending for days", "refund pending since days")


@pytest.fixture(autouse=True)
def _known_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenes, "_SCENES", {})


def story(office: Office) -> tuple[object, ...]:
    """A scene and what follows: what it gave, all rows, and what Slack and Jira got."""
    given = office.opened()
    office.say("U-3", "refund still pending for days")
    office.work()
    with office.store.read() as session:
        rows = [session.execute(select(table)).all() for table in metadata.tables.values()]
    return given, rows, office.slack, office.jira.written, office.sorter.placed


def test_what_is_put_back_is_what_would_have_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    happened = story(small_office())
    office = small_office()
    work = Mock(wraps=office.work)
    monkeypatch.setattr(office, "work", work)
    assert story(office) == happened
    assert work.call_count == 1, "for what followed only"


def test_what_is_changed_later_is_not_put_back() -> None:
    numbers = small_office().problem(*REFUND)
    small_office().problem(*REFUND).clear()
    office = small_office()
    office.problem(*REFUND)
    office.slack.posts.clear()
    again = small_office()
    assert again.problem(*REFUND) == numbers
    assert again.slack.keys("home") == ["home:1", "home:2"]


def test_what_happened_before_stays_and_counts() -> None:
    small_office().problem(*REFUND)
    office = small_office()
    office.say("U-9", "parcel left in rain")
    assert office.problem(*REFUND) == [2, 3]
    assert office.count() == 3


def test_a_slack_that_fails_does() -> None:
    small_office().problem(*REFUND)
    office = small_office()
    office.slack.before = [TryLaterError("slow down")]
    office.problem(*REFUND)
    assert "home:1" not in office.slack.keys("home")
