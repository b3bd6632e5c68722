"""What goes into a redaction and what comes out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import phonenumbers

Kind = Literal["card", "phone", "email", "iban", "reference"]

LABELS: dict[Kind, str] = {
    "card": "card",
    "phone": "phone",
    "email": "e-mail",
    "iban": "IBAN",
    "reference": "reference",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of personal data that was taken out.

    `value` is the canonical form: digits of a card, a phone number in E.164 where its country is known,
    a lower-case address, an upper-case IBAN or reference. It is left out of `repr`, so that a log line
    or a failing assertion cannot show it.
    """

    kind: Kind
    value: str = field(repr=False)
    placeholder: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without its personal data, and what was taken out, in order of first appearance."""

    text: str
    found: tuple[Found, ...]
    likely_name: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """What stood for which value in earlier versions of a text, without the values themselves.

    `known_by` gives what a value is known by, such as a keyed digest. `standing` says of each placeholder what its value
    is known by; of one whose value nobody knows any more, nothing, but no other value is called so.
    """

    known_by: Callable[[Kind, str], str]
    standing: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: Kind, value: str) -> str | None:
        """The placeholder that stood for a value; None for a new one."""
        by = self.known_by(kind, value) if self.standing else ""
        return next((placeholder for placeholder, known in self.standing.items() if by and known == by), None)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a text, for its author to read before it is sent.

    `text` is without what would be taken out; customer references still stand in it, because they are lifted out
    only when it is kept. `taken` are the placeholders in it, `references` those references.
    """

    text: str
    taken: tuple[str, ...] = ()
    references: tuple[str, ...] = field(default=(), repr=False)
    likely_name: str = ""

    @property
    def is_as_meant(self) -> bool:
        """Whether all of the text would be kept and may be quoted: whoever types a reference wants it lifted out."""
        return not (self.taken or self.likely_name)


@dataclass(frozen=True, slots=True)
class Span:
    """A finding at `[start, end)` of a folded text."""

    start: int
    end: int
    kind: Kind
    value: str = field(repr=False)


@dataclass(frozen=True)
class Patterns:
    r"""What an installation configures, compiled once.

    `references` are regular expressions of customer references, such as r"\bC-\d{4,8}\b"; upper and
    lower case are alike. `regions` are the countries, as ISO 3166 codes, whose national phone numbers are
    recognised without a country code.

    Raises:
        ValueError: a regular expression is broken or matches an empty text, or a region is unknown; the
            message names it.
    """

    references: tuple[str, ...] = ()
    regions: tuple[str, ...] = ("GB", "DE", "US")
    compiled: tuple[re.Pattern[str], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", tuple(_compile(source) for source in self.references))
        for region in self.regions:
            if region not in phonenumbers.SUPPORTED_REGIONS:
                raise ValueError(f"phone region {region!r} is not known; use codes such as GB, DE, US")


def _compile(source: str) -> re.Pattern[str]:
    try:
        pattern = re.compile(source, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"customer reference {source!r} is not a regular expression: {error}") from error
    if pattern.match(""):
        raise ValueError(
            f"customer reference {source!r} matches an empty text; describe at least one character"
        )
    return pattern
