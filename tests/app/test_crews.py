"""Teams of the settings and of the file, as one."""

from pathlib import Path
from typing import Any

import pytest

from bridge.app.crews import crews_from
from bridge.domain.errors import SettingsError
from bridge.domain.rules import Crew
from bridge.settings import Settings
from bridge.settings.model import CrewSettings
from tests.whole.town import changed

ROWS = "id,crew,company,lead\nU01,Phones Leipzig,,yes\nU02,Swift,Swift Couriers,\n"


def with_file(settings: Settings, file: Path, rows: str = ROWS, **crews: dict[str, Any]) -> Settings:
    """The settings with a file of crews, and with some of their own."""
    file.write_text(rows, encoding="utf-8")
    own = {key: CrewSettings.model_validate(values) for key, values in crews.items()}
    return changed(settings, people={"crew_list": file}).model_copy(update={"crews": own})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "crews.csv"


def test_without_a_file_there_are_the_teams_of_the_settings(settings: Settings) -> None:
    own = {"nights": CrewSettings(name="Nights", members=("U1",))}
    assert crews_from(settings.model_copy(update={"crews": own})) == (
        Crew("nights", "Nights", members=("U1",)),
    )


def test_the_file_makes_teams_and_completes_those_of_the_settings(settings: Settings, file: Path) -> None:
    whole = with_file(settings, file, leipzig={"name": "Phones Leipzig"}, nights={"name": "Nights"})
    assert crews_from(whole) == (
        Crew("leipzig", "Phones Leipzig", "U01", listed=True),
        Crew("nights", "Nights"),
        Crew("swift", "Swift", company="Swift Couriers", listed=True),
    )


def test_the_lead_of_the_settings_stays(settings: Settings, file: Path) -> None:
    [leipzig, _swift] = crews_from(
        with_file(settings, file, leipzig={"name": "Phones Leipzig", "lead": "U9"})
    )
    assert leipzig.lead == "U9"


@pytest.mark.parametrize(
    ("crew", "sentence"),
    [
        (
            {"name": "Swift", "usergroup": "S1"},
            "crews.couriers.usergroup: people.crew_list says too who is in Swift.",
        ),
        (
            {"name": "Swift", "company": "Acme"},
            'crews.couriers.company: people.crew_list says "Swift Couriers".',
        ),
    ],
)
def test_what_settings_and_file_say_differently_is_refused(
    settings: Settings, file: Path, crew: dict[str, str], sentence: str
) -> None:
    with pytest.raises(SettingsError) as error:
        crews_from(with_file(settings, file, couriers=crew))
    assert str(error.value).startswith(sentence)


def test_a_file_that_cannot_be_used_keeps_the_bridge_from_starting(settings: Settings, file: Path) -> None:
    with pytest.raises(SettingsError, match=r'^people\.crew_list: crews\.csv, row 2: "mia" is no id'):
        crews_from(with_file(settings, file, "id,crew\nmia,Leipzig"))
    file.unlink()
    with pytest.raises(SettingsError, match=r"^people\.crew_list: .*crews\.csv cannot be read: No such file"):
        crews_from(changed(settings, people={"crew_list": file}))
