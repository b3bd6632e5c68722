"""What `redact` promises beside the table: numbering, secrecy, settings, names, bounded work."""

import re

import pytest
from phonenumbers import PhoneNumberMatcher

from bridge.domain.redaction import Found, Patterns, phones, redact

PATTERNS = Patterns(references=(r"\bC-\d{4,8}\b",))


def test_says_what_was_taken_out_in_canonical_form_and_order() -> None:
    text = "c-88213: Anna@Example.COM, 020 7946 0958, de89 3704 0044 0532 0130 00, 4111-1111 1111.1111"

    assert redact(text, PATTERNS).found == (
        Found("reference", "C-88213", "[reference 1]"),
        Found("email", "anna@example.com", "[e-mail 1]"),
        Found("phone", "+442079460958", "[phone 1]"),
        Found("iban", "DE89370400440532013000", "[IBAN 1]"),
        Found("card", "4111111111111111", "[card 1]"),
    )


def test_numbers_each_kind_by_position_and_gives_a_repeated_value_its_first_number() -> None:
    result = redact("b@example.com, a (at) example.com, B@example.com", PATTERNS)

    assert result.text == "[e-mail 1], [e-mail 2], [e-mail 1]"
    assert [found.value for found in result.found] == ["b@example.com", "a@example.com"]


def test_never_gives_a_placeholder_that_the_text_uses_already() -> None:
    assert (
        redact("[phone 1] or 0171 1234567 or [phone 2]", PATTERNS).text
        == "[phone 1] or [phone 3] or [phone 2]"
    )


def test_does_not_show_the_value_in_a_log_line() -> None:
    assert "4111" not in repr(redact("4111 1111 1111 1111", PATTERNS))


def test_a_broken_reference_pattern_is_named() -> None:
    with pytest.raises(ValueError, match=re.escape("customer reference 'C-(' is not a regular expression")):
        Patterns(references=(r"\bK\d+\b", "C-("))


def test_a_reference_pattern_that_matches_nothing_at_all_is_named() -> None:
    with pytest.raises(ValueError, match=re.escape("customer reference '[0-9]*' matches an empty text")):
        Patterns(references=("[0-9]*",))


def test_an_unknown_phone_region_is_named() -> None:
    with pytest.raises(ValueError, match="phone region 'UK' is not known"):
        Patterns(regions=("GB", "UK"))


def test_without_patterns_references_stay() -> None:
    assert redact("C-88213 call back", Patterns()).text == "C-88213 call back"


def test_a_configured_reference_wins_over_what_it_resembles() -> None:
    ten_digits = Patterns(references=(r"\b0\d{9}\b",))

    assert redact("customer 0301234567", ten_digits).text == "customer [reference 1]"


def test_overlapping_reference_patterns_take_a_value_once() -> None:
    both = Patterns(references=(r"\bC-\d+\b", r"-\d+"))

    assert redact("C-88213 and X-12", both).text == "[reference 1] and X[reference 2]"


def test_national_numbers_follow_the_configured_regions() -> None:
    text = "bitte 01 42 68 53 00 zurück"

    assert redact(text, PATTERNS).text == text
    assert redact(text, Patterns(regions=("FR",))).text == "bitte [phone 1] zurück"


@pytest.mark.parametrize(
    "text",
    [
        "my name is anna",
        "Mrs Berg waits since Tuesday",
        "mr. smith called",
        "Frau Schmidt ist verärgert",
        "Herrn Özdemir wurde nichts gesagt",
        "ich heiße jana",
        "this is Anna Berg calling",
        "spoke to Anna Berg",
        "Name: Berg, wants a refund",
        "refund please.\nKind regards\nAnna",
        "Hallo Anna, danke",
    ],
)
def test_a_likely_name_is_flagged_and_left_in_place(text: str) -> None:
    result = redact(text, PATTERNS)

    assert result.likely_name
    assert result.text == text


@pytest.mark.parametrize(
    "text",
    [
        "eine Frau hat angerufen",
        "I miss the old app",
        "page takes 200 ms to load",
        "the name on the bill is wrong",
        "Dear Customer, says the mail",
        "Liebe Grüße aus dem Lager",
        "the courier left a card",
        "[card 1] was charged twice",
    ],
)
def test_no_name_is_seen_where_there_is_none(text: str) -> None:
    assert not redact(text, PATTERNS).likely_name


HOSTILE = [
    "1" * 40_000,
    "0 " * 20_000,
    "4 " * 20_000,
    "+1" * 20_000,
    "0171-" * 8_000,
    "020 7946 0958 " * 2_850,
    "01/01/" * 6_600,
    "DE89 " * 8_000,
    "DE89" * 10_000,
    "a@" * 20_000,
    "a." * 20_000,
    "a@b." * 10_000,
    "a-" * 20_000 + "@",
    " at a dot" * 4_400,
    "call me " * 5_000,
    "card no. " * 4_400,
    "IBAN IBAN " * 4_000,
    "(+" * 20_000,
    "\u200b" * 40_000,
    "[card 1]" * 5_000,
    "mr " * 13_300,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
@pytest.mark.timeout(10)
def test_hostile_texts_of_forty_thousand_characters_end_and_stay_ended(text: str) -> None:
    """A quadratic pattern would need minutes here: the time limit is generous, the growth is not."""
    once = redact(text, PATTERNS)

    assert redact(once.text, PATTERNS).found == ()


def test_a_list_of_numbers_is_taken_out_without_asking_phonenumbers(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counting(text: str, region: str, leniency: int) -> PhoneNumberMatcher:
        asked.append(text)
        return PhoneNumberMatcher(text, region, leniency)

    monkeypatch.setattr(phones, "PhoneNumberMatcher", counting)
    few, many = "\n".join(["x 020 7946 0958"] * 40), "\n".join(["x 020 7946 0958"] * 2_600)

    assert "0958" not in redact(few, PATTERNS).text
    assert 40 <= len(asked) <= 40 * 3 * 3
    asked.clear()
    assert "0958" not in redact(many, PATTERNS).text
    assert asked == []
