"""How the way back looks: suggestions, replies, customers handed on."""

from dataclasses import replace
from datetime import date

import pytest
from slack_bolt import App

from bridge.domain.incoming import Gesture, Reply
from bridge.domain.outgoing import CustomersDue, HandedCard, LeftBehind, ReplyHeard
from bridge.domain.stages import Stage
from bridge.slack.cards import render, suggestion
from bridge.slack.controls import Carried
from bridge.slack.modals import hand_over, suggest
from bridge.slack.modals.sent import Sent, WrongError
from tests.slack import returns
from tests.slack.fake import MIA, NOON, TEAM, FakeDesk, event, send
from tests.slack.samples import ANSWERS, CUSTOMERS, PROBLEM, STAGE, grey, labels, quoted, read

TODAY = date(2026, 11, 21)


def test_a_suggestion_shows_its_words_and_two_ways_to_answer() -> None:
    card = render(returns.SUGGESTED)
    assert card.text == (
        "What to tell customers of Refund shows as pending for days, as a colleague of Leipzig suggests:"
    )
    assert quoted(card) == ["The bank needs up to ten days.", "Resend it."]
    assert labels(card) == ["Approve …", "No thanks"]


def test_a_workaround_alone_is_said_to_be_one() -> None:
    card = render(replace(returns.SUGGESTED, text=""))
    assert "What helps meanwhile with" in card.text
    assert quoted(card) == ["Resend it."]


def test_an_answered_suggestion_says_so_instead_of_buttons() -> None:
    approved = render(replace(returns.SUGGESTED, state="approved", until=date(2026, 12, 15)))
    assert labels(approved) == []
    assert "Approved until" in read(approved)
    assert grey(render(replace(returns.SUGGESTED, state="refused"))) == [
        "Not taken. Whoever suggested it is told."
    ]


@pytest.mark.parametrize(
    ("changed", "beginning"),
    [
        (
            {},
            "Your wording for Refund shows as pending for days is what agents are given to say now, until 15 December 2026.",
        ),
        (
            {"until": None},
            "Your wording for Refund shows as pending for days is what agents are given to say now. Thank you",
        ),
        (
            {"approved": False},
            "Payments does not use your wording for Refund shows as pending for days this time.",
        ),
    ],
)
def test_its_author_hears_kindly_what_became_of_it(changed: dict[str, object], beginning: str) -> None:
    assert render(replace(returns.TAKEN, **changed)).text.startswith(beginning)  # type: ignore[arg-type]


def test_anybody_opens_the_form_from_a_button_that_carries_the_problem() -> None:
    button = suggestion.opener(PROBLEM)
    assert button["action_id"] == Gesture.SUGGEST_WORDING
    assert Carried.unpack(button["value"]) == Carried(7, choice=PROBLEM.title)


def test_a_suggestion_needs_words_and_an_approval_a_day_to_come() -> None:
    with pytest.raises(WrongError):
        suggest.read(Sent(Carried(7), {}, TODAY))
    assert suggest.read(Sent(Carried(7), {"meanwhile": ("Resend it.",)}, TODAY)).values == {
        "meanwhile": ("Resend it.",)
    }
    for until in ({}, {"until": ("2026-11-21",)}):
        with pytest.raises(WrongError):
            suggest.approved(Sent(Carried(4, 7), {"text": ("x",), **until}, TODAY))
    decision = suggest.approved(Sent(Carried(4, 7), {"text": ("x",), "until": ("2026-12-15",)}, TODAY))
    assert (decision.subject, decision.choice) == (7, "4")


def test_a_message_while_a_question_is_open_is_asked_about() -> None:
    card = render(returns.REPLY)
    assert card.text == "Is this your answer to Payments, or a new report?\nPayments asked: which cards?"
    assert labels(card) == ["It is my answer", "A new report"]
    assert grey(card) == ["It is kept. If you say nothing, it is a report tomorrow."]


def test_with_several_questions_open_each_has_its_button() -> None:
    several = replace(
        returns.REPLY, questions=(returns.WHICH, replace(returns.WHICH, asked=6, text="since when?"))
    )
    assert labels(render(several)) == ["Answer: which cards?", "Answer: since when?", "A new report"]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("answer", "Passed on to Payments as your answer. Thank you."),
        ("report", "It is a report: no. 1290."),
        ("late", "You said nothing, so it is a report now: no. 1290."),
        ("gone", "You deleted it, so it is neither an answer nor a report."),
        ("closed", "Payments does not ask this any more, so it is a report: no. 1290."),
    ],
)
def test_what_a_message_became_stands_instead_of_the_buttons(state: str, sentence: str) -> None:
    card = render(replace(returns.REPLY, state=state))
    assert (card.text, labels(card)) == (sentence, [])


