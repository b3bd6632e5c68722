"""What the doctor and the crews ask of Slack, against the pocket Slack."""

from collections.abc import Callable

import pytest

from bridge.domain.errors import OutsideError, RefusedError
from bridge.sandbox.app import Options, create
from bridge.sandbox.slack.options import GRANTED
from bridge.sandbox.slack.options import SlackOptions as Pocket
from bridge.sandbox.slack.world import new_channel
from bridge.slack.calls import Calls, client
from bridge.slack.inspect import SCOPES, Channel, Inspector
from bridge.slack.options import SlackOptions
from bridge.slack.usergroups import Usergroups
from tests.stage import Stage

Firm = Callable[..., SlackOptions]


@pytest.fixture
def firm(stage: tuple[Stage, str]) -> Firm:
    """Puts a pocket Slack on the stage, and tells how to reach it."""
    stand, url = stage

    def reach(scopes: frozenset[str] = GRANTED, token: str = "xoxb-sandbox") -> SlackOptions:
        app = create(Options(slack=Pocket(pace=1000, scopes=scopes)))
        slack = app.state.sandbox.slack
        slack.add_channel(new_channel("left", bot=False))
        slack.add_channel(new_channel("old", archived=True))
        slack.world.usergroups["S1"] = ("U0MIA", "U0TOM")
        slack.world.people["U0TOM"].deleted = True
        stand.app = app
        return SlackOptions(token, "xapp-sandbox", "T", "U", api_url=f"{url}/slack/api/")

    return reach


def test_who_is_signed_in_and_with_which_scopes(firm: Firm) -> None:
    identity, scopes = Inspector(firm(frozenset({"commands", "chat:write"}))).signed_in()
    assert identity.bot_name == "bridge"
    assert scopes == frozenset({"commands", "chat:write"})


def test_slack_that_does_not_tell_scopes_leaves_them_unknown(firm: Firm) -> None:
    assert Inspector(firm(frozenset())).signed_in()[1] is None


def test_the_pocket_slack_grants_what_the_bridge_asks_for() -> None:
    assert set(SCOPES) <= GRANTED


def test_an_address_for_a_socket_is_given_in_some_time(firm: Firm) -> None:
    assert 0 < Inspector(firm()).socket() < 10


def test_channels_are_there_joined_archived_or_unknown(firm: Firm) -> None:
    inspector = Inspector(firm())
    assert [inspector.channel(one) for one in ("C0SERVICEFLOOR", "C0LEFT", "C0OLD", "C-nowhere")] == [
        Channel("service-floor", archived=False, joined=True),
        Channel("left", archived=False, joined=False),
        Channel("old", archived=True, joined=True),
        None,
    ]


def test_people_are_there_gone_or_unknown(firm: Firm) -> None:
    inspector = Inspector(firm())
    assert [inspector.is_there(user) for user in ("U0MIA", "U0TOM", "U-nobody")] == [True, False, False]


def test_a_wrong_token_is_refused_everywhere(firm: Firm) -> None:
    inspector = Inspector(firm(token="xoxb-wrong"))
    for ask in (inspector.signed_in, lambda: inspector.channel("C1"), lambda: inspector.is_there("U1")):
        with pytest.raises(RefusedError) as raised:
            ask()
        assert raised.value.code == "invalid_auth"


def test_a_user_group_lists_its_members(firm: Firm) -> None:
    options = firm()
    usergroups = Usergroups(Calls(client(options.bot_token, options.api_url, options.timeout)))
    assert usergroups.members("S1") == ["U0MIA", "U0TOM"]
    with pytest.raises(OutsideError):
        usergroups.members("S-none")
