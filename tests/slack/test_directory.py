"""The people of the workspace, read from the pocket Slack page by page."""

from collections.abc import Iterator

import pytest

from bridge.domain.errors import OutsideError, RefusedError
from bridge.domain.members import Member
from bridge.slack import directory
from bridge.slack.calls import Calls, client
from bridge.slack.directory import Directory
from tests.sandbox.slack.workspace import MIA, Workspace, served

TEAM = "T0SANDBOX"


@pytest.fixture(scope="module")
def slack() -> Iterator[Workspace]:
    with served() as workspace:
        workspace.do("person", name="gone", deleted=True, channels=[])
        yield workspace


def reading(slack: Workspace, team: str = TEAM) -> Directory:
    return Directory(Calls(client("xoxb-sandbox", f"{slack.url}/slack/api/", 10)), team)


@pytest.mark.parametrize("size", [1, 4, 1000])
def test_everybody_is_read_once_however_many_fit_on_a_page(
    slack: Workspace, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "A_PAGE", size)
    users = [member.user for member in reading(slack).everybody()]
    assert sorted(users) == sorted(slack.state.world.people)


def test_members_are_told_by_their_real_names_with_guests_and_those_who_left(slack: Workspace) -> None:
    members = {member.user: member for member in reading(slack).everybody()}
    assert members[MIA] == Member(TEAM, MIA, "Mia Lindgren", locale="en-US", zone="Europe/Berlin")
    assert members["U0DANA"] == Member(
        TEAM, "U0DANA", "Dana Petrova", guest=True, locale="en-US", zone="Europe/Berlin"
    )
    assert members["U0GONE"].gone is True


def test_single_people_are_told_the_same(slack: Workspace) -> None:
    assert reading(slack).member("U0DANA") == Member(
        TEAM, "U0DANA", "Dana Petrova", guest=True, locale="en-US", zone="Europe/Berlin"
    )
    assert reading(slack).member("U-nobody") is None


def test_somebody_of_another_workspace_is_a_guest(slack: Workspace) -> None:
    member = reading(slack, "T-ours").member(MIA)
    assert member is not None
    assert (member.team, member.guest) == (TEAM, True)


def test_a_page_that_fails_fails_all(slack: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "A_PAGE", 4)
    members = reading(slack).everybody()
    next(iter(members))
    slack.do("set", fail={"method": "users.list", "status": 503})
    with pytest.raises(OutsideError):
        list(members)
    slack.do("set", clear=True)


def test_a_refusal_that_says_nothing_of_the_person_is_no_answer(slack: Workspace) -> None:
    slack.do("set", fail={"method": "users.info", "error": "missing_scope"})
    with pytest.raises(RefusedError):
        reading(slack).member(MIA)
    slack.do("set", clear=True)
