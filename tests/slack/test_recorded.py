"""Bodies as Slack really sends them: whatever comes, it is acknowledged, and kept when a person said it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltRequest

from bridge.slack.app import build
from bridge.slack.options import SlackOptions
from tests.slack.fake import BOT, FakeDesk, send

pytestmark = pytest.mark.shared
PAYLOADS = Path(__file__).parents[3] / "shared" / "payloads" / "slack"
RECORDED = sorted(path.name for path in PAYLOADS.glob("*.json"))


class EveryChannel(FakeDesk):
    """Listens everywhere."""

    def is_listening(self, channel: str) -> bool:
        return bool(channel)


def payload(name: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads((PAYLOADS / name).read_text())
    return body.get("payload", body) if name.startswith("socket_envelope") else body


def hear(name: str, options: SlackOptions, **changed: object) -> tuple[EveryChannel, int]:
    """Send a recorded body to an app of the workspace that it is from."""
    body = payload(name) | changed
    desk = EveryChannel()
    team = BoltRequest(body=body, mode="socket_mode").context.team_id or body.get("team_id", "")
    return desk, send(build(replace(options, team=team), desk), body).status


@pytest.mark.parametrize("name", RECORDED)
def test_whatever_slack_sends_is_acknowledged(shared: Path, options: SlackOptions, name: str) -> None:
    assert shared.is_dir()
    assert hear(name, options)[1] == 200


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("event_callback.message.1.json", "@W222"),
        ("event_callback.message.3.json", "We've received 103 messages from you!"),
        ("event_callback.app_mention.1.json", "@W111 Hi there!"),
        ("event_callback.message.file_share.1.json", "Here is your file!"),
        ("event_callback.message.thread_broadcast.1.json", "Hi there!"),
        ("socket_envelope.events_api.1.json", "@W111"),
    ],
)
def test_what_a_person_says_is_kept(shared: Path, options: SlackOptions, name: str, said: str) -> None:
    assert shared.is_dir()
    assert [one.text for one in hear(name, options)[0].kept] == [said]


@pytest.mark.parametrize(
    "name",
    [
        "event_callback.message.7.json",
        "event_callback.message.bot_message.1.json",
        "event_callback.message.bot_message.3.json",
        "event_callback.message.channel_join.1.json",
        "event_callback.message.channel_leave.1.json",
        "event_callback.message.message_deleted.1.json",
    ],
)
def test_what_no_person_says_is_not_kept(shared: Path, options: SlackOptions, name: str) -> None:
    assert shared.is_dir()
    assert hear(name, options)[0].kept == []


def test_a_recorded_edit_is_a_new_version(shared: Path, options: SlackOptions) -> None:
    assert shared.is_dir()
    body = payload("event_callback.message.message_changed.1.json") | {"team_id": "T111"}
    desk, status = hear("event_callback.message.message_changed.1.json", options, **body)
    assert status == 200
    (edit,) = desk.edits
    assert (edit.source, edit.text) == ("message:T111:C2147483705:1355517523.000005", "Hello, world!")


@pytest.mark.parametrize(
    "name", ["slash_command.1.json", "slash_command.3.json", "socket_envelope.slash_commands.1.json"]
)
def test_a_recorded_command_is_kept_under_our_name(shared: Path, options: SlackOptions, name: str) -> None:
    assert shared.is_dir()
    desk, status = hear(name, options, command="/insight", text="refund late")
    assert status == 200
    assert [one.text for one in desk.kept] == ["refund late"]
    assert BOT not in {one.user for one in desk.kept}


def test_a_recorded_button_is_kept_under_our_name(shared: Path, options: SlackOptions) -> None:
    assert shared.is_dir()
    (action,) = payload("block_actions.3.json")["actions"]
    ours = [action | {"action_id": "right", "value": '[17,4,""]'}]
    desk, status = hear("block_actions.3.json", options, actions=ours)
    assert status == 200
    assert [(one.user, one.subject) for one in desk.clicks] == [("U111", 17)]
