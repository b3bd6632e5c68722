import os
from datetime import date
from pathlib import Path

import pytest

from bridge.domain.rules import Rules
from bridge.flow.contact_reasons import Contacts, contacts, read
from bridge.flow.spreadsheet import SheetError

THEMES = {"billing": "Billing and refunds", "policy": "Policy"}
MONDAY = date(2026, 11, 16)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "contacts.csv"


def rules(path: Path | None) -> Rules:
    return Rules(routes=(), theme_names=THEMES, contacts=path)


def test_rows_of_a_week_are_added_up_whether_they_say_a_week_or_a_date_a_key_or_a_name(file: Path) -> None:
    file.write_text(
        "week,theme,contacts\n2026-W47,billing,1000\n2026-W47,Billing and Refunds,204\n2026-W48,policy,3\n"
    )
    assert read(file, THEMES) == {"billing": {MONDAY: 1204}, "policy": {date(2026, 11, 23): 3}}
    file.write_text("Theme;Date;Contacts\nbilling;2026-11-16;1000\nbilling;2026-11-22;204\n", "utf-8-sig")
    assert read(file, THEMES) == {"billing": {MONDAY: 1204}}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "week,theme,contacts\n2026-W47,billing,1\n2026-W47,bilings,1\n",
            'contacts.csv, row 3: there is no theme "bilings". Use one of: billing, policy.',
        ),
        (
            "date,theme,contacts\nsoon,billing,1\n",
            'contacts.csv, row 2: "soon" is no week or date. Use a week such as 2026-W47 or a date such as 2026-11-21.',
        ),
        (
            "week,theme,contacts\n2026-11,billing,1\n",
            'contacts.csv, row 2: "2026-11" is no week or date. Use a week such as 2026-W47 or a date such as 2026-11-21.',
        ),
        (
            "week,theme,contacts\n2026-W47,billing,many\n",
            'contacts.csv, row 2: "many" is no number of contacts. Use a whole number such as 1204.',
        ),
        (
            "week,theme\n2026-W47,billing\n",
            'contacts.csv: its first row is "week,theme". Name the columns week (or date), theme, contacts.',
        ),
        ("", 'contacts.csv: its first row is "". Name the columns week (or date), theme, contacts.'),
        (
            "week,theme,contacts\n2026-W47\n",
            'contacts.csv, row 2: there is no theme "". Use one of: billing, policy.',
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_its_row_and_what_to_do(
    file: Path, text: str, sentence: str
) -> None:
    file.write_text(text)
    with pytest.raises(SheetError) as error:
        read(file, THEMES)
    assert str(error.value) == sentence


def test_a_page_is_told_why_and_goes_on(file: Path) -> None:
    assert (
        contacts(rules(file)).problem
        == f"{file} cannot be read: No such file or directory. Correct web.contacts."
    )
    file.write_bytes(b"week,theme,contacts\n2026-W47,M\xe4ngel,1\n")
    assert contacts(rules(file)) == Contacts(
        problem="contacts.csv is not UTF-8 text (byte 30). Save it as UTF-8."
    )


def test_without_a_file_nothing_is_known_and_nothing_is_wrong() -> None:
    found = contacts(rules(None))
    assert (bool(found), found.problem, found.of("billing", MONDAY)) == (False, "", None)


def test_a_file_that_was_changed_is_read_again(file: Path) -> None:
    file.write_text("week,theme,contacts\n2026-W47,billing,1\n")
    assert contacts(rules(file)).of("billing", MONDAY) == 1
    file.write_text("week,theme,contacts\n2026-W47,billing,2\n")
    os.utime(file, ns=(1, 1))
    found = contacts(rules(file))
    assert (found.of("billing", MONDAY), found.of("policy", MONDAY), found.of(None, MONDAY)) == (
        2,
        None,
        None,
    )
