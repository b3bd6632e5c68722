"""What was told to many by mistake is taken back: cancelled, edited, and corrected once."""

from dataclasses import replace

import pytest

from bridge.domain.errors import RefusalError, RefusedError, UncertainError
from bridge.domain.outgoing import Note, Post, Update
from bridge.domain.stages import Stage
from bridge.flow import digest
from bridge.flow.pause import pause, resume
from bridge.flow.recall import FanOut, find, lately, recall
from bridge.store.tables import Effect, HeadsUp, Question
from tests.flow.headsups.conftest import Informed
from tests.flow.office import Office
from tests.flow.trial.test_shadow import advance, put

MISTAKE = "Taken back: this was sent by mistake. Please do not pass it on."


def take_back(office: Office, name: str) -> FanOut:
    recall(office.store, office.clock, name)
    office.work()
    return find(office.store, name)


def edits(office: Office) -> list[tuple[str, str]]:
    """Which messages say by now that they were taken back."""
    return [
        (one.channel, one.ts)
        for one in office.slack.updates
        if isinstance(one, Update) and isinstance(one.card, Note) and one.card.text == MISTAKE
    ]


def corrections(office: Office) -> list[tuple[str, str]]:
    """To whom, or in which thread, it was said that something was sent by mistake."""
    orders = [order for _key, order, _posted in office.slack.posts]
    return [
        (order.user or order.channel, order.thread)
        for order in orders
        if isinstance(order, Post)
        and isinstance(order.card, Note)
        and order.card.text.startswith("Correction: “")
    ]


def in_work(office: Office) -> list[int]:
    """A problem of two reports of which it was told by mistake that it is being worked on: stage-1."""
    numbers = office.problem("refund pending for days", "refund pending since days")
    advance(office, numbers[0], Stage.IN_WORK)
    return numbers


def test_what_was_told_lately_is_listed_the_newest_first(quick: Office) -> None:
    numbers = in_work(quick)
    quick.clock.forward(days=1)
    advance(quick, numbers[0], Stage.LIVE)
    last, first = lately(quick.store, quick.clock, 10)
    assert (first.name, first.reached, first.waiting) == ("stage-1", 2, 0)
    assert (last.name, last.what) == ("stage-2", f"{first.title}: live")
    assert [one.name for one in lately(quick.store, quick.clock, 1)] == ["stage-2"]
    quick.clock.forward(days=15)
    assert lately(quick.store, quick.clock, 10) == []


def test_a_stage_that_was_told_says_so_in_its_place_and_is_corrected_once(quick: Office) -> None:
    numbers = in_work(quick)
    homes = [(quick.insight(number).home_channel, quick.insight(number).home_ts) for number in numbers]
    told = [effect.result for effect in quick.rows(Effect) if effect.kind == "stage"]
    taken = take_back(quick, "stage-1")
    assert (taken.changed, taken.changing, taken.left) == (2, 0, 0)
    assert edits(quick) == [(there["channel"], there["ts"]) for there in told if there]
    assert corrections(quick) == homes


def test_taking_it_back_twice_is_harmless(quick: Office) -> None:
    in_work(quick)
    first = take_back(quick, "stage-1")
    posts, updates = len(quick.slack.posts), len(quick.slack.updates)
    assert take_back(quick, "stage-1") == first
    assert (len(quick.slack.posts), len(quick.slack.updates)) == (posts, updates)


def test_what_has_not_left_is_cancelled_and_nobody_hears_of_it(quick: Office) -> None:
    numbers = quick.problem("refund pending for days", "refund pending since days")
    put(quick, numbers[0], Stage.IN_WORK)
    before = len(quick.slack.posts)
    taken = take_back(quick, "stage-1")
    assert (taken.reached, taken.waiting, taken.changed) == (0, 0, 0)
    assert (len(quick.slack.posts), edits(quick), corrections(quick)) == (before, [], [])


