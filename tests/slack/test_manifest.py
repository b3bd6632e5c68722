import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema.validators import validator_for

import bridge.slack
from bridge.app.gate import BACK
from bridge.web.signin.provider import SCOPES

MANIFEST: dict[str, Any] = json.loads((Path(bridge.slack.__file__).parent / "manifest.json").read_text())


@pytest.mark.shared
def test_slack_takes_the_manifest(shared: Path) -> None:
    schema = json.loads((shared / "specs" / "slack-manifest.schema.2.0.0.json").read_text())
    assert list(validator_for(schema)(schema).iter_errors(MANIFEST)) == []


def test_every_event_has_the_scope_that_it_needs() -> None:
    needs = {
        "app_mention": "app_mentions:read",
        "message.channels": "channels:history",
        "message.groups": "groups:history",
        "message.im": "im:history",
    }
    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == set(needs)
    assert set(needs.values()) <= set(MANIFEST["oauth_config"]["scopes"]["bot"])


def test_every_call_of_the_sender_has_its_scope() -> None:
    wanted = {"chat:write", "im:write", "im:history", "mpim:write", "mpim:history", "reactions:write"}
    assert wanted <= set(MANIFEST["oauth_config"]["scopes"]["bot"])


def test_people_can_sign_in_with_it() -> None:
    assert MANIFEST["oauth_config"]["scopes"]["user"] == SCOPES.split()
    assert [urlsplit(url).path for url in MANIFEST["oauth_config"]["redirect_urls"]] == [BACK]


def test_people_can_write_to_the_bot_and_press_its_buttons() -> None:
    assert MANIFEST["features"]["app_home"]["messages_tab_enabled"] is True
    assert MANIFEST["features"]["app_home"]["messages_tab_read_only_enabled"] is False
    assert MANIFEST["settings"]["interactivity"]["is_enabled"] is True
    assert MANIFEST["settings"]["socket_mode_enabled"] is True


def test_commands_come_with_names_escaped() -> None:
    commands = MANIFEST["features"]["slash_commands"]
    assert {one["command"] for one in commands} == {"/insight", "/credits"}
    assert all(one["should_escape"] for one in commands)
