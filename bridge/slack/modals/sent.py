"""What came back in a form, and what it decides.

https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bridge.domain.language import spoken
from bridge.domain.redaction.names import likely_name
from bridge.slack.blocks import SENTENCE
from bridge.slack.controls import Carried
from bridge.slack.given import given
from bridge.slack.text import clip
from bridge.slack.texts import forms


class WrongError(Exception):
    """A form cannot be taken as it was sent.

    Args:
        field: the field at which the sentence stands.
        sentence: what is wrong, and what to do.
    """

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, spoken(sentence)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it was sent.

    Attributes:
        carried: whose card it was opened from.
        values: what stands in each field that is not empty.
        today: the day on which it was sent.
    """

    carried: Carried
    values: Mapping[str, tuple[str, ...]]
    today: date

    def first(self, name: str) -> str:
        """What stands in a field for one thing; empty if nothing does."""
        return next(iter(self.values.get(name, ())), "")

    def need(self, name: str, sentence: str = forms.EMPTY) -> str:
        """What stands in a field that must hold something.

        Raises:
            WrongError: nothing does.
        """
        if not (text := self.first(name)):
            raise WrongError(name, sentence)
        return text

    def nameless(self, *names: str) -> None:
        """Take nothing that others read at once and that may name somebody.

        Raises:
            WrongError: one of these fields may.
        """
        for name in names:
            if words := likely_name(self.first(name)):
                raise WrongError(name, forms.NAMED.format(words=clip(words, SENTENCE)))

    def only(self, *names: str) -> dict[str, tuple[str, ...]]:
        """These fields, as far as something stands in them."""
        return {name: self.values[name] for name in names if name in self.values}

    def some(self, name: str, sentence: str) -> tuple[str, ...]:
        """What was chosen of several things.

        Raises:
            WrongError: nothing was.
        """
        if name not in self.values:
            raise WrongError(f"{name}.1", sentence)
        return self.values[name]

    def later(self, name: str) -> str:
        """A day after today, as ISO date; empty if none was chosen.

        Raises:
            WrongError: it is over.
        """
        if (day := self.first(name)) and date.fromisoformat(day) <= self.today:
            raise WrongError(name, forms.NOT_LATER)
        return day


@dataclass(frozen=True, slots=True)
class Decision:
    """What a form decides.

    Attributes:
        subject: what it is about, if that was chosen in the form itself.
    """

    choice: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    subject: int | None = None


def sent(view: Mapping[str, Any], today: date) -> Sent:
    """A submitted view, read.

    Raises:
        ValueError: it carries no value of ours.
    """
    metadata = view.get("private_metadata") or ""
    carried = Carried.unpack(metadata) if metadata else Carried(0)
    return Sent(carried, given(view["state"]["values"]), today)
