from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bridge.slack.rich import Bold, Due, Line, Link, Moment, When
from tests.slack.fake import UNHURRIED

EVENING = datetime(2026, 11, 2, 23, 30, tzinfo=timezone(timedelta(hours=-5)))


def test_a_line_is_one_sentence_in_elements_and_in_words() -> None:
    line = Line("{saved} · {title}, {count}", saved=Bold("Saved"), title="Refund", count=3)
    assert line.plain() == "Saved · Refund, 3"
    assert [element["text"] for element in line.elements()] == ["Saved", " · Refund, 3"]
    assert line.elements()[0]["style"] == {"bold": True}


def test_a_day_is_left_to_the_readers_zone_with_words_to_fall_back_on() -> None:
    (element,) = Line("{when}", when=When(EVENING)).elements()
    assert element == {
        "type": "date",
        "timestamp": int(EVENING.timestamp()),
        "format": "{date_pretty}",
        "fallback": "3 November 2026",
    }
    assert Line("since {when}", when=When(EVENING)).plain() == "since 3 November 2026"


def test_a_day_to_come_has_its_weekday_too() -> None:
    (element,) = Line("{due}", due=Due(EVENING)).elements()
    assert element["format"] == "{date_long_pretty}"
    assert element["fallback"] == "3 November 2026"


def test_a_moment_has_the_time_of_day_too() -> None:
    (element,) = Line("{when}", when=Moment(EVENING)).elements()
    assert element == {
        "type": "date",
        "timestamp": int(EVENING.timestamp()),
        "format": "{date_pretty}, {time}",
        "fallback": "3 November 2026, 04:30 UTC",
    }


def test_a_link_shows_its_words() -> None:
    line = Line("Issue: {issue}", issue=Link("https://j.example/browse/PAY-1", "PAY-1"))
    assert line.plain() == "Issue: PAY-1"
    assert line.elements()[1] == {"type": "link", "url": "https://j.example/browse/PAY-1", "text": "PAY-1"}


def test_an_empty_place_leaves_no_empty_element() -> None:
    assert Line("a{b}", b="").elements() == [{"type": "text", "text": "a"}]


@UNHURRIED
@given(st.text(min_size=1))
def test_words_of_customers_stay_as_they_are(words: str) -> None:
    line = Line("{words}", words=words)
    assert line.plain() == words
    assert line.elements() == [{"type": "text", "text": words}]


def test_times_without_a_change_of_day_keep_their_day() -> None:
    assert Line("{when}", when=When(datetime(2026, 1, 5, tzinfo=UTC))).plain() == "5 January 2026"
