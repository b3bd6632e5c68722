"""The CSV reader: what it reads, and what it says of each kind of broken file."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bridge.sandbox.seed.rows import CHANNELS, Row, RowsError, read

BANKING77 = Path(__file__).parents[4] / "shared" / "data" / "banking77" / "test.csv"
Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: str | bytes) -> Path:
        path = tmp_path / "insights.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def test_a_text_column_alone_is_enough(write: Write) -> None:
    assert read(write("text\nkettle leaks\n")) == [Row("kettle leaks")]


def test_every_known_column_is_read_in_any_order(write: Write) -> None:
    path = write(
        "at,problem,customer,channel,team,agent,text\n"
        "2026-11-02T09:30,leak,C-1234,DM,Leipzig,Mia Lindner,kettle leaks\n"
    )
    moment = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    assert read(path) == [Row("kettle leaks", "Mia Lindner", "Leipzig", "dm", "C-1234", moment, "leak")]


def test_unknown_columns_are_ignored(write: Write) -> None:
    assert read(write("category,text,mood\ncard,where is it,bad\n")) == [Row("where is it")]


def test_excel_leaves_a_mark_and_capitals_and_blank_lines_that_do_no_harm(write: Write) -> None:
    assert read(write("\ufeff Text ,Agent\r\nkettle leaks,Mia\r\n\r\n\r\n")) == [Row("kettle leaks", "Mia")]


def test_a_text_may_hold_commas_quotes_and_line_breaks(write: Write) -> None:
    assert read(write('text\n"one, ""two""\nthree"\nfour\n')) == [Row('one, "two"\nthree'), Row("four")]


def test_a_date_with_a_zone_keeps_it_and_a_day_is_midnight(write: Write) -> None:
    rows = read(write("text,at\na,2026-11-21T14:30+02:00\nb,2026-11-21\nc,\n"))
    assert rows[0].at is not None
    assert rows[0].at.utcoffset() == timedelta(hours=2)
    assert [row.at for row in rows[1:]] == [datetime(2026, 11, 21, tzinfo=UTC), None]


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_way_in_may_be_named(write: Write, channel: str) -> None:
    assert read(write(f"text,channel\na,{channel}\n"))[0].channel == channel


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", '"text" is missing; the first line names nothing'),
        (
            "text;agent\na;b\n",
            '"text" is missing; the first line names text;agent. Separate columns by commas',
        ),
        ("agent,at\na,b\n", '"text" is missing; the first line names agent, at'),
        ("text,agent,text\na,b,c\n", '"text" stands twice'),
        ("text\n", "has a header and no rows"),
        ("text,agent\na,b\nc,d\n  ,e\n", 'row 3: "text" is empty'),
        ("text,agent\na,b\nc\n", "row 2 has 1 fields, the first line names 2 columns"),
        ("text,agent\na, and b,c\n", "row 1 has 3 fields"),
        ("text,at\na,2026-11-02\nb,soon\n", 'row 2: "at" is not a date: "soon". Use 2026-11-21 or'),
        ("text,channel\na,fax\n", 'row 1: "channel" is "fax". Use command, modal, mention, listening, dm'),
        ("text,agent\na,b\0c\n", 'row 1: "agent" holds a NUL'),
        ('text\nfine\n"never closed\n', "line 3: broken CSV"),
        ('text\n"closed" too soon\n', "line 2: broken CSV"),
        (b"text\nfine\nM\xf6bel\n", "line 3: not UTF-8 text"),
        (b"\xff\xfet\x00e\x00x\x00t\x00", "line 1: not UTF-8 text"),
    ],
)
def test_a_broken_file_gets_one_sentence_that_says_where_and_what_is_allowed(
    write: Write, content: str | bytes, said: str
) -> None:
    with pytest.raises(RowsError) as caught:
        read(write(content))
    assert str(caught.value).startswith("insights.csv")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(RowsError, match=r"nowhere\.csv cannot be read: No such file"):
        read(tmp_path / "nowhere.csv")
    with pytest.raises(RowsError, match="cannot be read: Is a directory"):
        read(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip),
        min_size=1,
    )
)
def test_whatever_a_csv_writer_wrote_is_read_back(write: Write, texts: list[str]) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([["text"], *([text] for text in texts)])
    assert [row.text for row in read(write(buffer.getvalue()))] == [text.strip() for text in texts]


@pytest.mark.shared
def test_a_public_file_of_customers_questions_is_read_whole() -> None:
    if not BANKING77.exists():
        pytest.skip("the folder ../shared is not beside this checkout")
    rows = read(BANKING77)
    assert len(rows) == 3080
    assert rows[0].text == "How do I locate my card?"
    assert not any(row.agent or row.channel for row in rows)
