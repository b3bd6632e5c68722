"""Titles that a person could have written, and quotes that together say what is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.language import Phrase, speaking
from bridge.domain.phrasing import sentences, shortened, trimmed
from bridge.domain.quotes import NO_TITLE, QUOTE_CHARS, TITLE_CHARS, quotes, title, titled, titled_later
from bridge.domain.sentences import sentence, unpacked
from bridge.domain.vocabulary import overlap, roots, scaled, shares
from bridge.domain.words import is_only_noise
from tests.foreign import Foreign

UNHURRIED = settings(deadline=None)  # a busy machine is no failure
REFUNDS = [
    "where is my money?? returned on the 28th",
    "Customer's refund shows as pending for 9 days, card [card 1], she has called three times",
    "refund shows pending since Thursday, bank sees nothing",
    "another one: refund confirmed, never booked, app keeps showing pending",
    "Refund for order 500-7 pending 11 days. Her bank says nothing arrived.",
]
TEXTS = st.lists(
    st.text(max_size=300)
    | st.sampled_from(
        [*REFUNDS, "hi", "[card 1]", "customer says that", "word " * 100, "x" * 400, "ok. ok; ok: ok"]
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("customer called about the refund being late.", "The refund being late"),
        ("Customer's refund shows as pending, card [card 1], she called", "Refund shows as pending"),
        ("Hi team, the caller says that the app closes in the basket!!", "The app closes in the basket"),
        ("Kundin sagt, dass der Gutschein nicht angenommen wird", "Der Gutschein nicht angenommen wird"),
        ("cannot change the name on the bill, mail [e-mail 1]", "Cannot change the name on the bill"),
        ("crash in the basket again", "Crash in the basket"),
        ("iPhone: basket closes by itself", "iPhone: basket closes by itself"),
        ("gift wrapping was paid but not done", "Gift wrapping was paid but not done"),
        ("how long is the guarantee on our tools?", "How long is the guarantee on our tools?"),
        ("slot lost\nat   payment", "Slot lost"),
        ("thx", "Thx"),
        ("[reference 1] parcel locker stays shut :cry:", "Parcel locker stays shut"),
    ],
)
def test_title_of_one_text(text: str, expected: str) -> None:
    assert title([text]) == expected


def test_title_says_what_most_texts_say() -> None:
    assert title([*REFUNDS, "hold music is too loud and somewhat annoying"]) == (
        "Refund shows pending since Thursday, bank sees nothing"
    )


def test_title_of_a_long_sentence_ends_after_a_word_that_can_end_it() -> None:
    text = "Two men were promised for the delivery of the fridge to the fifth floor of the old house and the lift"

    assert title([text]) == "Two men were promised for the delivery of the fridge to the fifth floor…"


def test_title_follows_centrality() -> None:
    texts = ["parcel locker refuses the code", "basket closes on every phone"]

    assert title(texts, centrality=[0.1, 0.9]) == "Basket closes on every phone"
    assert title(texts, centrality=[9.0, 1.0]) == "Parcel locker refuses the code"


@pytest.mark.parametrize("texts", [[], [""], ["😀", "[card 1]"]])
def test_there_is_a_title_even_without_words(texts: list[str]) -> None:
    assert title(texts) == NO_TITLE


@UNHURRIED
@given(texts=TEXTS)
def test_every_title_is_one_short_line_that_begins_and_ends_well(texts: list[str]) -> None:
    result = title(texts)

    assert 0 < len(result) <= TITLE_CHARS
    assert len(result.splitlines()) == 1
    assert not result.endswith(".")
    assert not is_only_noise(result)
    assert result == title(list(texts))


def test_quotes_cover_what_is_said_and_drop_near_copies() -> None:
    texts = [
        "refund pending for nine days",
        "Refund pending for nine days!",
        "refund pending nine days now",
        "bank account shows no money",
        "app says refunded",
        "hello",
    ]

    assert quotes(texts, at_most=3) == [
        "refund pending for nine days",
        "bank account shows no money",
        "app says refunded",
    ]


def test_quotes_after_the_third_must_add_a_word() -> None:
    different = ["refund wrong bank", "app voucher pending", "bank empty", "voucher refused"]

    assert quotes([*different, "refund pending", "app wrong"]) == different


def test_quotes_begin_with_the_central_text() -> None:
    texts = ["parcel locker refuses code", "basket closes on phones"]

    assert quotes(texts, centrality=[0.0, 1.0])[0] == "basket closes on phones"


def test_quotes_are_the_own_words_on_one_line_and_shortened() -> None:
    assert quotes(["she said:\n  'never again'"]) == ["she said: 'never again'"]
    (long,) = quotes(["basket closes " * 30])
    assert long.endswith("closes…")
    assert len(long) <= QUOTE_CHARS


@UNHURRIED
@given(texts=TEXTS, at_most=st.integers(0, 7))
def test_quotes_are_few_short_different_and_the_same_every_time(texts: list[str], at_most: int) -> None:
    result = quotes(texts, at_most)

    assert len(result) <= at_most
    assert all(0 < len(quote) <= QUOTE_CHARS for quote in result)
    assert len({quote.casefold() for quote in result}) == len(result)
    assert result == quotes(list(texts), at_most)
    assert bool(result) == (at_most > 0 and not all(map(is_only_noise, texts)))


def test_centrality_must_have_one_value_a_text() -> None:
    with pytest.raises(ValueError, match="2 texts need 2 values of centrality, not 1"):
        title(["one", "two"], centrality=[1.0])


def test_centrality_of_any_scale_is_brought_to_zero_and_one() -> None:
    assert scaled([-5.0, 0.0, 5.0], 3) == [0.0, 0.5, 1.0]
    assert scaled([3.0, 3.0], 2) == scaled(None, 2) == [1.0, 1.0]


def test_roots_hold_the_forms_of_a_word_together_and_leave_common_words_out() -> None:
    assert roots("The refund was refunded") == roots("refunds, and refunding") == {"refund"}
    assert roots("card [card 1] charged") == {"card", "charge"}


def test_shares_and_overlap() -> None:
    one, other = roots("refund pending"), roots("refund missing")

    assert shares([one, other]) == {"refund": 1.0, "pendin": 0.5, "missin": 0.5}
    assert overlap(one, other) == pytest.approx(1 / 3)
    assert overlap(roots(""), roots("")) == 0


def test_sentences_end_at_marks_and_lines_and_not_inside_versions() -> None:
    assert sentences("App 5.2.1 closes. She waits!\nNo answer") == [
        "App 5.2.1 closes.",
        "She waits!",
        "No answer",
    ]


def test_shortened_keeps_what_fits_and_cuts_a_word_only_when_there_is_no_other_way() -> None:
    assert shortened("closes at once", 14) == "closes at once"
    assert shortened("closes at once", 13) == "closes…"
    assert shortened("Donaudampfschifffahrt", 10) == "Donaudamp…"


def test_trimmed_takes_loose_ends_off() -> None:
    assert trimmed(" - refund late, again ...") == "Refund late"


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Refund pending for nine days (C-1)", "Refund pending for nine days"),
        ("Refund pending, C-1, she called", "Refund pending, she called"),
        ("C-1: refund pending for nine days", "refund pending for nine days"),
    ],
)
def test_a_quote_leaves_out_where_a_customer_reference_was(said: str, quoted: str) -> None:
    assert quotes([said.replace("C-1", "[reference 1]")]) == [quoted]


def test_that_there_are_no_words_is_said_in_the_language_of_whoever_reads_it() -> None:
    with speaking(Foreign()):
        assert titled(title([])) == "¿"
        assert titled("Refund pending") == "Refund pending"
        kept = sentence(Phrase("{title} is open."), title=titled_later(title([]))).packed()
        assert unpacked(kept).said() == "¿¿"
