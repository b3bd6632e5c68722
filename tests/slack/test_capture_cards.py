"""What the author of a message is asked, and what a report's card says of how it came."""

from dataclasses import replace

import pytest

from bridge.domain.details import Contact, Feeling
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Captured
from bridge.domain.pointing import Consent, Context
from bridge.slack.cards import render
from bridge.slack.controls import Carried
from tests.slack.captures import KEPT, OFFER
from tests.slack.samples import FULL, HOME, SPLIT, elements, grey, labels, read


def test_the_author_is_asked_in_a_sentence_with_two_buttons() -> None:
    card = render(OFFER)
    assert card.text.splitlines() == [
        "Shall your message of 2 November 2026 become a report, as @U0MIA suggests?",
        "Show your message",
    ]
    assert labels(card) == ["Send", "No"]
    assert [Carried.unpack(one["value"]) for one in elements(card)] == [Carried(4, 0)] * 2
    assert grey(card) == ["It is yours: nothing is kept unless you send it. What follows comes to you."]


def test_somebody_who_may_not_be_named_stays_a_colleague() -> None:
    card = render(replace(OFFER, captor="a colleague of Manila"))
    assert "as a colleague of Manila suggests?" in card.text


def test_the_thread_is_asked_about_with_another_version() -> None:
    card = render(KEPT)
    assert card.text.startswith("Saved, no. 17.\nYou wrote more in that thread.")
    assert labels(card) == ["Add them", "No"]
    assert [Carried.unpack(one["value"]).version for one in elements(card)] == [1, 1]


@pytest.mark.parametrize("answer", [one for one in Consent if one is not Consent.ASKED])
def test_what_was_answered_has_no_buttons(answer: Consent) -> None:
    card = render(replace(OFFER, answer=answer))
    assert labels(card) == []
    assert card.text.endswith("It is about your message of 2 November 2026.\nShow your message")


@pytest.mark.parametrize("context", [Context.SENT, Context.KEPT, Context.NO])
def test_an_answered_thread_has_no_buttons(context: Context) -> None:
    card = render(replace(KEPT, context=context))
    assert (labels(card), len(card.text.splitlines())) == ([], 4)


def test_a_report_says_who_captured_it_and_what_asks_for_a_second_look() -> None:
    how = Captured("<@U0MIA>", colleague="Tom Okafor", uncalled=True)
    card = render(replace(HOME, captured=how))
    assert "Captured for you by " in read(card)
    assert any("such as C-88213" in line for line in grey(card))
    assert any(line.startswith("Is Tom Okafor a colleague?") for line in grey(card))


@pytest.mark.parametrize(("files", "told"), [(1, "1 file came"), (3, "3 files came")])
def test_files_wait_for_a_word(files: int, told: str) -> None:
    how = Captured(files=files)
    card = render(replace(HOME, captured=how))
    assert told in read(card)
    assert labels(card)[-2:] == ["Fine, others may look", "No"]
    decided = {one["action_id"]: Carried.unpack(one["value"]).subject for one in elements(card)[-2:]}
    assert decided == {Gesture.CONFIRM_FILE: 17, Gesture.REFUSE_FILE: 17}


def test_a_report_of_several_problems_says_it_once() -> None:
    parts = tuple(replace(part, captured=Captured(files=1)) for part in SPLIT.parts)
    assert labels(render(replace(SPLIT, parts=parts))).count("Fine, others may look") == 1


def test_a_plain_report_says_nothing_of_it() -> None:
    assert render(HOME) == render(replace(HOME, captured=Captured()))


def test_owners_read_how_customers_came_and_felt() -> None:
    card = replace(FULL, contacts=(("phone", 3), ("chat", 1)), feelings=(("angry", 2),))
    assert "Reached us by phone (3), chat (1). They felt angry (2)." in read(render(card))


@pytest.mark.parametrize("contact", list(Contact))
def test_every_way_and_feeling_has_words(contact: Contact) -> None:
    feelings = tuple((str(feeling), 1) for feeling in Feeling)
    assert "They felt calm (1), worried (1), upset (1), angry (1)." in read(
        render(replace(FULL, contacts=((str(contact), 1),), feelings=feelings))
    )
