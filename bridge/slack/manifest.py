"""The manifest from which the Slack app is made, for either way to reach the bridge.

https://docs.slack.dev/reference/app-manifest
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Manifest = dict[str, Any]
EVENTS = "/slack/events"
"""Where Slack posts, below the address of the bridge."""

_FILE = Path(__file__).parent / "manifest.json"


def manifest(address: str = "", *, http: bool = False) -> Manifest:
    """The app's manifest.

    Args:
        address: of the bridge's pages, to which signing in leads back; without one an example stands there.
        http: Slack posts to the bridge at this address; otherwise Socket Mode.
    """
    made: Manifest = json.loads(_FILE.read_text(encoding="utf-8"))
    if address:
        made["oauth_config"]["redirect_urls"] = [
            f"{address}{urlsplit(url).path}" for url in made["oauth_config"]["redirect_urls"]
        ]
    if http:
        _post_to(made, address + EVENTS)
    return made


def _post_to(made: Manifest, url: str) -> None:
    """Let Slack post everything to one address."""
    settings = made["settings"]
    settings["socket_mode_enabled"] = False
    settings["event_subscriptions"]["request_url"] = url
    settings["interactivity"] |= {"request_url": url, "message_menu_options_url": url}
    for command in made["features"]["slash_commands"]:
        command["url"] = url
