"""Somebody points at a message: its author decides, once, and nothing of it is kept before."""

from collections.abc import Sequence

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.incoming import Deletion, Edit, Gesture, Way
from bridge.domain.pointing import Consent, Context, MessageFound, Taken
from bridge.flow.erasure import erase
from bridge.store.queries import insights, people
from bridge.store.tables import Offer
from tests.flow.capture.conftest import SAID_AT, TS, FakeHistory, Floor, source_of
from tests.flow.office import Office

PARCEL = "She waits for the parcel since Monday"
THREAD = 1


def reports(floor: Floor) -> int:
    with floor.office.store.read() as session:
        return insights.count(session)


def test_a_colleague_is_asked_and_nothing_is_kept_before(floor: Floor) -> None:
    floor.history.write("U-ines", PARCEL)
    assert floor.point("U-mia", "U-ines") == Taken()
    floor.work()
    [card] = floor.asked("U-ines")
    assert (card.answer, card.said_at, card.insight) == (Consent.ASKED, SAID_AT, 0)
    assert (reports(floor), floor.history.reads) == (0, 0)


def test_three_facts_stay_who_captured_whose_customer_and_when(floor: Floor) -> None:
    floor.history.write("U-ines", PARCEL)
    floor.point("U-mia", "U-ines", Way.SHORTCUT)
    floor.work()
    floor.answer("U-ines", Gesture.SEND_OFFER)
    kept = floor.office.insight(1)
    assert (kept.way, kept.text, kept.said_at) == (Way.SHORTCUT, PARCEL, SAID_AT)
    with floor.office.store.read() as session:
        users = {person.id: person.user for person in people.alive(session)}
    assert (users[kept.person_id], users[kept.captor_id or 0]) == ("U-ines", "U-mia")
    assert floor.office.home(1).captured.captor
    assert (floor.card().answer, floor.card().insight) == (Consent.KEPT, 1)


def test_an_author_of_another_workspace_is_a_guest_at_once(quiet_floor: Floor) -> None:
    quiet_floor.history.write("U-far", PARCEL, stranger=True)
    quiet_floor.point("U-mia", "U-far")
    quiet_floor.work()
    quiet_floor.answer("U-far", Gesture.SEND_OFFER)
    with quiet_floor.office.store.read() as session:
        assert [person.user for person in people.alive(session) if person.guest] == ["U-far"]


@pytest.mark.parametrize("times", [2, 5])
def test_however_many_point_at_it_its_author_is_asked_once(quiet_floor: Floor, times: int) -> None:
    for number in range(times):
        quiet_floor.point(f"U-{number}", "U-ines")
    quiet_floor.work()
    assert len(quiet_floor.asked("U-ines")) == 1


def test_the_first_answer_counts(quiet_floor: Floor) -> None:
    quiet_floor.history.write("U-ines", PARCEL)
    quiet_floor.point("U-mia", "U-ines")
    quiet_floor.work()
    quiet_floor.answer("U-ines", Gesture.REFUSE_OFFER)
    quiet_floor.answer("U-ines", Gesture.SEND_OFFER)
    assert (reports(quiet_floor), quiet_floor.card().answer) == (0, Consent.NO)


def test_nobody_else_answers_for_the_author(quiet_floor: Floor) -> None:
    quiet_floor.history.write("U-ines", PARCEL)
    quiet_floor.point("U-mia", "U-ines")
    quiet_floor.work()
    quiet_floor.answer("U-mia", Gesture.SEND_OFFER)
    assert (reports(quiet_floor), quiet_floor.offer().answer) == (0, Consent.ASKED)


def test_ones_own_message_needs_no_question(floor: Floor) -> None:
    floor.history.write("U-ines", PARCEL)
    floor.point("U-ines", "U-ines")
    floor.work()
    assert (reports(floor), floor.asked("U-ines")) == (1, [])
    assert floor.office.insight(1).captor_id is None


def test_a_message_that_is_a_report_already_is_not_asked_about(quiet_floor: Floor) -> None:
    source = f"message:T1:C1:{TS}"
    number = quiet_floor.office.say("U-ines", PARCEL, source, Way.LISTENING)
    assert quiet_floor.point("U-mia", "U-ines") == Taken(number)
    quiet_floor.work()
    assert quiet_floor.asked("U-ines") == []


@pytest.mark.parametrize("gone", ["deleted", "another's", "without words"])
def test_what_cannot_be_found_any_more_is_said_so(quiet_floor: Floor, gone: str) -> None:
    if gone != "deleted":
        quiet_floor.history.write("" if gone == "another's" else "U-ines", ":tada:")
    quiet_floor.point("U-mia", "U-ines")
    quiet_floor.work()
    quiet_floor.answer("U-ines", Gesture.SEND_OFFER)
    assert (reports(quiet_floor), quiet_floor.card().answer) == (0, Consent.GONE)
    assert not quiet_floor.collecting.step()


def test_a_conversation_without_the_bot_is_said_so(quiet_floor: Floor) -> None:
    quiet_floor.history.faults = [RefusedError("not in there", "not_in_channel")]
    quiet_floor.point("U-mia", "U-ines")
    quiet_floor.work()
    quiet_floor.answer("U-ines", Gesture.SEND_OFFER)
    assert quiet_floor.card().answer is Consent.UNREAD
    quiet_floor.history.write("U-ines", PARCEL)
    quiet_floor.point("U-tom", "U-ines")
    quiet_floor.work()
    assert (quiet_floor.card().answer, reports(quiet_floor)) == (Consent.KEPT, 1), "the bot was invited since"


