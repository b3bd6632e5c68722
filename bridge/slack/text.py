"""Slack's escapes: taken off what arrives, put on what leaves."""

import re

from bridge.domain.language import spoken

_MARKUP = re.compile(r"<([^<>]*)>|&(amp|lt|gt);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
_SIGNS = {"@": "@", "#": "#", "!": "@"}


def escape(text: str) -> str:
    """A text that Slack shows as it is, with no mention, link or broadcast in it.

    https://docs.slack.dev/messaging/formatting-message-text/#escaping

    >>> escape("a < b & <!here>")
    'a &lt; b &amp; &lt;!here&gt;'
    """
    return spoken(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unwrap(text: str) -> str:
    """What a person typed, out of the text of an event, a command or a modal.

    >>> unwrap("R&amp;D: ask <@U7|mia> or <mailto:a@b.example|a@b.example>, see <https://b.example|the page>")
    'R&D: ask @mia or a@b.example, see the page'
    """
    return _MARKUP.sub(_plain, text)


def without_mention(text: str, user: str) -> str:
    """The raw text of an event without the mentions of one user, trimmed.

    >>> without_mention("<@U0BOT> refund is late", "U0BOT")
    'refund is late'
    """
    return re.sub(rf"<@{re.escape(user)}(\|[^<>]*)?>[ ,:]*", "", text).strip()


def clip(text: str, limit: int) -> str:
    """The text, or its beginning with an ellipsis: at most `limit` characters, cut between words where one is near.

    >>> clip("Refund shows as pending for days", 22)
    'Refund shows as…'
    """
    text = spoken(text)
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    whole = cut if text[limit - 1].isspace() else cut.rpartition(" ")[0]
    return (whole if len(whole) > limit / 2 else cut).rstrip() + "…"


def clip_escaped(text: str, limit: int) -> str:
    """The same for an escaped text, of which no escape is left half.

    >>> clip_escaped("a &lt; b &lt; c", 13)
    'a &lt; b…'
    """
    cut = clip(text, limit)
    if cut == text:
        return text
    start = cut.rfind("&")
    return cut if start <= cut.rfind(";") else cut[:start].rstrip() + "…"


def _plain(match: re.Match[str]) -> str:
    inside, entity = match.groups()
    if entity:
        return _ENTITIES[entity]
    target, _, label = inside.partition("|")
    sign = _SIGNS.get(target[:1], "")
    if label:
        return sign + unwrap(label).lstrip("@#") if sign and not target.startswith("!date") else unwrap(label)
    if sign:
        return sign + target[1:].partition("^")[0]
    return unwrap(target.removeprefix("mailto:").removeprefix("tel:"))
