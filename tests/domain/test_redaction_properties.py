"""What holds for every text: planted values never survive, nothing else changes, once is enough."""

import re
import string

from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from bridge.domain.redaction import Patterns, redact
from bridge.domain.redaction.folding import fold

UNHURRIED = settings(deadline=None)  # a busy machine is no failure
PATTERNS = Patterns(references=(r"\bC-\d{4,8}\b",))
PLACEHOLDER = re.compile(r"\[(?:card|phone|e-mail|IBAN|reference) \d+\]")
GAPS = st.sampled_from(["", " ", "-", "\u2011", "\u00a0", " - "])
WORDS = st.text(alphabet=string.ascii_letters + "äöüß ,.!?\n", max_size=40)


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text(alphabet=string.digits, min_size=count, max_size=count)


@st.composite
def cards(draw: st.DrawFn) -> str:
    """A valid Visa or Mastercard number, grouped in fours."""
    payload = draw(st.sampled_from(["4", "51", "55", "2221", "2720"]))
    payload += draw(digits(15 - len(payload)))
    number = payload + luhn.calc_check_digit(payload)
    return draw(GAPS).join(number[start : start + 4] for start in range(0, 16, 4))


@st.composite
def ibans(draw: st.DrawFn) -> str:
    """A valid German or British IBAN, grouped in fours."""
    country, bank = draw(st.sampled_from([("DE", ""), ("GB", "NWBK")]))
    rest = bank + draw(digits(14 if bank else 18))
    number = country + mod_97_10.calc_check_digits(rest + country) + rest
    return draw(st.sampled_from(["", " ", "-"])).join(number[start : start + 4] for start in range(0, 22, 4))


@st.composite
def mobiles(draw: st.DrawFn) -> str:
    """A mobile number of Germany or the United Kingdom, at home or from abroad."""
    prefix, rest = draw(
        st.sampled_from([("0171", 7), ("+49 171", 7), ("07700", 6), ("+44 7700", 6), ("0044 7700", 6)])
    )
    return prefix + draw(st.sampled_from([" ", "-", "/"])) + draw(digits(rest))


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """An e-mail address, sometimes with its signs spelled out."""
    label = st.text(alphabet=string.ascii_lowercase + string.digits, min_size=1, max_size=10)
    at, dot = draw(st.sampled_from([("@", "."), (" (at) ", " (dot) "), ("[at]", "."), ("＠", ".")]))
    return f"{draw(label)}{at}{draw(label)}{dot}{draw(st.sampled_from(['com', 'de', 'example']))}"


REFERENCES = st.integers(1_000, 99_999_999).map(lambda number: f"C-{number}")


@UNHURRIED
@given(before=WORDS, value=cards() | ibans() | mobiles() | addresses() | REFERENCES, after=WORDS)
def test_a_planted_value_never_survives(before: str, value: str, after: str) -> None:
    result = redact(f"{before} {value} {after}", PATTERNS)

    assert value not in result.text
    assert not re.search(r"[0-9]{4}|@", PLACEHOLDER.sub("", fold(result.text).text))
    assert len(result.found) == 1


@UNHURRIED
@given(before=WORDS, value=cards() | ibans() | mobiles() | REFERENCES, after=WORDS)
def test_text_around_a_planted_value_is_unchanged(before: str, value: str, after: str) -> None:
    result = redact(f"{before}\n{value}\n{after}", PATTERNS)

    assert PLACEHOLDER.split(result.text) == [f"{before}\n", f"\n{after}"]


NEAR = st.sampled_from(
    ["4111 1111 1111 1111", "0171", "1234567", "+49", "020 7946 0958", "DE89", "3704 0044", "0532 0130 00", "C-1234",
     "a@b.de", "@", "[card 1]", "12.11.2026", "IBAN", "call me on", "order", "card no.", "(at)", "\u200b", "４", "(", ")",
     " ", "-", "/", ".", "\n", "x", "5", "41111111 11111111"]
)  # fmt: skip
HARD = (
    st.lists(NEAR, max_size=14).map("".join)
    | st.lists(NEAR, max_size=14).map(" ".join)
    | st.text(max_size=60)
)


@UNHURRIED
@given(text=HARD)
@example(text="0171 1234567 41111111 11111111")
@example(text="4111 1111 1111 1111 41111111 11111111 0171 1234567")
def test_redacting_twice_finds_nothing_new(text: str) -> None:
    once = redact(text, PATTERNS)

    assert redact(once.text, PATTERNS).found == ()
    assert redact(once.text, PATTERNS).text == once.text


@UNHURRIED
@given(text=HARD)
def test_what_is_left_stands_in_the_original_in_order(text: str) -> None:
    result, position = redact(text, PATTERNS), 0
    given_placeholders = {found.placeholder for found in result.found}
    pieces = re.split(f"({PLACEHOLDER.pattern})", result.text)

    for piece in pieces:
        if piece not in given_placeholders:
            found_at = text.find(piece, position)
            assert found_at >= 0, piece
            position = found_at + len(piece)


@UNHURRIED
@given(text=HARD)
def test_placeholders_and_values_belong_together_one_to_one(text: str) -> None:
    found = redact(text, PATTERNS).found

    assert len({one.placeholder for one in found}) == len(found)
    assert len({(one.kind, one.value) for one in found}) == len(found)
    assert not {one.placeholder for one in found} & set(PLACEHOLDER.findall(text))


@UNHURRIED
@given(text=st.text(max_size=80))
def test_every_folded_character_knows_its_origin(text: str) -> None:
    folded = fold(text)

    assert len(folded.origins) == len(folded.text)
    assert list(folded.origins) == sorted(folded.origins)
    assert all(0 <= origin < len(text) for origin in folded.origins)