def test_what_an_operator_mends_only_delays_it(quiet_floor: Floor) -> None:
    quiet_floor.history.write("U-ines", PARCEL)
    quiet_floor.history.faults = [RefusedError("the token has ended", "token_expired")]
    quiet_floor.point("U-ines", "U-ines")
    quiet_floor.work()
    assert quiet_floor.offer().answer == Consent.SENT
    quiet_floor.office.clock.forward(minutes=1)
    quiet_floor.work()
    assert reports(quiet_floor) == 1


class Overtaken(FakeHistory):
    """While one process reads a message, another one keeps it, and its author agrees to the thread."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office

    def thread(self, channel: str, top: str) -> Sequence[MessageFound]:
        with self._office.store.write() as session:
            offer = session.get_one(Offer, 1)
            offer.answer, offer.context = Consent.KEPT, Context.SENT
        return super().thread(channel, top)


def test_a_yes_to_the_thread_is_not_taken_back_by_a_process_that_was_slower(quick: Office) -> None:
    floor = Floor(quick, Overtaken(quick))
    floor.history.write("U-ines", PARCEL, thread=TS)
    floor.point("U-ines", "U-ines", thread=TS)
    assert floor.collecting.step()
    assert (floor.offer().answer, floor.offer().context) == (Consent.KEPT, Context.SENT)


def test_slack_being_away_only_delays_it(floor: Floor) -> None:
    floor.history.write("U-ines", PARCEL)
    floor.history.faults = [TryLaterError("away")] * 2
    floor.point("U-ines", "U-ines")
    floor.work()
    assert reports(floor) == 0
    for _ in range(2):
        floor.office.clock.forward(minutes=1)
        floor.work()
    assert (reports(floor), floor.offer().attempts) == (1, 2)


def test_only_the_authors_own_words_in_the_thread_come_along(floor: Floor) -> None:
    floor.history.write("U-ines", PARCEL, thread=TS)
    floor.history.write("U-tom", "Same here", "2.0", TS)
    floor.history.write("U-ines", "Her card is 4111 1111 1111 1111", "3.0", TS)
    floor.point("U-mia", "U-ines")
    floor.work()
    floor.answer("U-ines", Gesture.SEND_OFFER)
    assert (floor.card().context, floor.context()) == (Context.ASKED, [])
    floor.answer("U-ines", Gesture.SEND_OFFER, THREAD)
    assert [line.text for line in floor.context()] == ["Her card is [card 1]"]
    assert floor.card().context is Context.KEPT


def test_what_came_along_is_reworded_and_goes_with_the_message(floor: Floor) -> None:
    floor.history.write("U-ines", PARCEL, thread=TS)
    floor.history.write("U-ines", "She is furious", "3.0", TS)
    floor.history.write("U-ines", "It is raining", "4.0", TS)
    floor.point("U-ines", "U-ines", thread=TS)
    floor.work()
    floor.answer("U-ines", Gesture.SEND_OFFER, THREAD)
    floor.office.intake.edited(Edit(source_of("3.0"), "E1", "Her card is 4111 1111 1111 1111"))
    assert [line.text for line in floor.context()] == ["Her card is [card 1]", "It is raining"]
    floor.office.intake.deleted(Deletion(source_of("3.0")))
    assert [line.text for line in floor.context()] == ["It is raining"]


def test_a_thread_may_stay_where_it_is(quiet_floor: Floor) -> None:
    quiet_floor.history.write("U-ines", PARCEL, thread=TS)
    quiet_floor.history.write("U-ines", "She is furious", "3.0", TS)
    quiet_floor.point("U-ines", "U-ines", thread=TS)
    quiet_floor.work()
    quiet_floor.answer("U-ines", Gesture.REFUSE_OFFER, THREAD)
    quiet_floor.answer("U-ines", Gesture.SEND_OFFER, THREAD)
    assert (quiet_floor.context(), quiet_floor.card().context) == ([], Context.NO)


def test_no_thread_comes_to_a_report_whose_words_were_removed(quiet_floor: Floor) -> None:
    quiet_floor.history.write("U-ines", PARCEL, thread=TS)
    quiet_floor.history.write("U-ines", "She is furious", "3.0", TS)
    quiet_floor.point("U-ines", "U-ines")
    quiet_floor.work()
    quiet_floor.office.click("U-ines", Gesture.REMOVE, 1)
    quiet_floor.answer("U-ines", Gesture.SEND_OFFER, THREAD)
    assert quiet_floor.context() == []


def test_an_answer_that_overtakes_its_card_is_shown_on_it(quiet_floor: Floor) -> None:
    """Slack showed the card, and its author pressed, before the bridge had written down that it was posted."""
    quiet_floor.point("U-mia", "U-ines")
    _, job = quiet_floor.office.delivery.claim()
    assert job is not None
    quiet_floor.office.press("U-ines", Gesture.REFUSE_OFFER, 1)
    quiet_floor.office.attending.step()
    quiet_floor.office.delivery.deliver(job)
    quiet_floor.work()
    assert (len(quiet_floor.asked("U-ines")), quiet_floor.card().answer) == (1, Consent.NO)


@pytest.mark.parametrize("user", ["U-ines", "U-mia"])
def test_nobody_is_asked_for_somebody_who_was_erased(floor: Floor, user: str) -> None:
    floor.history.write("U-ines", PARCEL)
    floor.point("U-mia", "U-ines")
    erase(floor.office.store, user, floor.office.clock.now())
    floor.work()
    assert (floor.asked("U-ines"), reports(floor)) == ([], 0)
