"""Text as people type it, and as Slack keeps it.

Slack escapes three characters and turns mentions, channels, links and e-mail addresses into `<…>`;
see https://docs.slack.dev/messaging/formatting-message-text
"""

import html
import re
from typing import Any

from bridge.sandbox.slack.ids import short_id
from bridge.sandbox.slack.world import World

# The lengths are those of RFC 5321, and keep the search from going over a long word again and again.
_TYPED = re.compile(
    r"(?P<literal><[@#][A-Z0-9]+(?:\|[^<>]*)?>)"
    r"|(?P<link>https?://[^\s<>]+[^\s<>.,;:!?)])"
    r"|(?<![\w.+-])(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    r"|(?<!\w)@(?P<person>[a-z0-9][a-z0-9._-]*)"
    r"|(?<!\w)#(?P<channel>[a-z0-9][a-z0-9_-]*)",
    re.IGNORECASE,
)
_KEPT = re.compile(r"<([^<>]+)>")


def escape(text: str) -> str:
    """Replace the three characters that Slack uses for control.

    >>> escape("Tom & Mia <3")
    'Tom &amp; Mia &lt;3'
    """
    return html.escape(text, quote=False)


def unescape(text: str) -> str:
    """Undo `escape`.

    >>> unescape("Tom &amp; Mia &lt;3")
    'Tom & Mia <3'
    """
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def as_kept(typed: str, world: World) -> str:
    """What Slack's clients make of typed text: escaped, with mentions and links marked up."""
    kept, at = [], 0
    for match in _TYPED.finditer(typed):
        kept += [escape(typed[at : match.start()]), _marked(match, world)]
        at = match.end()
    return "".join([*kept, escape(typed[at:])])


def _marked(match: re.Match[str], world: World) -> str:
    found = match.group()
    if match["literal"]:
        return found if world.person(found[2:-1].split("|")[0]) or found[1] == "#" else escape(found)
    if match["link"]:
        return f"<{escape(found)}>"
    if match["mail"]:
        return f"<mailto:{found}|{found}>"
    if match["person"]:
        return _mention(match["person"], world)
    channel = world.channel(match["channel"])
    return f"<#{channel.id}|{channel.name}>" if channel else escape(found)


def _mention(name: str, world: World) -> str:
    person, rest = world.person(name), ""
    while person is None and name and not name[-1].isalnum():
        name, rest = name[:-1], name[-1] + rest
        person = world.person(name)
    return f"<@{person.id}>{rest}" if person else f"@{escape(name)}{rest}"


def rich_text(kept: str) -> list[dict[str, Any]]:
    """The rich text block that a person's client sends beside the text."""
    elements: list[dict[str, Any]] = []
    at = 0
    for match in _KEPT.finditer(kept):
        elements += _plain(kept[at : match.start()])
        elements.append(_element(match[1]))
        at = match.end()
    elements += _plain(kept[at:])
    section = {"type": "rich_text_section", "elements": elements}
    return [{"type": "rich_text", "block_id": short_id(), "elements": [section]}]


def _plain(piece: str) -> list[dict[str, Any]]:
    return [{"type": "text", "text": unescape(piece)}] if piece else []


def _element(inside: str) -> dict[str, Any]:
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        return {"type": "user", "user_id": target[1:]}
    if target.startswith("#"):
        return {"type": "channel", "channel_id": target[1:]}
    link = {"type": "link", "url": unescape(target)}
    return {**link, "text": unescape(label)} if label else link
