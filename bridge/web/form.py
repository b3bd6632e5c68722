"""Forms as browsers send them, of a size that a person can fill in."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from bridge.web.body import body_of

LARGEST = 64_000
"""Bytes: several texts of the greatest length that a field takes."""

MOST_FIELDS = 300
SENT_AS = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Form:
    """What was filled in.

    Attributes:
        fields: all values of each field, in the form's order.
    """

    fields: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The value of a field; empty where there is none."""
        return self.fields.get(name, ("",))[0]


async def read(request: Request) -> Form:
    """The form of a request; what is too large is not read to its end.

    Raises:
        TooLargeError: it is larger than any form of ours.
        UnfinishedError: it did not come to its end, or not in time.
        ValueError: it is no form.
    """
    if not request.headers.get("content-type", "").startswith(SENT_AS):
        raise ValueError(f"not {SENT_AS}")
    body = await body_of(request, LARGEST)
    if b"%00" in body or b"\0" in body:
        raise ValueError("no text, and no database takes it")
    fields: dict[str, tuple[str, ...]] = {}
    for name, text in parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS):
        fields[name] = (*fields.get(name, ()), text)
    return Form(fields)
