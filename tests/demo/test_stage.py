"""The demo's stage: settings that an operator of the made-up retailer would write."""

from pathlib import Path
from urllib.error import HTTPError

import pytest

from bridge.demo.players import hiring
from bridge.demo.stage import PACE, fetch, settings_for, staged
from bridge.domain.errors import BridgeError
from bridge.domain.taxonomy import Taxonomy
from bridge.sandbox.seed.rows import Row
from bridge.sandbox.server import listening
from bridge.settings import Settings
from tests.demo.conftest import Pocket


@pytest.fixture
def settings(pocket: Pocket, tmp_path: Path) -> Settings:
    return settings_for(pocket.url, tmp_path / "demo.sqlite")


def test_the_bridge_is_pointed_at_the_sandbox_and_nowhere_else(settings: Settings, pocket: Pocket) -> None:
    assert settings.slack.api_url == f"{pocket.url}/slack/api/"
    assert settings.jira.url == f"{pocket.url}/jira"
    assert settings.web.host == "127.0.0.1"
    assert settings.slack.pace == PACE


def test_the_bridge_is_told_who_it_is_in_this_workspace(settings: Settings, pocket: Pocket) -> None:
    token = settings.slack.bot_token.get_secret_value()
    me = fetch(pocket.url, "slack/api/auth.test", {"token": token})
    assert (settings.slack.team, settings.slack.bot_user) == (me["team_id"], me["user_id"])


def test_each_theme_has_at_most_one_team_and_each_that_opens_issues_has_one(settings: Settings) -> None:
    routed = [theme for route in settings.routes.values() for theme in route.themes]
    assert len(set(routed)) == len(routed)
    assert {theme.key for theme in Taxonomy.load().themes if theme.opens_issue} <= set(routed)


def test_every_route_leads_to_a_project_and_a_channel_that_are_there(
    settings: Settings, pocket: Pocket
) -> None:
    channels = {channel["id"] for channel in fetch(pocket.url, "sandbox/slack/workspace")["channels"]}
    for route in settings.routes.values():
        assert route.project in pocket.sides.jira.projects if route.kind == "jira" else not route.project
        assert route.channel in channels
    assert set(settings.slack.listening) <= channels


def test_two_demos_share_no_secret(settings: Settings, pocket: Pocket, tmp_path: Path) -> None:
    other = settings_for(pocket.url, tmp_path / "other.sqlite")
    assert settings.privacy.key != other.privacy.key
    assert settings.jira.webhook_secret != other.jira.webhook_secret


def test_what_the_sandbox_refuses_is_an_error(pocket: Pocket) -> None:
    with pytest.raises(HTTPError) as refused:
        fetch(pocket.url, "sandbox/jira/nothing")
    refused.value.close()
    assert refused.value.code == 404


def test_a_port_that_is_taken_is_one_clear_line(capfd: pytest.CaptureFixture[str]) -> None:
    taken = listening(0)
    port = taken.getsockname()[1]
    try:
        with pytest.raises(BridgeError, match=f"did not start. Is port {port} taken"), staged(port):
            pass
    finally:
        taken.close()
    assert "Traceback" not in capfd.readouterr().err


def test_the_teams_that_hear_customers_are_known_with_their_people_and_lead(
    settings: Settings, pocket: Pocket
) -> None:
    people = {one["name"]: one["id"] for one in fetch(pocket.url, "sandbox/slack/workspace")["users"]}
    assert {crew.name for crew in settings.crews.values()} >= {"Phones Leipzig", "Chat Leipzig"}
    assert people["mia"] in settings.crews["phones_leipzig"].members
    assert {crew.name for crew in settings.crews.values() if crew.company} == {"Swift Couriers"}
    assert {crew.lead for crew in settings.crews.values()} == {people["ruth"]}


def test_every_route_has_an_owner_who_is_in_its_channel_and_a_deputy(
    settings: Settings, pocket: Pocket
) -> None:
    channels = {one["id"]: one["members"] for one in fetch(pocket.url, "sandbox/slack/workspace")["channels"]}
    for route in settings.routes.values():
        assert route.owners
        assert set(route.owners) <= set(channels[route.channel])
        assert route.deputy not in ("", *route.owners)


def test_who_is_hired_before_the_bridge_starts_is_in_a_team(pocket: Pocket, tmp_path: Path) -> None:
    row = Row("refund pending", agent="Liza Ramos", team="Phones Manila")
    hiring([row], 3)(pocket.url)
    settings = settings_for(pocket.url, tmp_path / "demo.sqlite")
    assert len(settings.crews["phones_manila"].members) >= 1


def test_where_slack_posts_the_bridge_is_given_what_slack_signs_with_and_no_app_token(
    pocket: Pocket, tmp_path: Path
) -> None:
    slack = settings_for(pocket.url, tmp_path / "demo.sqlite", http=True).slack
    assert (slack.mode, slack.app_token) == ("http", None)
    assert slack.signing_secret is not None
