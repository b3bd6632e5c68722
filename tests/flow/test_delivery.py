"""Effects happen once, in order, and what one cannot do holds nobody else up."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bridge.domain.errors import RefusedError, TryLaterError, UncertainError
from bridge.domain.incoming import Gesture, Way
from bridge.domain.outgoing import Posted, SlackOrder
from bridge.domain.sentences import verbatim
from bridge.domain.stages import Stage
from bridge.flow import letters, outbox, telling
from bridge.flow.delivery import Delivery
from bridge.store.queries import effects
from bridge.store.tables import Effect, Pace
from tests.fakes import FakeSlack
from tests.flow.office import SETTLE, Office, after_all

LEASE = timedelta(seconds=60)


class KillError(BaseException):
    """The process ends here."""


class FreezingSlack(FakeSlack):
    """Posts, and then the calling process is frozen while others go on."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office, self._frozen = office, False

    def perform(self, order: SlackOrder, key: str) -> Posted | None:
        posted = super().perform(order, key)
        if not self._frozen:
            self._frozen = True
            self._office.clock.forward(minutes=5)
            drain(self._office.worker("worker-2"))
        return posted


def sorted_only(office: Office, *users: str) -> list[int]:
    """Insights that are sorted and whose homes are not posted yet."""
    numbers = [office.say(user, f"thing{turn} is broken{turn}") for turn, user in enumerate(users)]
    office.sorting.step()
    return numbers


def drain(worker: Delivery) -> None:
    while worker.step():
        pass


def notes(office: Office, *texts: str) -> list[int]:
    """Sentences due in one thread, in this order: the ids of the effects."""
    [number] = sorted_only(office, "U-1")
    office.work()
    group = office.group_of(number).id or 0
    with office.store.write() as session:
        for text in texts:
            telling.note(session, group, verbatim(text), text, office.clock.now())
    return [effect.id or 0 for effect in office.rows(Effect) if effect.kind == "note"]


def test_what_is_done_is_remembered_and_never_looked_up(office: Office) -> None:
    sorted_only(office, "U-1")
    drain(office.delivery)
    effect = office.effect("home:1")
    assert (effect.state, effect.result) == ("done", {"channel": "D-U-1", "ts": "1.0"})
    assert (effect.lease_owner, office.slack.looked_up) == (None, [])


def test_try_later_takes_the_intent_back_and_holds_the_scope_for_everybody(office: Office) -> None:
    sorted_only(office, "U-1", "U-1", "U-2")
    office.slack.before = [TryLaterError("slow down", after=30)]
    other = office.worker("worker-2")
    office.delivery.step()
    assert office.effect("home:1").attempt_at is None
    [pace] = [pace for pace in office.rows(Pace) if pace.scope == "chat.postMessage:U-1"]
    assert pace.next_free == office.clock.now() + timedelta(seconds=30)
    drain(other)
    assert office.slack.keys("home") == ["home:3"]
    office.clock.forward(seconds=30)
    drain(other)
    assert office.slack.keys("home") == ["home:3", "home:1", "home:2"]
    assert office.slack.looked_up == []


def test_try_later_without_a_time_backs_off_this_effect_alone(office: Office) -> None:
    sorted_only(office, "U-1", "U-1")
    office.slack.before = [TryLaterError("connection refused")]
    drain(office.delivery)
    assert office.slack.keys("home") == ["home:2"]
    office.clock.forward(seconds=2)
    drain(office.delivery)
    assert office.slack.keys("home") == ["home:2", "home:1"]


@pytest.mark.parametrize("did", [False, True])
def test_an_uncertain_outcome_settles_and_is_looked_up_before_posting_again(
    office: Office, did: bool
) -> None:
    sorted_only(office, "U-1")
    (office.slack.after if did else office.slack.before).append(UncertainError("timed out"))
    drain(office.delivery)
    office.clock.forward(seconds=SETTLE.total_seconds() - 1)
    drain(office.delivery)
    assert (office.effect("home:1").state, office.slack.looked_up) == ("waiting", [])
    office.clock.forward(seconds=1)
    drain(office.delivery)
    assert (office.effect("home:1").state, office.slack.looked_up) == ("done", ["home:1"])
    assert office.slack.keys("home") == ["home:1"]
    assert office.insight(1).home_ts == "1.0"


