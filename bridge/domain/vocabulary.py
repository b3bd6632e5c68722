"""The words of texts, cut to their roots, without those that every text has (English and German)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PLACEHOLDER = re.compile(r"\[(?:card|phone|e-mail|IBAN|reference) \d+\]")
_ROOT = 6  # letters; enough to hold "refund", "refunded" and "refunds" together
_ENGLISH = """
    a about after again all also am an and another any are as at be because been before being but by call called
    calls came can cannot can't could customer customers cust caller day days did do does don't done down first for
    from get gets getting go goes got had has have he her hers him his how i if in into is isn't it it's its just
    like me more my never no not now of off on once one only or other our out over please said same say says see
    she should since so some still than that the their them then there they this those three through time times to
    today too tried two up us very wants was we week weeks were what when where which while who why will with
    without would yesterday you your
"""
_GERMAN = """
    aber alle als am an auch auf aus bei bin bis bitte da dann das dass dem den der des die doch ein eine einem
    einen einer er es für hat hatte heute ich ihm ihn ihr im immer in ist ja jetzt kann kein keine kunde kunden kundin
    mal man mehr mein mich mir mit nach nicht noch nun nur oder schon sehr sein seit sich sie sind so um und uns vom
    von vor war warum was wenn wer wie wieder will wir wird zu zum zur
"""
_COMMON = frozenset(f"{_ENGLISH} {_GERMAN}".split())

Roots = frozenset[str]


def roots(text: str) -> Roots:
    """What `text` is about: the roots of its words, without common words and placeholders."""
    words = _WORD.findall(_PLACEHOLDER.sub(" ", text).casefold())
    return frozenset(word[:_ROOT] for word in words if word not in _COMMON and len(word) > 1)


def shares(texts: Iterable[Roots]) -> Mapping[str, float]:
    """In which share of the texts, 0 to 1, each root occurs."""
    listed = list(texts)
    counts = Counter(root for one in listed for root in one)
    return {root: count / len(listed) for root, count in counts.items()}


def overlap(one: Roots, other: Roots) -> float:
    """How alike two sets of roots are: shared by all, 0 to 1 (Jaccard)."""
    return len(one & other) / (len(one | other) or 1)


def scaled(values: Sequence[float] | None, count: int) -> list[float]:
    """`values` brought to 0 … 1; ones when there are none or all are equal.

    Raises:
        ValueError: there are not `count` values.
    """
    if values is None:
        return [1.0] * count
    if len(values) != count:
        raise ValueError(f"{count} texts need {count} values of centrality, not {len(values)}")
    low, high = min(values, default=0.0), max(values, default=0.0)
    return [(value - low) / (high - low) if high > low else 1.0 for value in values]
