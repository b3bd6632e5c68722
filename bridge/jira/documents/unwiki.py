"""Data Center's wiki text as plain text, for reading what people write in comments.

https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
"""

import re
from collections.abc import Callable
from html import unescape

_RULES: tuple[tuple[str, str, Callable[[re.Match[str]], str]], ...] = (
    ("escape", r"\\(?P<sign>[-#*_+?^~|%{}\[\]()!@])", lambda found: found["sign"]),
    ("newline", r"\\\\\n?", lambda _: "\n"),
    ("entity", r"&(?:#\d{1,7}|[a-zA-Z]{2,8});", lambda found: unescape(found[0])),
    ("macro", r"\{(?:code|noformat|quote|color|panel|anchor)(?::[^{}\n]*)?\}\n?", lambda _: ""),
    ("mono", r"\{\{(?P<code>[^{}\n]+)\}\}", lambda found: found["code"]),
    ("mention", r"\[~(?:accountid:)?(?P<person>[^\[\]|\n]+)\]", lambda found: f"@{found['person']}"),
    ("link", r"\[(?P<words>[^\[\]|\n]+)\|[^\[\]\n]+\]", lambda found: plain(found["words"])),
    ("address", r"\[(?P<url>(?:https?|mailto):[^\[\]|\n]+)\]", lambda found: found["url"]),
    ("image", r"![^\s!|]+\.\w{2,5}(?:\|[^!\n]*)?!", lambda _: ""),
    (
        "bold",
        r"(?<![\w*])\*(?P<strong>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])",
        lambda found: plain(found["strong"]),
    ),
    (
        "italic",
        r"(?<![\w_])_(?P<soft>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])",
        lambda found: plain(found["soft"]),
    ),
    ("heading", r"^[ \t]*(?:h[1-6]|bq)\.[ \t]+", lambda _: ""),
    ("item", r"^[ \t]*(?:[*#]+|-)[ \t]+", lambda _: "- "),
)
"""What each mark is for a reader; an escaped sign comes first, so that it never acts."""

_MARKS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _RULES), re.MULTILINE)
_WORDS = {name: words for name, _, words in _RULES}


def plain(wiki: str) -> str:
    """The words of a wiki text, with its line breaks; a mark that is not understood stays as it is."""
    return _MARKS.sub(_word, wiki)


def _word(found: re.Match[str]) -> str:
    name = next(name for name in _WORDS if found[name] is not None)
    return _WORDS[name](found)
