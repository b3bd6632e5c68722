"""What a text gives away besides what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.cues import mentioned, possible_names, wants_call_back

WANTED = (
    "C-88213 call back",
    "please call her back today",
    "wants a callback",
    "Call-back promised",
    "ring him back",
    "bitte um Rückruf",
    "RÜCKRUF erbeten",
    "will zurückgerufen werden, bitte zurückrufen",
    "ruft die Kundin morgen zurück",
    "wir sollen zurückzurufen versuchen",
)
NOT_WANTED = (
    "she called back yesterday",
    "calls every day",
    "bring it back",
    "the refund came back",
    "recall of the back cover",
    "er kam zurück",
    "",
)


@pytest.mark.parametrize("text", WANTED)
def test_a_wish_to_be_called_is_noticed(text: str) -> None:
    assert wants_call_back(text)


@pytest.mark.parametrize("text", NOT_WANTED)
def test_other_words_are_no_wish(text: str) -> None:
    assert not wants_call_back(text)


def test_further_words_may_be_configured_and_are_whole_words() -> None:
    assert wants_call_back("Bitte MELDEN!", ("melden",))
    assert not wants_call_back("Anmeldung klappt nicht", ("meldung",))
    assert wants_call_back("a+b?", ("a+b",))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom Okafor said no", "Tom Okafor"),
        ("wie Jürgen Groß sagt", "Jürgen Groß"),
        ("Anne-Marie O'Neill knows", "Anne-Marie O'Neill"),
        ("Ask Élodie Durand.", "Élodie Durand"),
    ],
)
def test_first_and_last_name_beside_each_other_may_be_somebodys(text: str, name: str) -> None:
    assert name in possible_names(text)


@pytest.mark.parametrize("text", ["refund is late", "Tom, Okafor", "Tom. Okafor", "Refund", "tom okafor", ""])
def test_other_words_are_no_name(text: str) -> None:
    assert possible_names(text) == set()


def test_a_mail_address_mentions_nobody() -> None:
    assert mentioned("mail tom@shop.example, ask @U0TOM and @mia") == {"U0TOM", "mia"}


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    wants_call_back(text)
    assert all(2 <= len(name.split(" ")) <= 3 for name in possible_names(text))
    assert all("@" not in one for one in mentioned(text))
