"""Data Center's wiki text. What people said is escaped, so that no markup in it acts.

A backslash before one of these characters takes its meaning away; whatever a backslash cannot help, the backslash
itself among it, becomes a numeric entity.
https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
"""

import re
from urllib.parse import quote

from bridge.jira.documents.blocks import Block, Bullets, Document, Heading, Links, Paragraph, clean, one_line

_BY_BACKSLASH = r"[*_+^~|#{}\[\]()]|\?(?=\?)|(?<=\?)\?|!(?=\S)|(?<![^\W_])-|-(?![^\W\d_])"
"""Marks of phrases, lists, tables, macros, links, images and smileys; not the hyphen of a compound or a last "!"."""

_BY_ENTITY = (
    r"\\|&(?=[#\w])|:(?=[A-Za-z/])|(?<=[A-Za-z]):(?=\d)|(?:(?<=^h[1-6])|(?<=^bq)|(?<=\sh[1-6])|(?<=\sbq))\."
)
"""Line breaks, entities, addresses, smileys of letters, headings and quotations."""

_SPECIAL = re.compile(f"(?P<entity>{_BY_ENTITY})|{_BY_BACKSLASH}", re.MULTILINE)
_ADDRESS = "/:?#@!$&'()*+,;=%~-._"


def wiki(document: Document) -> str:
    """The document as Data Center takes it."""
    return "\n\n".join(_block(block) for block in document)


def escaped(words: str) -> str:
    """Text that a reader of the rendered page sees as it was typed."""
    return _SPECIAL.sub(_inert, clean(words))


def _inert(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};" if found["entity"] else f"\\{found[0]}"


def _block(block: Block) -> str:
    match block:
        case Heading(words):
            return f"h3. {escaped(one_line(words))}"
        case Paragraph(words):
            return escaped(words)
        case Bullets(items):
            return "\n".join(f"* {_item(words)}" for words in items)
        case Links(links):
            return " · ".join(f"[{escaped(words)}|{quote(url, safe=_ADDRESS)}]" for words, url in links)


def _item(words: str) -> str:
    """An empty line would end the list."""
    return "\n".join(line for line in escaped(words).split("\n") if line.strip())