def test_a_look_up_without_an_answer_is_repeated_with_pauses(office: Office) -> None:
    sorted_only(office, "U-1")
    office.slack.before = [UncertainError("timed out")]
    drain(office.delivery)
    office.clock.forward(seconds=SETTLE.total_seconds())

    class Silent(FakeSlack):
        def find(self, order: SlackOrder, key: str, since: datetime, mark: str) -> Posted | None:
            super().find(order, key, since, mark)
            raise UncertainError("timed out")

    silent = Silent()
    office.slack = silent
    drain(office.worker("worker-2"))
    assert silent.looked_up == ["home:1"]
    assert office.effect("home:1").next_at > office.clock.now()


@pytest.mark.parametrize("did", [False, True])
def test_a_killed_process_is_taken_over_after_lease_and_settle(office: Office, did: bool) -> None:
    sorted_only(office, "U-1")
    (office.slack.after if did else office.slack.before).append(KillError())
    with pytest.raises(KillError):
        office.delivery.step()
    other = office.worker("worker-2")
    drain(other)
    assert office.effect("home:1").lease_owner == "worker-1"
    office.clock.forward(seconds=LEASE.total_seconds() + 1)
    drain(other)
    assert office.slack.looked_up == []
    office.clock.forward(seconds=(SETTLE - LEASE).total_seconds())
    drain(other)
    assert (office.slack.looked_up, office.slack.keys("home")) == (["home:1"], ["home:1"])
    assert office.effect("home:1").state == "done"


def test_a_process_frozen_before_its_call_sends_nothing_when_it_wakes(office: Office) -> None:
    sorted_only(office, "U-1")
    _, job = office.delivery.claim()
    assert job is not None
    office.clock.forward(minutes=5)
    drain(office.worker("worker-2"))
    before = office.effect("home:1")
    office.delivery.deliver(job)
    assert office.slack.keys("home") == ["home:1"]
    assert office.effect("home:1") == before


def test_a_process_that_wakes_with_too_little_of_its_lease_leaves_the_effect_to_others(
    office: Office,
) -> None:
    sorted_only(office, "U-1")
    _, job = office.delivery.claim()
    assert job is not None
    office.clock.forward(seconds=LEASE.total_seconds() / 2 + 1)
    office.delivery.deliver(job)
    assert office.slack.posts == []
    office.clock.forward(seconds=SETTLE.total_seconds())
    drain(office.delivery)
    assert office.slack.keys("home") == ["home:1"]


def test_a_process_frozen_in_its_call_writes_nothing_afterwards(office: Office) -> None:
    sorted_only(office, "U-1")
    office.slack = FreezingSlack(office)
    drain(office.worker("worker-1"))
    assert office.slack.keys("home") == ["home:1"]
    assert (office.effect("home:1").attempts, office.effect("home:1").state) == (2, "done")


def test_one_target_is_served_in_order(office: Office) -> None:
    ids = notes(office, "one", "two", "three")
    drain(office.delivery)
    assert [text for _thread, text in office.notes()] == ["one", "two", "three"]
    assert ids == sorted(ids)


def test_a_target_that_waits_holds_back_only_itself(office: Office) -> None:
    notes(office, "one", "two")
    office.slack.before = [UncertainError("timed out")]
    office.delivery.step()
    office.say("U-9", "something else entirely")
    office.work()
    assert office.slack.keys("home") == ["home:1", "home:2"]
    assert office.notes() == []
    office.clock.forward(seconds=SETTLE.total_seconds())
    office.work()
    assert [text for _thread, text in office.notes()] == ["one", "two"]


