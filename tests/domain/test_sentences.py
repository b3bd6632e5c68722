"""What is written down to be said later is said in the language of whoever hears it then."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.language import Counted, English, Phrase, speaking
from bridge.domain.sentences import Amount, Place, Sentence, read_out, sentence, unpacked, verbatim

REPORTS = Counted("{count} report", "{count} reports")
AWAKE = Phrase("Awake again: there are {reports} since {day}.")
BY = Phrase("{who} says: {what}")
COLLEAGUE = Phrase("a colleague")


class Backwards(English):
    """A language of capitals."""

    def gettext(self, message: str, /) -> str:
        return (
            message.replace("Awake again", "AWAKE").replace("says", "SAYS").replace("colleague", "COLLEAGUE")
        )

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        return super().ngettext(one, many, count).replace("report", "REPORT")

    def day(self, day: date) -> str:
        return day.isoformat()


def kept(one: Sentence) -> Sentence:
    """What comes back from where it was written down."""
    return unpacked(json.loads(json.dumps(one.packed())))


def test_all_of_it_is_said_in_the_language_of_whoever_hears_it() -> None:
    awake = sentence(AWAKE, reports=Amount(REPORTS, 3), day=date(2026, 11, 2))
    said = kept(sentence(BY, who=COLLEAGUE, what=awake))
    assert said.said() == "a colleague says: Awake again: there are 3 reports since 2 November 2026."
    with speaking(Backwards()):
        assert said.said() == "a COLLEAGUE SAYS: AWAKE: there are 3 REPORTs since 2026-11-02."


def test_one_has_the_form_of_one() -> None:
    assert "there are 1 report since" in sentence(AWAKE, reports=Amount(REPORTS, 1), day="Monday").said()


def test_what_was_written_down_as_text_is_said_as_it_is() -> None:
    assert unpacked({"text": "PAY-1 was {deleted}."}).said() == "PAY-1 was {deleted}."


def test_a_phrase_that_was_kept_as_text_is_read_out_in_the_language_of_whoever_hears_it() -> None:
    with speaking(Backwards()):
        assert read_out("Ask a colleague {so}") == "Ask a COLLEAGUE {so}"
        assert read_out(sentence(BY, who="Payments", what="{so}").written()) == "Payments SAYS: {so}"
    assert read_out("") == ""


@given(st.text())
def test_words_of_others_are_never_taken_for_a_pattern(words: str) -> None:
    with speaking(Backwards()):
        assert kept(verbatim(words)).said() == words
        assert kept(sentence(BY, who=words, what="it")).said() == f"{words} SAYS: it"


PLACES = st.recursive(
    st.text() | st.integers() | st.dates() | st.builds(Amount, st.just(REPORTS), st.integers(0, 99)),
    lambda place: st.builds(lambda who, what: Sentence(BY, {"who": who, "what": what}), place, place),
    max_leaves=5,
)


@given(PLACES)
def test_it_says_the_same_after_it_was_written_down(place: Place) -> None:
    one = Sentence(BY, {"who": place, "what": "so"})
    assert kept(one).said() == one.said()
