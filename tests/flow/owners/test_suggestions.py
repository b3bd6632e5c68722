"""Anybody suggests what to tell customers; the owner approves it until a day, or not; its author hears it once."""

import pytest

from bridge.domain.credit import Kind
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import SuggestionAnswer, SuggestionCard
from bridge.flow import forms
from bridge.flow.wordings import end_those_over
from bridge.store.tables import CreditEntry, Wording
from tests.flow.office import Office
from tests.flow.owners.desk import OWNER, form, take_back, two_reports
from tests.flow.owners.test_closing import day

AUTHOR = "U-1"


@pytest.fixture
def office(quick: Office) -> Office:
    """An office in memory: what is asked of the database is asked elsewhere too."""
    return quick


def suggest(office: Office, group: int, user: str = AUTHOR, **said: str) -> int:
    """Somebody suggests what to say; gives the suggestion's number."""
    form(office, Gesture.SUGGEST_WORDING, group, user=user, **(said or {"text": "The bank needs ten days."}))
    return office.rows(Wording)[-1].id or 0


def approve(office: Office, group: int, suggestion: int, user: str = OWNER, **changed: str) -> None:
    values = {"text": "The bank needs ten days.", "until": day(office, 7), **changed}
    form(office, Gesture.APPROVE_WORDING, group, str(suggestion), user, **values)


def cards(office: Office) -> list[SuggestionCard]:
    """The team's cards, as first posted and as edited since."""
    posts = [order.card for _key, order, _posted in office.slack.posts]
    edits = [edit.card for edit in office.slack.updates]
    return [card for card in (*posts, *edits) if isinstance(card, SuggestionCard)]


def answers(office: Office) -> list[tuple[str, bool]]:
    """To whom an answer went, and whether the wording is said now."""
    posts = [order for _key, order, _posted in office.slack.posts]
    return [(post.user, post.card.approved) for post in posts if isinstance(post.card, SuggestionAnswer)]


def said_now(office: Office, number: int) -> str:
    return office.home(number).problem.wording


def test_a_suggestion_comes_to_the_thread_of_the_card_and_is_said_nowhere_yet(office: Office) -> None:
    numbers, group = two_reports(office)
    suggest(office, group, text="Call 020 7946 0018.", meanwhile="Resend the receipt.")
    [(order, card)] = [
        (order, order.card) for _key, order, _ in office.slack.posts if isinstance(order.card, SuggestionCard)
    ]
    assert (order.thread, card.text) == (office.group_of(numbers[0]).triage_ts, "Call [phone 1].")
    assert (card.meanwhile, card.who, card.state) == ("Resend the receipt.", "a colleague", "open")
    assert said_now(office, numbers[0]) == ""


def test_a_suggestion_waits_until_the_problem_is_shown_to_its_team(office: Office) -> None:
    [number] = office.problem("refund pending for days")
    suggest(office, office.group_of(number).id or 0)
    assert cards(office) == []
    office.say("U-2", "refund pending since days")
    office.work()
    assert [card.state for card in cards(office)] == ["open"]


def test_what_is_approved_is_said_until_its_day_credited_and_told_to_its_author(office: Office) -> None:
    numbers, group = two_reports(office)
    suggestion = suggest(office, group)
    approve(office, group, suggestion, text="The bank needs up to ten days.")
    assert said_now(office, numbers[1]) == "The bank needs up to ten days."
    assert answers(office) == [(AUTHOR, True)]
    assert cards(office)[-1].state == "approved"
    [entry] = [one for one in office.rows(CreditEntry) if one.kind == Kind.WORDING]
    assert entry.wording_id == suggestion
    office.clock.forward(days=9)
    assert said_now(office, numbers[1]) == ""
    end_those_over(office.store, office.clock)
    office.work()
    assert office.rows(Wording)[0].ended_at is not None


def test_no_thanks_is_told_to_the_author_once_and_is_final(office: Office) -> None:
    numbers, group = two_reports(office)
    suggestion = suggest(office, group)
    for _twice in range(2):
        form(office, Gesture.REFUSE_WORDING, group, str(suggestion))
    approve(office, group, suggestion)
    assert answers(office) == [(AUTHOR, False)]
    assert cards(office)[-1].state == "refused"
    assert said_now(office, numbers[0]) == ""


def test_an_approval_can_be_taken_back_with_its_credit(office: Office) -> None:
    numbers, group = two_reports(office)
    form(office, Gesture.WORDING, group, text="Ten days.")
    approve(office, group, suggest(office, group))
    take_back(office, group)
    assert said_now(office, numbers[0]) == "Ten days."
    assert sum(one.points for one in office.rows(CreditEntry) if one.kind == Kind.WORDING) == 0
    assert cards(office)[-1].state == "over"


def test_a_suggestion_of_somebody_survives_that_an_owner_says_something_else(office: Office) -> None:
    numbers, group = two_reports(office)
    suggestion = suggest(office, group)
    form(office, Gesture.WORDING, group, text="Ten days.")
    assert said_now(office, numbers[0]) == "Ten days."
    approve(office, group, suggestion)
    assert said_now(office, numbers[0]) == "The bank needs ten days."


def test_nobody_but_an_owner_decides_it(office: Office) -> None:
    numbers, group = two_reports(office)
    suggestion = suggest(office, group)
    approve(office, group, suggestion, user="U-2")
    form(office, Gesture.REFUSE_WORDING, group, str(suggestion), "U-2")
    assert said_now(office, numbers[0]) == ""
    assert answers(office) == []
    assert office.notes()[-1][1] == "Only the owners of Payments can decide this."


def test_an_owner_earns_nothing_by_approving_what_they_suggested_themselves(office: Office) -> None:
    numbers, group = two_reports(office)
    approve(office, group, suggest(office, group, OWNER))
    assert said_now(office, numbers[0]) == "The bank needs ten days."
    assert answers(office) == []
    assert [one for one in office.rows(CreditEntry) if one.kind == Kind.WORDING] == []


@pytest.mark.parametrize(
    "changed",
    [{"until": ""}, {"until": "2020-01-01"}, {"text": "", "meanwhile": ""}, {"until": "soon"}],
)
def test_without_words_or_a_day_to_come_nothing_is_approved(office: Office, changed: dict[str, str]) -> None:
    numbers, group = two_reports(office)
    approve(office, group, suggest(office, group), **changed)
    assert said_now(office, numbers[0]) == ""
    assert cards(office)[-1].state == "open"


@pytest.mark.parametrize("choice", ["", "9999", "x", "99999999999999999999"])
def test_a_button_of_no_suggestion_of_this_problem_does_nothing(office: Office, choice: str) -> None:
    _numbers, group = two_reports(office)
    suggest(office, group)
    form(office, Gesture.REFUSE_WORDING, group, choice)
    assert answers(office) == []


def test_nothing_suggested_is_nothing_kept(office: Office) -> None:
    _numbers, group = two_reports(office)
    form(office, Gesture.SUGGEST_WORDING, group, user=AUTHOR, text=" ", meanwhile="")
    assert office.rows(Wording) == []


def test_the_form_of_an_approval_begins_with_what_was_suggested(office: Office) -> None:
    _numbers, group = two_reports(office)
    suggestion = suggest(office, group, text="Ten days.", meanwhile="Resend.")
    with office.store.read() as session:
        facts = forms.facts(session, office.rules, Gesture.APPROVE_WORDING, suggestion, OWNER)
    assert (facts.wording, facts.meanwhile) == ("Ten days.", "Resend.")