def test_what_is_refused_goes_to_the_dead_letters_and_the_next_goes_on(office: Office) -> None:
    notes(office, "one", "two")
    office.slack.before = [RefusedError("The channel is archived.", "is_archived")]
    drain(office.delivery)
    assert [text for _thread, text in office.notes()] == ["two"]
    dead = office.effect("note:one")
    assert (dead.state, dead.error) == ("dead", "The channel is archived.")


@pytest.mark.parametrize("refused", [False, True])
def test_an_effect_waits_for_what_it_needs_and_dies_with_it(office: Office, refused: bool) -> None:
    [needed] = notes(office, "needed")
    group = office.effect("note:needed").subject
    with office.store.write() as session:
        outbox.enqueue(
            session,
            "note:needing",
            kind="note",
            subject=group,
            target="elsewhere",
            priority=outbox.Priority.CREATE,
            needs=needed,
            body={"text": "needing"},
            now=office.clock.now(),
        )
    office.slack.before = [RefusedError("no", "is_archived")] if refused else []
    drain(office.delivery)
    assert [text for _thread, text in office.notes()] == ([] if refused else ["needed", "needing"])
    assert office.effect("note:needing").state == ("dead" if refused else "done")


def test_people_are_told_before_bookkeeping(office: Office) -> None:
    office.say("U-1", "refund pending", way=Way.LISTENING)
    office.sorting.step()
    office.delivery.step()
    assert (office.slack.keys("home"), office.slack.reactions) == (["home:1"], [])
    office.delivery.step()
    assert len(office.slack.reactions) == 1


def test_a_scope_is_paced_and_others_are_not(office: Office) -> None:
    sorted_only(office, "U-1", "U-1", "U-2")
    paced = office.worker("worker-1", paces={"chat.postMessage:": 1.0})
    drain(paced)
    assert office.slack.keys("home") == ["home:1", "home:3"]
    office.clock.forward(seconds=1)
    drain(paced)
    assert office.slack.keys("home") == ["home:1", "home:3", "home:2"]


@pytest.mark.parametrize("code", ["message_not_found", "edit_window_closed"])
def test_a_card_that_is_gone_gets_a_new_home_and_the_story_goes_on_there(office: Office, code: str) -> None:
    _, second = office.problem("refund pending for days", "refund pending since days")
    old = office.insight(second).home_ts
    office.press("U-2", Gesture.RIGHT, second)
    office.press("U-owner", Gesture.OPEN_ISSUE, office.group_of(second).id or 0)
    while office.attending.step():
        pass
    office.slack.before = []
    office.slack = Gone(office.slack, old or "", code)
    drain(office.worker("worker-2"))
    new = office.insight(second).home_ts
    assert new not in {None, old}
    threads = [
        order.thread
        for key, order, _ in office.slack.posts
        if key.startswith("stage:") and key.endswith(f":{second}")
    ]
    assert threads == [new]
    assert office.told(second) == [Stage.WITH_TEAM]


class Gone(FakeSlack):
    """A Slack in which one message was deleted, and with it its thread."""

    def __init__(self, before: FakeSlack, ts: str, code: str) -> None:
        super().__init__(posts=before.posts, _ts=before._ts)
        self._gone, self._code = ts, code

    def perform(self, order: SlackOrder, key: str) -> Posted | None:
        if self._gone in {getattr(order, "thread", ""), getattr(order, "ts", "")}:
            raise RefusedError("It is gone.", self._code)
        return super().perform(order, key)


def test_a_home_that_keeps_vanishing_is_given_up(office: Office) -> None:
    [number] = sorted_only(office, "U-1")
    office.work()
    with office.store.write() as session:
        telling.refresh_home(session, number, "test", office.clock.now())
    office.slack.before = [RefusedError("gone", "message_not_found")]

    class Vanishing(FakeSlack):
        def perform(self, order: SlackOrder, key: str) -> Posted | None:
            if key.startswith("card:"):
                raise RefusedError("gone", "message_not_found")
            return super().perform(order, key)

    office.slack = Vanishing()
    drain(office.worker("worker-2"))
    assert len(office.slack.keys("home")) == 1
    assert office.effect(f"card:{number}:test").state == "dead"