def test_while_paused_it_waits_and_what_was_to_leave_never_does(quick: Office) -> None:
    in_work(quick)
    pause(quick.store, quick.clock)
    taken = take_back(quick, "stage-1")
    assert (taken.changing, edits(quick)) == (2, [])
    resume(quick.store)
    quick.work()
    assert (find(quick.store, "stage-1").changed, len(edits(quick)), len(corrections(quick))) == (2, 2, 2)


def test_a_message_that_is_gone_is_counted_and_is_no_dead_letter(quick: Office) -> None:
    in_work(quick)
    recall(quick.store, quick.clock, "stage-1")
    quick.slack.before = [RefusedError("gone", "message_not_found")]
    quick.work()
    taken = find(quick.store, "stage-1")
    assert (taken.changed, taken.left) == (1, 1)
    assert not [effect for effect in quick.rows(Effect) if effect.state == "dead"]
    assert len(corrections(quick)) == 2


def test_one_that_was_just_being_sent_is_changed_once_it_is_known_to_be_there(quick: Office) -> None:
    numbers = quick.problem("refund pending for days")
    put(quick, numbers[0], Stage.IN_WORK)
    quick.slack.after = [UncertainError("timed out")]
    quick.work()
    recall(quick.store, quick.clock, "stage-1")
    quick.work()
    assert edits(quick) == []
    quick.clock.forward(seconds=90)
    quick.work()
    assert (len(edits(quick)), len(corrections(quick))) == (1, 1)


def test_what_was_taken_back_counts_as_never_told(quick: Office) -> None:
    [number, _] = in_work(quick)
    take_back(quick, "stage-1")
    advance(quick, number, Stage.WITH_TEAM)
    advance(quick, number, Stage.IN_WORK)
    assert quick.told(number).count(Stage.IN_WORK) == 2


def test_a_heads_up_is_withdrawn_and_those_who_had_it_are_told(memory: object, clock: object) -> None:
    office = Informed(memory, clock)  # type: ignore[arg-type]
    office.tell()
    reached = find(office.store, "headsup-1").reached
    taken = take_back(office, "headsup-1")
    assert taken.changed == reached > 1
    assert len(corrections(office)) == reached
    assert office.rows(HeadsUp)[0].withdrawn_at is not None


def test_a_question_is_withdrawn_without_a_word_to_customers(quick: Office) -> None:
    _numbers, jira_id = quick.opened()
    quick.comment(jira_id, "To agents: which cards?")
    taken = take_back(quick, "question-1")
    assert (taken.changed, len(edits(quick)), corrections(quick)) == (2, 2, [])
    assert quick.rows(Question)[0].withdrawn_at is not None


def test_a_week_s_digest_is_taken_back_and_mail_is_counted_as_out_of_reach(quick: Office) -> None:
    quick.rules = replace(quick.rules, leaders_channel="C-lead")
    quick.delivery = quick.worker("worker-1")
    in_work(quick)
    quick.clock.forward(days=7)
    digest.mondays(quick.store, quick.rules, quick.clock)
    quick.clock.forward(days=7)
    digest.mondays(quick.store, quick.rules, quick.clock)
    quick.work()
    [found] = [one for one in lately(quick.store, quick.clock, 10) if one.name.startswith("digest-")][:1]
    taken = take_back(quick, found.name)
    assert (found.reached, taken.changed) == (1, 1)


@pytest.mark.parametrize("name", ["stage-99", "stage-", "stage-x", "digest-1", "digest-2026-W01", "x-1", ""])
def test_what_was_never_told_cannot_be_taken_back(quick: Office, name: str) -> None:
    with pytest.raises(RefusalError, match="There is nothing called"):
        recall(quick.store, quick.clock, name)


def test_what_the_day_s_message_told_is_corrected_at_the_card(quick: Office) -> None:
    numbers = in_work(quick)
    told = quick.effect("stage:1:1").id
    with quick.store.write() as session:
        gathered = session.get_one(Effect, told)
        gathered.result = None
        session.add(gathered)
    taken = take_back(quick, "stage-1")
    assert (taken.changed, taken.left) == (1, 1)
    assert len(corrections(quick)) == len(numbers)
