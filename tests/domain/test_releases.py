"""Notes of releases, as people write them into a version's description."""

from datetime import date

import pytest

from bridge.domain.incoming import VersionSeen
from bridge.domain.releases import note_of

LINES = "Who: app users\nWhat: they pick an hour\nSay: You can pick the hour.\nReport: slots that vanish"

ONE_LINE = (
    "Who sees it: app users. What changes: they pick an hour. If asked: You can pick the hour. "
    "Please report: slots that vanish"
)
GERMAN = (
    "- Wer: app users\n- Was ändert sich: they pick an hour\n- Sagen: You can pick the hour.\n"
    "- Melden: slots that vanish"
)


def of(description: str) -> VersionSeen:
    return VersionSeen("7", "5.3", released=False, description=description, day=date(2026, 11, 6))


@pytest.mark.parametrize(
    "description",
    [
        f"Heads-up: slots by the hour\n{LINES}",
        f"HEADS UP: slots by the hour\r\n{LINES}",
        f"Heads-up: slots by the hour. {ONE_LINE}",
        f"- Vorwarnung: slots by the hour\n{GERMAN}",
    ],
    ids=["lines", "capitals", "one line", "German list"],
)
def test_the_five_lines_are_found_however_they_are_written(description: str) -> None:
    note = note_of(of(description))
    assert note is not None
    assert note.title.rstrip(".") == "slots by the hour"
    found = (note.who, note.what, note.say, note.report)
    assert [one.strip(" .-") for one in found] == [
        "app users",
        "they pick an hour",
        "You can pick the hour",
        "slots that vanish",
    ]
    assert (note.version, note.name, note.day) == ("7", "5.3", date(2026, 11, 6))


def test_without_a_title_the_releases_name_stands_for_it() -> None:
    note = note_of(of(LINES))
    assert note is not None
    assert note.title == "5.3"


def test_a_heads_up_alone_is_a_note_whose_lines_are_to_be_filled_in() -> None:
    note = note_of(of("Heads-up: slots by the hour"))
    assert note is not None
    assert (note.who, note.report) == ("", "")


@pytest.mark.parametrize(
    "description", ["", "Bug fixes", "Who: knows", "What: a release. Say: hi", "heads up"]
)
def test_anything_else_is_none(description: str) -> None:
    assert note_of(of(description)) is None
