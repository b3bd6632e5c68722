"""The form that asks an owner for an issue that is there already."""

import re

from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.modals.form import View, field, form
from bridge.slack.texts import forms

_KEY = re.compile(r"(?:^|/browse/|[?&]selectedIssue=)([A-Za-z][A-Za-z0-9_]{1,30}-[1-9]\d{0,9})(?=$|[?&#/])")


def view(carried: Carried) -> View:
    """Asks for the key or the address; `carried.choice` is the problem's title."""
    return form(
        Gesture.LINK_ISSUE,
        title=forms.LINK_TITLE,
        send=forms.LINK_SEND,
        field=field(forms.LINK_LABEL, forms.LINK_HINT, placeholder=forms.LINK_PLACEHOLDER, lines=False),
        carried=carried,
        about=carried.choice,
    )


def key(typed: str) -> str | None:
    """The issue key in what was typed, or None.

    >>> key("pay-311"), key("https://jira.example/browse/PAY-311?focusedId=7"), key("PAY 311")
    ('PAY-311', 'PAY-311', None)
    """
    found = _KEY.search(typed.strip())
    return found[1].upper() if found else None
