"""Crews by a file: what is read from it, what is said of mistakes, and that it is read again when it changes."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from bridge.domain.rules import Crew
from bridge.flow import crews
from bridge.flow.crew_list import Listed, read
from bridge.flow.spreadsheet import SheetError
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.clock.test_crews import Directory
from tests.flow.office import RULES, Office

LEIPZIG = Crew("leipzig", "Phones Leipzig", listed=True)
MANILA = Crew("manila", "Manila", usergroup="S-manila")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crews.csv"


@pytest.fixture
def office(store: Store, clock: HeldClock, path: Path) -> Office:
    return Office(store, clock, replace(RULES, crews=(LEIPZIG, MANILA), crew_list=path))


def crew(office: Office, user: str) -> str | None:
    return office.insight(office.say(user, "refund pending")).crew


def write(path: Path, text: str, at: int = 1) -> None:
    """Save the file, at a time of its own."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(at, at))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_row_says_who_is_in_which_team_of_which_company_and_who_leads_it(
    path: Path, separator: str, mark: str
) -> None:
    lines = (
        "Name,ID,Crew,Company,Lead",
        "Mia,U01,Phones Leipzig,,yes",
        "Tom,U02, phones  leipzig ,,",
        "Dana,W03,Swift,Swift Couriers,no",
        "Ines,U04,,,",
    )
    write(path, mark + "\n".join(lines).replace(",", separator))
    assert read(path) == {
        "phones_leipzig": Listed("Phones Leipzig", "", "U01", ["U01", "U02"]),
        "swift": Listed("Swift", "Swift Couriers", "", ["W03"]),
    }


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("Mia,Leipzig", 'row 2: "Mia" is no id of Slack\'s.'),
        (",Leipzig", 'row 2: "" is no id of Slack\'s.'),
        ("U01,Leipzig\nU01,Manila", "row 3: U01 stands in crews.csv, row 2 already."),
        ("U01,Swift,Swift\nU02,Swift,Ours", 'row 3: Swift is of "Ours" here and of "Swift" above.'),
        ("U01,Leipzig,,perhaps", 'row 2: lead is "perhaps".'),
        ("U01,Leipzig,,x\n\nU02,Leipzig,,x", "row 4: Leipzig is led by U01 already."),
    ],
)
def test_a_mistake_is_said_with_its_row_and_what_to_do(path: Path, rows: str, sentence: str) -> None:
    write(path, f"id,crew,company,lead\n{rows}\n")
    with pytest.raises(SheetError) as error:
        read(path)
    assert str(error.value).startswith(f"crews.csv, {sentence}")
    assert str(error.value).endswith(".")


@pytest.mark.parametrize("text", ["", "name,crew\nMia,Leipzig", "id\nU01"])
def test_without_its_columns_it_says_which_to_name(path: Path, text: str) -> None:
    write(path, text)
    with pytest.raises(SheetError, match=r"Name the columns id, crew \(or team\)\.$"):
        read(path)


def test_people_are_put_into_their_crew_and_whoever_is_in_none_is_kept(office: Office, path: Path) -> None:
    write(path, "id,team\nU01,Phones Leipzig\nU02,")
    crews.Roster(office.store, office.rules).read()
    assert [crew(office, user) for user in ("U01", "U02", "U03")] == ["leipzig", None, None]


def test_it_is_read_again_only_when_it_has_changed(office: Office, path: Path) -> None:
    roster = crews.Roster(office.store, office.rules)
    write(path, "id,team\nU01,leipzig")
    roster.read()
    write(path, "id,team\nU02,leipzig")
    roster.read()
    assert crew(office, "U01") == "leipzig"
    write(path, "id,team\nU02,leipzig", at=2)
    roster.read()
    assert [crew(office, user) for user in ("U01", "U02")] == [None, "leipzig"]


def test_it_stands_over_user_groups_which_stay_for_everybody_else(office: Office, path: Path) -> None:
    directory = Directory()
    directory.groups = {"S-manila": ["U01", "U02"]}
    write(path, "id,team\nU01,Leipzig")
    for _ in range(2):
        crews.refresh(office.store, office.rules, directory)
        crews.Roster(
            office.store, replace(office.rules, crews=(replace(LEIPZIG, name="Leipzig"), MANILA))
        ).read()
        assert [crew(office, user) for user in ("U01", "U02")] == ["leipzig", "manila"]


@pytest.mark.parametrize(
    "text", ["id,team\nU01,Lisbon", "id,team\nMia,Leipzig", None], ids=["a new team", "a mistake", "no file"]
)
def test_what_cannot_be_used_changes_nothing_and_is_said_once(
    office: Office, path: Path, text: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    roster = crews.Roster(office.store, office.rules)
    write(path, "id,team\nU01,leipzig")
    roster.read()
    if text is None:
        path.unlink()
    else:
        write(path, text, at=2)
    roster.read()
    assert crew(office, "U01") == "leipzig"
    assert caplog.text.count("people.crew_list: ") == 1
