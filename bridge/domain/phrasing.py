"""Cutting what people wrote into phrases that can stand alone, without changing their words."""

import re
from collections.abc import Iterator

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]?\s+|\n+|(?<=[^\W\d_]{3})\.(?=[A-ZÄÖÜ])")
_CLAUSE_END = re.compile(r"[,;]\s+|\s+[-–—/>]+\s+|:\s+|\.{2,}\s*|…\s*")
_PLACEHOLDER = r"\[(?:card|phone|e-mail|IBAN|reference) \d+\]"
_REFERENCE = re.compile(r"[\s,;:–-]*\(?\[reference \d+\]\)?")
_WITH_PLACEHOLDER = re.compile(
    rf"(?:[\s,;:(-]|\b(?:credit card|card|phone|mobile|number|no\.?|nr\.?|tel\.?|e-?mail|mail|iban|ref(?:erence)?|"
    rf"karte|telefon|handy|customer|kunde|kundin|with|by|on|at|to|from|for|of|is|mit|per|auf|an|von|call back|"
    rf"call her|call him|call)\b){{0,12}}{_PLACEHOLDER}\)?",
    re.IGNORECASE,
)
_WHO = (
    r"(?:(?:the|a|an|another|one|this|our|my|first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|elderly|old|angry|"
    r"eine?|der|die|noch eine?)\s+){0,2}"
    r"(?:customers?|cust\.?|cx|callers?|clients?|lady|gentleman|woman|man|she|he|they|kund(?:e|in|en)|anrufer(?:in)?)"
)
_REPORTS = (
    r"(?:(?:has|have|hat|just|is|was)\s+)?(?:called(?: in)?|calls|calling|rang|phoned|wrote|writes|complain(?:s|ed|ing)|"
    r"says|said|saying|reports|reported|reporting|mentions|mentioned|claims|claimed|states|tells us|tells me|told us|"
    r"told me|sagt|sagte|meldet|berichtet|schreibt|beschwert sich|ruft an)"
)
_LINK = r"(?:\s*(?::|,)?\s*(?:to say|to report|to complain|to tell us|that|about|because|as|dass|weil|über)){0,2}\s*[:,]?\s+"
_OPENING = re.compile(
    rf"(?:(?:hi|hello|hey|hallo|moin|good morning|good evening|guten tag|fyi|urgent|update|note|info|ok|so|well|sorry|"
    rf"again|another one|another|same here|same again|once more|wieder|nochmal|heads up|team|all)\b[\s,:!.–-]*"
    rf"|{_WHO}\s+{_REPORTS}{_LINK}"
    rf"|(?:customers?|cust|callers?|clients?)['’]s?\s+)",
    re.IGNORECASE,
)
_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_AGAIN = re.compile(r",?\s+(?:again|wieder|nochmal|today|heute)$", re.IGNORECASE)
_EDGES = " \t\n,;:.-–—…!*_~>|/"
_DANGLING = re.compile(
    r"[\s,;:(–-]+(?:a|an|and|as|at|but|by|for|from|her|his|in|is|it|of|on|or|she|he|so|that|the|their|to|was|with|when|"
    r"which|after|because|and then|der|die|das|den|dem|ein|eine|und|oder|mit|von|zu|im|in|auf|dass|weil|wenn)$",
    re.IGNORECASE,
)


def one_line(text: str) -> str:
    """`text` with every run of white space as one space."""
    return " ".join(text.split())


def sentences(text: str) -> list[str]:
    """The sentences of `text`, each on one line; lines count as sentences."""
    return [line for part in _SENTENCE_END.split(text) if (line := one_line(part))]


def beginnings(sentence: str) -> Iterator[str]:
    """`sentence` up to the end of each of its clauses, the whole sentence last."""
    for end in _CLAUSE_END.finditer(sentence):
        yield sentence[: end.start()]
    yield sentence


def without_opening(sentence: str) -> str:
    """`sentence` without greetings and without saying that a customer says it."""
    opening = _OPENING.match(sentence)
    while opening and opening.end() < len(sentence):
        sentence = sentence[opening.end() :]
        opening = _OPENING.match(sentence)
    return sentence


def without_asides(sentence: str) -> str:
    """`sentence` without emoji names, and without placeholders and the words that only lead to them."""
    return one_line(_EMOJI.sub(" ", _WITH_PLACEHOLDER.sub("", sentence)))


def without_references(text: str) -> str:
    """`text` without the places where customer references were: they tell a reader nothing.

    >>> without_references("she has called three times ([reference 1]).")
    'she has called three times.'
    """
    return _REFERENCE.sub("", text).lstrip(" ,;:–-")


def has_placeholder(text: str) -> bool:
    """Whether personal data was taken out of `text`."""
    return re.search(_PLACEHOLDER, text) is not None


def trimmed(phrase: str) -> str:
    """`phrase` without loose punctuation or "again" at its ends and with a capital first letter.

    A name such as "iPhone" keeps its own.
    """
    bare = _AGAIN.sub("", phrase.strip(_EDGES)).rstrip(_EDGES)
    first_word = bare.split(" ", 1)[0]
    return bare if any(letter.isupper() for letter in first_word) else bare[:1].upper() + bare[1:]


def shortened(text: str, most: int) -> str:
    """`text`, if longer than `most` characters, cut after a word that can end it, with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[: most - 1]
    while dangling := _DANGLING.search(cut):
        cut = cut[: dangling.start()]
    return (cut.rstrip(_EDGES) or text[: most - 1]) + "…"
