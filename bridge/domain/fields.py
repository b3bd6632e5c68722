"""What people choose in a form, turned into what Jira wants for a field.

Jira wants another JSON for each kind of field, see
https://developer.atlassian.com/server/jira/platform/jira-rest-api-examples/ and, for documents,
https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/.
"""

from collections.abc import Callable, Mapping, Sequence
from math import isfinite

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import FieldNeeded
from bridge.domain.language import Phrase as _
from bridge.domain.sentences import Sentence, sentence

NO_NUMBER = _("{field} must be a number: “{said}” is none.")


class FieldError(RefusalError):
    """What a person gave for a field cannot be taken; the sentence says why."""

    def __init__(self, why: Sentence) -> None:
        super().__init__(why.said())
        self.why = why


def encode(field: FieldNeeded, values: Sequence[str]) -> object:
    """A field's value as Jira wants it.

    Args:
        field: what Jira has said of it.
        values: what people chose or typed: dates as ISO, numbers plain, people by their e-mail address.

    Returns:
        JSON for the field, None when nothing was chosen.

    Raises:
        FieldError: a number is none.
    """
    given = [value.strip() for value in values if value.strip()]
    if not given:
        return None
    one, many = _ONE.get(field.kind), _MANY.get(field.kind)
    if many is not None:
        return [many(value) for value in given]
    try:
        return one(given[0]) if one is not None else ", ".join(given)
    except ValueError:
        raise FieldError(sentence(NO_NUMBER, field=field.name, said=given[0][:40])) from None


def _number(value: str) -> int | float:
    number = float(value.replace(",", "."))
    if not isfinite(number):
        raise ValueError(value)
    return int(number) if number.is_integer() else number


def _moment(value: str) -> str:
    """A date alone is that day's beginning in UTC."""
    return value if "T" in value else f"{value}T00:00:00.000+0000"


def _paragraphs(value: str) -> object:
    """A document with a paragraph for each line; Jira refuses empty text nodes."""
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    content = [{"type": "paragraph", "content": [{"type": "text", "text": line}]} for line in lines]
    return {"version": 1, "type": "doc", "content": content}


_ONE: Mapping[str, Callable[[str], object]] = {
    "option": lambda value: {"value": value},
    "named": lambda value: {"name": value},
    "issue": lambda value: {"key": value.upper()},
    "account": lambda value: {"emailAddress": value},
    "number": _number,
    "date": str,
    "moment": _moment,
    "paragraphs": _paragraphs,
}
"""Kinds that hold one value; whatever is unknown is sent as text, and Jira says what is wrong with it."""

_MANY: Mapping[str, Callable[[str], object]] = {
    "options": lambda value: {"value": value},
    "names": lambda value: {"name": value},
    "labels": lambda value: value.replace(" ", "-"),
}
"""Kinds that hold several."""
