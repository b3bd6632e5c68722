"""Which texts say nothing, and what is answered."""

import pytest

from bridge.domain.words import MAX_CHARS, is_only_noise, refusal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n\t ",
        "😀",
        "👍🏽👨‍👩‍👧‍👦 🇩🇪",
        "1️⃣ 2️⃣",
        ":sunny: :+1:",
        "?!… --- ___",
        "<@U0BRIDGE>",
        "<@U0BRIDGE> <!here> <#C1|help>",
        "@bridge :eyes:",
        "[card 1], [e-mail 2]",
        "\u200b\u200d",
    ],
)
def test_nothing_but_signs_is_noise(text: str) -> None:
    assert is_only_noise(text)
    assert (refusal(text) or "").startswith("There are no words in this, so nothing is saved.")


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "404",
        "😀 app is down",
        "@bridge refund pending",
        "退款",
        "Übergröße",
        "[card 1] charged twice",
        "at 10:30: no",
    ],
)
def test_a_word_or_a_number_is_not_noise(text: str) -> None:
    assert not is_only_noise(text)
    assert refusal(text) is None


def test_the_longest_text_is_kept_and_one_more_character_is_not() -> None:
    assert refusal("a" * MAX_CHARS) is None
    assert refusal("a" * (MAX_CHARS + 1)) is not None


def test_the_refusal_of_a_long_text_says_how_long_it_is_and_what_to_do() -> None:
    assert refusal("word " * 8_000) == (
        "Not saved: this has 40,000 characters, and 12,000 is the most. "
        "Please send what the customer said in a few sentences, or in parts."
    )
