"""The app asks for what its calls and events need, and for nothing more.

https://docs.slack.dev/reference/methods/ and https://docs.slack.dev/reference/events/ name the scopes.
"""

import json
import re
from pathlib import Path

import bridge.slack
from bridge.slack.inspect import SCOPES

HERE = Path(bridge.slack.__file__).parent
MANIFEST = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))

READING = {"channels:history", "groups:history", "im:history", "mpim:history"}
CALLS: dict[str, set[str]] = {
    "apps.connections.open": set(),
    "auth.test": set(),
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.history": READING,
    "conversations.info": {"channels:read", "groups:read"},
    "conversations.open": {"im:write", "mpim:write"},
    "conversations.replies": READING,
    "files.completeUploadExternal": {"files:write"},
    "files.getUploadURLExternal": {"files:write"},
    "files.info": {"files:read"},
    "reactions.add": {"reactions:write"},
    "usergroups.users.list": {"usergroups:read"},
    "users.info": {"users:read"},
    "users.list": {"users:read"},
    "views.open": set(),
    "views.publish": set(),
    "views.update": set(),
}
"""Each method that is called, and what Slack wants for the conversations in which it is. Opening a socket needs the
app-level token's own scope."""

EVENTS: dict[str, set[str]] = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "reaction_added": {"reactions:read"},
    "reaction_removed": {"reactions:read"},
    "user_change": {"users:read"},
}

FAMILIES = "admin|apps|auth|bookmarks|bots|chat|conversations|dnd|emoji|files|pins|reactions|reminders|search"
CALLED = re.compile(rf"\"((?:{FAMILIES}|team|usergroups|users|views)(?:\.[a-zA-Z]+)+)\"")


def called() -> set[str]:
    """The methods that the source names."""
    sources = (path.read_text(encoding="utf-8") for path in HERE.rglob("*.py"))
    return {method for source in sources for method in CALLED.findall(source)}


def test_every_method_that_is_called_is_in_the_table_and_every_one_of_the_table_is_called() -> None:
    assert called() == CALLS.keys()


def test_every_event_that_is_asked_for_is_in_the_table() -> None:
    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == EVENTS.keys()


def test_the_app_asks_for_what_these_need_and_for_nothing_more() -> None:
    needed = {"commands"}.union(*CALLS.values(), *EVENTS.values())
    assert sorted(MANIFEST["oauth_config"]["scopes"]["bot"]) == sorted(needed)
    assert SCOPES.keys() == needed, "the doctor says of each what is off without it"
