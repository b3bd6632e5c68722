import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema.validators import validator_for

import bridge.slack
from bridge.app.gate import BACK
from bridge.sandbox.slack.options import SHORTCUTS
from bridge.slack.http import Answer
from bridge.slack.listeners.shortcuts import ANYWHERE, ON_MESSAGE
from bridge.slack.manifest import manifest
from bridge.web import doors
from bridge.web.signin.provider import SCOPES

MANIFEST: dict[str, Any] = json.loads((Path(bridge.slack.__file__).parent / "manifest.json").read_text())


OVER_HTTP = manifest("https://bridge.acme.example", http=True)
URL = "https://bridge.acme.example/slack/events"


@pytest.mark.shared
@pytest.mark.parametrize("made", [MANIFEST, OVER_HTTP], ids=["socket", "http"])
def test_slack_takes_the_manifest(shared: Path, made: dict[str, Any]) -> None:
    schema = json.loads((shared / "specs" / "slack-manifest.schema.2.0.0.json").read_text())
    assert list(validator_for(schema)(schema).iter_errors(made)) == []


def test_over_http_everything_is_posted_to_the_door_of_the_bridge() -> None:
    settings = OVER_HTTP["settings"]
    assert urlsplit(URL).path == doors.slack(lambda *_: Answer(200)).path
    assert settings["socket_mode_enabled"] is False
    assert settings["event_subscriptions"]["request_url"] == URL
    assert settings["interactivity"]["request_url"] == URL
    assert settings["interactivity"]["message_menu_options_url"] == URL
    assert {command["url"] for command in OVER_HTTP["features"]["slash_commands"]} == {URL}


def test_with_an_address_people_are_led_back_there_in_both_modes() -> None:
    back = [f"https://bridge.acme.example{BACK}"]
    for made in (OVER_HTTP, manifest("https://bridge.acme.example")):
        assert made["oauth_config"]["redirect_urls"] == back
    assert manifest() == MANIFEST


def test_every_event_has_the_scope_that_it_needs() -> None:
    needs = {
        "app_mention": "app_mentions:read",
        "message.channels": "channels:history",
        "message.groups": "groups:history",
        "message.im": "im:history",
        "reaction_added": "reactions:read",
        "reaction_removed": "reactions:read",
        "user_change": "users:read",
    }
    needing_none = {"app_home_opened"}
    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == {*needs, *needing_none}
    assert set(needs.values()) <= set(MANIFEST["oauth_config"]["scopes"]["bot"])


def test_every_call_of_the_sender_has_its_scope() -> None:
    wanted = {"chat:write", "im:write", "im:history", "mpim:write", "mpim:history", "reactions:write"}
    assert wanted <= set(MANIFEST["oauth_config"]["scopes"]["bot"])


def test_people_can_sign_in_with_it() -> None:
    assert MANIFEST["oauth_config"]["scopes"]["user"] == SCOPES.split()
    assert [urlsplit(url).path for url in MANIFEST["oauth_config"]["redirect_urls"]] == [BACK]


def test_people_can_write_to_the_bot_and_press_its_buttons() -> None:
    assert MANIFEST["features"]["app_home"]["home_tab_enabled"] is True
    assert MANIFEST["features"]["app_home"]["messages_tab_enabled"] is True
    assert MANIFEST["features"]["app_home"]["messages_tab_read_only_enabled"] is False
    assert MANIFEST["settings"]["interactivity"]["is_enabled"] is True
    assert MANIFEST["settings"]["socket_mode_enabled"] is True


def test_shortcuts_are_those_that_are_listened_to() -> None:
    offered = {(one["type"], one["callback_id"]) for one in MANIFEST["features"]["shortcuts"]}
    assert offered == {("message", ON_MESSAGE), ("global", ANYWHERE)}
    assert {callback for _, callback in offered} == {one.callback_id for one in SHORTCUTS}


def test_commands_come_with_names_escaped() -> None:
    commands = MANIFEST["features"]["slash_commands"]
    assert {one["command"] for one in commands} == {"/insight", "/known", "/bridge", "/credits"}
    assert all(one["should_escape"] for one in commands)