def test_an_edit_that_waits_shows_all_that_happened_before_it_leaves(office: Office) -> None:
    _, second = office.problem("refund pending for days", "refund pending since days")
    for gesture in (Gesture.RIGHT, Gesture.UNDO, Gesture.RIGHT):
        office.press("U-2", gesture, second)
        office.attending.step()
    drain(office.delivery)
    assert [update.card for update in office.slack.updates] == [office.home(second)]


def test_an_effect_about_nothing_is_put_aside_and_the_others_go_on(office: Office) -> None:
    with office.store.write() as session:
        outbox.enqueue(
            session,
            "home:999",
            kind="home",
            subject=999,
            target="home:999",
            priority=outbox.Priority.CREATE,
            now=office.clock.now(),
        )
    number = office.say("U-1", "refund pending")
    office.work()
    assert office.slack.keys("home") == [f"home:{number}"]
    with office.store.read() as session:
        stray = effects.by_key(session, "home:999")
        assert stray is not None
        assert (stray.state, stray.error) == ("dead", "no Insight 999")


def stray(office: Office, key: str, kind: str, **body: object) -> None:
    with office.store.write() as session:
        outbox.enqueue(
            session,
            key,
            kind=kind,
            subject=1,
            target=key,
            priority=outbox.Priority.ALARM,
            body=body,
            now=office.clock.now(),
        )


def test_a_kind_of_a_newer_version_is_left_to_its_processes(quick: Office) -> None:
    stray(quick, "song", "song")
    for _ in range(2 * outbox.MOST_ATTEMPTS):
        drain(quick.delivery)
        quick.clock.forward(hours=1)
    assert (quick.effect("song").state, quick.effect("song").attempts) == ("waiting", 0)


def test_what_nobody_foresaw_stops_no_other_and_ends_as_a_dead_letter(quick: Office) -> None:
    stray(quick, "poison", "heads_up", user=["U-1"])
    number = quick.say("U-1", "refund pending")
    after_all(quick.work)
    assert (quick.effect("poison").state, quick.slack.keys("home")) == ("waiting", [f"home:{number}"])
    for _ in range(outbox.MOST_ATTEMPTS):
        quick.clock.forward(minutes=5)
        after_all(quick.work)
    assert quick.effect("poison").state == "dead"
    assert "Error at " in quick.effect("poison").error


def test_a_call_that_stumbles_is_looked_up_before_each_other_try_and_ends_as_a_dead_letter(
    quick: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as an answer that nobody foresaw: it may have come after the message was posted."""
    looked_up: list[str] = []
    find, perform = quick.slack.find, quick.slack.perform

    def stumbling(order: Any, key: str) -> Any:
        if key.startswith("home"):
            raise AttributeError("what the customer said")
        return perform(order, key)

    def finding(order: Any, key: str, since: datetime, mark: str) -> Any:
        looked_up.append(key)
        return find(order, key, since, mark)

    monkeypatch.setattr(quick.slack, "perform", stumbling)
    monkeypatch.setattr(quick.slack, "find", finding)
    key = f"home:{quick.say('U-1', 'refund pending')}"
    for _ in range(outbox.MOST_ATTEMPTS + 2):
        after_all(quick.work)
        quick.clock.forward(minutes=10)
    effect = quick.effect(key)
    assert (effect.state, effect.attempts) == ("dead", outbox.MOST_ATTEMPTS)
    assert effect.error.startswith("AttributeError at ")
    assert looked_up == [key] * (outbox.MOST_ATTEMPTS - 1)
    monkeypatch.setattr(quick.slack, "perform", perform)
    letters.retry(quick.store, quick.clock, [f"out-{effect.id}"])
    quick.work()
    assert quick.effect(key).state == "done"
    assert len(looked_up) == outbox.MOST_ATTEMPTS
