"""E-mail addresses, also as people spell them to escape harvesters or by ear."""

import re
from collections.abc import Iterator

from bridge.domain.redaction.values import Span

_LABEL = r"[\w-]{1,63}"
_DOT = r"(?:\.{1,2}| ?[\[({] ?(?:dot|punkt|\.) ?[\])}] ?)"
_USUAL = r"(?:com|de|net|org|info|eu|co\.uk|uk|at|ch|fr)\b"
_PROVIDER = r"(?:gmail|googlemail|gmx|hotmail|icloud|outlook|t-online|web|yahoo)\b"

_AT_DOMAIN = re.compile(
    rf"""(?:@{{1,2}}|[ ]?[\[({{][ ]?(?:at|ät|@)[ ]?[\])}}][ ]?)(?:{_LABEL}{_DOT.replace(" ", "[ ]")}){{1,8}}[^\W\d_]{{2,24}}
       | @[ ](?:{_LABEL}\.){{1,8}}{_USUAL}
       | @(?:{_LABEL},[ ]?{_USUAL}|{_PROVIDER})
       | (?P<remark>[ ]@[ ]?)(?:{_LABEL}\.){{1,8}}{_USUAL}
       | [ ](?:at|ät)[ ]{_LABEL}[ ](?:dot|punkt|point)[ ]{_USUAL}""",
    re.IGNORECASE | re.VERBOSE,
)
_LOCAL_BACKWARDS = re.compile(r"[\w.+%'-]*\w")
_LONGEST_LOCAL = 64  # RFC 5321, section 4.5.3.1.1
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_SAID_BEFORE = re.compile(
    r"\b(?:e-?mail|mail|address|e-?mail-?adresse|adresse)[ :]{1,2}(?:is |ist )?$", re.IGNORECASE
)
_LOOK_BACK = 30

_SPELLED_AT = re.compile(r"[\[({ ]+(?:at|ät|@)[\])} ]+")
_SPELLED_DOT = re.compile(r"[\[({ ]+(?:dot|punkt|point|\.)[\])} ]+")

_TYPED_TWICE = re.compile(r"([.@])\1")


def find(text: str) -> Iterator[Span]:
    """The addresses in a folded text; the value is the address as one would write it."""
    end = 0
    for match in _AT_DOMAIN.finditer(text):
        before = text[max(end, match.start() - _LONGEST_LOCAL) : match.start()]
        local = _LOCAL_BACKWARDS.match(before[::-1])
        if not local:
            continue
        start = match.start() - local.end()
        if match["remark"] and _is_remark(text, start, match.start()):
            continue
        end = match.end()
        yield Span(start, end, "email", _canonical(text[start:end]))


def _is_remark(text: str, start: int, end: int) -> bool:
    """Whether "word @shop.de" speaks to a shop and is no address with a space in it."""
    said = _SAID_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    return not said and _PLAIN_WORD.fullmatch(text, start, end) is not None


def _canonical(address: str) -> str:
    plain = _SPELLED_DOT.sub(".", _SPELLED_AT.sub("@", address.lower()))
    return _TYPED_TWICE.sub(r"\1", plain.replace(" ", "").replace(",", "."))
