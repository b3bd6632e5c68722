"""The form that asks an owner for an issue that is there already."""

import re

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import SEARCH_ISSUES, Carried
from bridge.slack.elements import search, words
from bridge.slack.modals.form import TEXT, View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent, WrongError
from bridge.slack.texts import forms

FOUND = "found"
_KEY = re.compile(r"(?:^|/browse/|[?&]selectedIssue=)([A-Za-z][A-Za-z0-9_]{1,30}-[1-9]\d{0,9})(?=$|[?&#/])")


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for an open issue, by search or by its key or address."""
    box = search(SEARCH_ISSUES, forms.SEARCH_ISSUES)
    plain_key = words(TEXT, placeholder=forms.LINK_PLACEHOLDER, lines=False)
    fields = [
        ask(FOUND, forms.LINK_FOUND, box, optional=True),
        ask(TEXT, forms.LINK_LABEL, plain_key, hint=forms.LINK_HINT, optional=True),
    ]
    return form(
        Gesture.LINK_ISSUE,
        [*about(facts), *fields],
        title=forms.LINK_TITLE,
        send=forms.LINK_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The issue's key; what was typed goes before what was chosen."""
    typed = sent.first(TEXT)
    if typed and not key(typed):
        raise WrongError(TEXT, forms.NOT_AN_ISSUE)
    if chosen := key(typed) or sent.first(FOUND):
        return Decision(chosen)
    raise WrongError(TEXT, forms.LINK_NOTHING)


def key(typed: str) -> str | None:
    """The issue key in what was typed, or None.

    >>> key("pay-311"), key("https://jira.example/browse/PAY-311?focusedId=7"), key("PAY 311")
    ('PAY-311', 'PAY-311', None)
    """
    found = _KEY.search(typed.strip())
    return found[1].upper() if found else None
