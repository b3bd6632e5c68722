"""The tone of every sentence: short, calm, whole, in the words of the product."""

import re
from collections.abc import Iterator
from types import ModuleType

from bridge.slack.texts import (
    agents,
    common,
    credit,
    customers,
    digest,
    forms,
    heads_up,
    outages,
    owners,
    replies,
    slack,
    stages,
    urgent,
    watches,
    wordings,
)

CATALOGUE = (
    agents,
    common,
    credit,
    customers,
    digest,
    forms,
    heads_up,
    watches,
    outages,
    owners,
    replies,
    slack,
    stages,
    urgent,
    wordings,
)
WORDY = 25
FORBIDDEN = re.compile(
    r"!|\bticket|\bplease note\b|\bsorry\b|\bkindly\b|\bunfortunately\b|\bclick here\b|\boops\b",
    re.IGNORECASE,
)


def sentences(catalogue: ModuleType) -> Iterator[tuple[str, str]]:
    """Every text of a catalogue, by its name."""
    for name, value in vars(catalogue).items():
        if name.isupper():
            for text in _texts(value):
                yield name, text


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in _texts(one))
    elif isinstance(value, tuple):
        yield from (text for one in value for text in _texts(one))


EVERY = [one for catalogue in CATALOGUE for one in sentences(catalogue)]


def test_the_catalogue_is_not_empty() -> None:
    assert len(EVERY) > 200


def test_every_text_is_calm_and_plain() -> None:
    for name, text in EVERY:
        assert FORBIDDEN.search(text) is None, name
        assert text == text.strip(), name
        assert "  " not in text, name
        assert "..." not in text, name


def test_no_sentence_is_long() -> None:
    for name, text in EVERY:
        for sentence in re.split(r"(?<=[.?:]) ", text):
            assert len(sentence.split()) <= WORDY, (name, sentence)


def test_titles_and_buttons_of_forms_fit() -> None:
    named = {name: text for name, text in sentences(forms) if name.endswith(("_TITLE", "_SEND"))}
    assert {name for name, text in named.items() if len(text) > 24} == set()


def test_hints_are_sentences() -> None:
    named = {name: text for name, text in sentences(forms) if name.endswith("_HINT")}
    assert {name for name, text in named.items() if not text.endswith(".")} == set()


def test_what_opens_a_form_ends_with_three_dots_and_what_decides_does_not() -> None:
    opening = {owners.FILL_FIELDS, owners.LINK_ISSUE, owners.REROUTE, owners.DECLINE, owners.SNOOZE}
    opening |= {
        owners.MORE,
        owners.DECLINE_ALL,
        owners.MERGE_ALL,
        *(label for label, _ in forms.FURTHER.values()),
    }
    assert all(label.endswith(" …") for label in opening)
    deciding = (owners.OPEN_ISSUE, owners.TAKE_ON, owners.LIVE, owners.TAKE_BACK, owners.REOPEN, owners.DONE)
    assert not any("…" in label for label in deciding)
