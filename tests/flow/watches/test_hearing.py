"""What is heard: each report once, several together, and the sum at the end."""

from bridge.domain.incoming import Edit, Gesture
from bridge.domain.outgoing import HitsCard
from bridge.flow.erasure import erase
from bridge.store.tables import Hit, Insight, Watch
from tests.flow.watches.conftest import Attentive


def test_hits_come_together_below_one_card_and_each_once(stored: Attentive) -> None:
    stored.listen()
    stored.problem("slots gone at payment", "login fails", "the slots vanish for all")
    stored.later(minutes=10)
    stored.later(minutes=10)
    [told] = stored.heard()
    assert [text for _number, text in told.quoted] == ["slots gone at payment", "the slots vanish for all"]
    assert [card.hits for card in stored.cards()] == [0, 2]
    stored.problem("slots again")
    stored.later(minutes=10)
    assert [len(told.quoted) for told in stored.heard()] == [2, 1]
    assert {order.thread for order in stored.orders() if order.card in stored.heard()} != {""}


def test_reports_from_before_are_not_heard(office: Attentive) -> None:
    office.problem("slots gone at payment")
    office.listen()
    office.later(minutes=10)
    assert office.heard() == []


def test_a_report_is_heard_once_it_is_sorted_and_none_is_passed_over(office: Attentive) -> None:
    office.listen()
    office.say("U-1", "slots gone at payment")
    office.later(minutes=1)
    assert len(office.heard()) == 0 or office.rows(Hit)
    office.later(minutes=10)
    assert [len(told.quoted) for told in office.heard()] == [1]


def test_a_report_that_waits_for_a_word_holds_up_no_other_and_is_heard_later(stored: Attentive) -> None:
    stored.listen()
    number = stored.say("U-1", "slots gone at payment")
    with stored.store.write() as session:
        session.get_one(Insight, number).asked_at = stored.clock.now()
    stored.problem("the slots vanish for all")
    stored.later(minutes=10)
    assert [told.quoted for told in stored.heard()] == [((number + 1, "the slots vanish for all"),)]
    with stored.store.write() as session:
        session.get_one(Insight, number).asked_at = None
    stored.work()
    stored.later(minutes=10)
    assert [told.quoted for told in stored.heard()[1:]] == [((number, "slots gone at payment"),)]


def test_a_report_that_was_edited_is_compared_anew_but_none_from_before(office: Attentive) -> None:
    for text, source in (("login fails", "message:T1:C1:1.1"), ("login is slow", "message:T1:C1:1.2")):
        office.say("U-1", text, source)
        office.work()
        office.clock.forward(minutes=1)
        if source.endswith("1.1"):
            office.listen()
    office.later(minutes=1)
    for source in ("message:T1:C1:1.1", "message:T1:C1:1.2"):
        office.intake.edited(Edit(source, source, "slots gone at payment"))
        office.work()
    office.later(minutes=10)
    assert [len(told.quoted) for told in office.heard()] == [1]


def test_words_that_are_held_back_or_were_removed_are_counted_and_not_quoted(office: Attentive) -> None:
    office.listen()
    office.problem("slots gone, says Mrs Miller", "slots gone at payment")
    office.later(minutes=10)
    [told] = office.heard()
    assert ([text for _number, text in told.quoted], told.unquoted) == (["slots gone at payment"], 1)


def test_two_who_listen_for_the_same_are_both_told(office: Attentive) -> None:
    office.listen()
    office.listen(words="vanishing slots")
    office.problem("slots gone at payment")
    office.later(minutes=10)
    assert len(office.heard()) == 2


def test_it_ends_by_itself_and_says_the_sum(office: Attentive) -> None:
    office.listen()
    office.problem("slots gone at payment")
    office.later(days=5)
    last = office.orders()[-1]
    assert (last.thread != "", office.cards()[-1].over, office.cards()[-1].hits) == (True, True, 1)
    office.problem("slots gone again")
    office.later(days=1)
    assert len(office.rows(Hit)) == 1


def test_it_says_so_too_when_nothing_was_heard(office: Attentive) -> None:
    office.listen()
    office.later(days=5)
    assert [(card.over, card.hits) for card in office.cards()][-1] == (True, 0)


def test_whoever_listens_or_another_owner_stops_it_once(office: Attentive) -> None:
    office.listen()
    office.click("U-1", Gesture.END_WATCH, 1)
    assert office.rows(Watch)[0].ended_at is None, "nobody else does"
    office.click("U-owner", Gesture.END_WATCH, 1)
    posts = len(office.orders())
    office.click("U-owner", Gesture.END_WATCH, 1)
    assert len(office.orders()) == posts
    assert office.rows(Watch)[0].ended_at is not None


def test_nothing_is_heard_for_somebody_who_was_erased(office: Attentive) -> None:
    office.listen()
    erase(office.store, "U-owner", office.clock.now())
    office.problem("slots gone at payment")
    office.later(minutes=10)
    assert (office.heard(), office.rows(Hit)) == ([], [])


def test_words_that_their_reporter_removes_leave_what_was_heard(office: Attentive) -> None:
    office.listen()
    [number] = office.problem("slots gone at payment")
    office.later(minutes=10)
    office.click("U-1", Gesture.REMOVE, number)
    [card] = [update.card for update in office.slack.updates if isinstance(update.card, HitsCard)]
    assert (card.quoted, card.unquoted) == ((), 1)
