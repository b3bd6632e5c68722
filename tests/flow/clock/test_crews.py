"""Which team somebody is in is kept with what they report, as it was then."""

from dataclasses import replace

import pytest

from bridge.domain.errors import TryLaterError
from bridge.domain.rules import Crew
from bridge.flow import crews
from bridge.store.engine import Store
from bridge.store.tables import CrewMember
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office

LEIPZIG = Crew("leipzig", "Leipzig", members=("U-1",), usergroup="S-leipzig")
MANILA = Crew("manila", "Manila", usergroup="S-manila")


class Directory:
    """User groups that change, and may be away."""

    def __init__(self) -> None:
        self.groups = {"S-leipzig": ["U-2"], "S-manila": ["U-3", "U-2", "U-1"]}
        self.away = ""

    def members(self, usergroup: str) -> list[str]:
        if usergroup == self.away:
            raise TryLaterError("Slack is down.")
        return self.groups[usergroup]


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock, replace(RULES, crews=(LEIPZIG, MANILA)))


@pytest.fixture
def directory() -> Directory:
    return Directory()


def crew(office: Office, user: str) -> str | None:
    return office.insight(office.say(user, "refund pending")).crew


def test_the_settings_stand_over_user_groups_and_the_first_group_over_later_ones(
    office: Office, directory: Directory
) -> None:
    assert [crew(office, user) for user in ("U-1", "U-2", "U-3")] == ["leipzig", None, None]
    crews.refresh(office.store, office.rules, directory)
    assert [crew(office, user) for user in ("U-1", "U-2", "U-3", "U-4")] == [
        "leipzig",
        "leipzig",
        "manila",
        None,
    ]


def test_who_leaves_or_changes_a_group_does_so_for_later_reports_only(
    office: Office, directory: Directory
) -> None:
    crews.refresh(office.store, office.rules, directory)
    before = office.say("U-3", "refund pending")
    directory.groups = {"S-leipzig": ["U-3"], "S-manila": []}
    crews.refresh(office.store, office.rules, directory)
    assert (crew(office, "U-3"), crew(office, "U-2")) == ("leipzig", None)
    assert office.insight(before).crew == "manila"


def test_while_slack_is_away_everybody_stays_where_they_were(office: Office, directory: Directory) -> None:
    crews.refresh(office.store, office.rules, directory)
    directory.groups, directory.away = {"S-leipzig": [], "S-manila": []}, "S-manila"
    with pytest.raises(TryLaterError):
        crews.refresh(office.store, office.rules, directory)
    assert len(office.rows(CrewMember)) == 3


def test_a_crew_that_the_settings_no_longer_name_is_nobody_s(
    office: Office, directory: Directory, clock: HeldClock
) -> None:
    crews.refresh(office.store, office.rules, directory)
    smaller = Office(office.store, clock, replace(RULES, crews=(LEIPZIG,)))
    assert smaller.insight(smaller.say("U-3", "refund pending", source="command:x")).crew is None


def test_crews_without_a_user_group_ask_slack_nothing(office: Office, directory: Directory) -> None:
    directory.away = "S-leipzig"
    rules = replace(RULES, crews=(replace(LEIPZIG, usergroup=""),))
    crews.refresh(office.store, rules, directory)
    assert office.rows(CrewMember) == []