def test_a_no_says_that_the_next_reply_goes_to_the_team() -> None:
    declined = replace(PROBLEM, stage=Stage.DECLINED, reason="too dear")
    note = render(replace(STAGE, problem=declined, stage=Stage.DECLINED, objectable=True))
    assert "Your next reply here goes to Payments, within three days." in note.text
    assert "next reply" not in render(replace(STAGE, problem=declined, stage=Stage.DECLINED)).text


def test_the_team_reads_a_reply_to_its_no_in_the_words_of_the_reporter() -> None:
    card = render(returns.OBJECTION)
    assert card.text == (
        "Your “no” to Refund shows as pending for days: a colleague of Leipzig reported it and replies:"
    )
    assert quoted(card) == ["The bank told her three days."]


def test_a_reply_that_nobody_asked_for_is_answered_with_what_to_do() -> None:
    assert "write me a message of its own" in render(ReplyHeard("nobody", "Payments")).text


def test_a_reply_that_may_name_somebody_is_asked_for_again_without_names() -> None:
    assert "write it again without names" in render(ReplyHeard("named", "Payments")).text


def test_customers_who_were_handed_on_come_by_report_with_what_to_say() -> None:
    live = replace(PROBLEM, stage=Stage.LIVE, wording="It is mended.")
    card = render(returns.handed(live))
    assert card.text.startswith(
        "Somebody of your team has left, so these are yours now. Please tell 3 customers:"
    )
    assert "No. 17, by" in read(card)
    assert quoted(card) == ["pending for 9 days"]
    assert "You could say: “It is mended.”" in read(card)
    assert "Reference 2: with a colleague now." in read(card)
    assert labels(card) == [
        *("Told", "Not reached", "Not wanted", "Hand over …", "Show reference"),
        *("Told", "Not wanted", "Hand over …", "Show reference"),
    ]


def test_handing_over_offers_the_lead_first() -> None:
    card = render(replace(CUSTOMERS, lead="U0LEAD"))
    [button] = [
        one
        for block in card.blocks
        for one in block.get("elements", ())
        if one.get("action_id") == Gesture.HAND_ON
    ]
    view = hand_over.view(Carried.unpack(button["value"]))
    assert view["blocks"][0]["element"]["initial_user"] == "U0LEAD"
    assert "initial_user" not in hand_over.view(Carried(5))["blocks"][0]["element"]
    with pytest.raises(WrongError):
        hand_over.read(Sent(Carried(5), {}, TODAY))


def test_nothing_new_by_the_day_is_said_as_that() -> None:
    card = render(replace(CUSTOMERS, nothing_new=True))
    assert card.text.startswith(
        "Nothing new yet of Refund shows as pending for days. If you promised 2 customers"
    )
    one = replace(CUSTOMERS, nothing_new=True, problem=PROBLEM)
    assert "nothing new yet of" in read(render(HandedCard((one,), "away")))


def test_reminders_say_how_many_and_where() -> None:
    assert (
        render(CustomersDue(17, 1)).text
        == "Still to be told: 1 customer from report no. 17, above in this thread."
    )
    assert "handed over to you" in render(CustomersDue(17, 2, handed=True)).text
    assert render(LeftBehind(3)).text.startswith("3 customers should have been told news by now")


def test_a_question_can_be_withdrawn_and_says_so() -> None:
    assert labels(render(ANSWERS)) == ["Accept these answers", "Withdraw the question"]
    withdrawn = render(replace(ANSWERS, withdrawn=True))
    assert labels(withdrawn) == ["Accept these answers"]
    assert grey(withdrawn) == ["Withdrawn: nobody is asked any more. What was answered before stays."]


def test_a_reply_in_a_thread_of_the_bots_messages_is_taken_to_the_desk(app: App, desk: FakeDesk) -> None:
    ts = f"{NOON.timestamp():.6f}"
    said = {"channel": "D0MIA", "channel_type": "im", "ts": ts, "thread_ts": "1763726400.000100"}
    answer = send(app, event(**said, text="only Visa &amp; Co"))
    assert answer.status == 200
    source = f"message:{TEAM}:D0MIA:{ts}"
    assert desk.replies == [Reply(source, TEAM, MIA, "D0MIA", "1763726400.000100", "only Visa & Co", NOON)]
    assert desk.kept == []


def test_once_nobody_is_left_to_tell_the_card_asks_for_nothing() -> None:
    told = tuple(replace(one, outcome="told") for one in CUSTOMERS.customers)
    assert read(render(replace(CUSTOMERS, customers=told))).splitlines()[0] == (
        "Customers from report no. 17: Refund shows as pending for days · live"
    )
