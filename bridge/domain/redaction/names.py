"""Words after which a person's name is likely. They raise a flag; nothing is taken out for them."""

import re

from bridge.domain.redaction.folding import fold

_CAPITAL = r"[A-ZÄÖÜ][a-zäöüßé'’-]+"
_CUES = re.compile(
    "|".join(
        (
            rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Frau|Herrn?|Familie)\b\.? {_CAPITAL}",
            rf"\b(?:Fr|Hr|Fam)\. {_CAPITAL}",
            r"(?i:\b(?:mr|mrs)\b\.? [a-z]{2,}|\bms\. [a-z]{2,}|\bherrn? [a-zäöü]{3,})",
            r"(?i:\b(?:my|her|his|their|full|last|first|customer|customer's) name(?: is|'s|:) ?\w{2,})",
            r"(?i:(?:^|[\n,;]) ?(?:name|nachname|vorname) ?[:=] ?\w{2,})",
            r"(?i:\b(?:mein|ihr|sein) name ist \w{2,}|\bich hei(?:ß|ss)e \w{2,})",
            rf"\b(?i:named|namens) {_CAPITAL}",
            rf"\b(?i:I am|I'm|this is|speaking to|spoke to|customer|caller|hier ist|hier spricht) {_CAPITAL} {_CAPITAL}",
            rf"\b(?i:dear|hallo|hi|hello|liebe[rs]?) (?!Customer|Team|Sir|Madam|Gr[uü]|All){_CAPITAL},",
            rf"\b(?i:regards|sincerely|cheers|grü(?:ß|ss)en?|gru(?:ß|ss)),?\s{{1,3}}{_CAPITAL}",
        )
    )
)


def likely_name(text: str) -> str:
    """The first words of `text` that are a cue, such as "my name is" or "Frau", and what may be a name; empty if none."""
    found = _CUES.search(fold(text).text)
    return found[0].strip("\n,; ") if found else ""


def has_likely_name(text: str) -> bool:
    """Whether `text` may name somebody."""
    return _CUES.search(fold(text).text) is not None
