"""What holds whatever happens: once in effect, in order, and a ledger that is a function of the facts."""

import itertools
from collections import Counter
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.errors import RefusedError, TryLaterError, UncertainError
from bridge.domain.grouping import State
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Posted, SlackOrder
from bridge.flow import outbox
from bridge.store.tables import CreditEntry, Effect, Insight, Membership
from tests.fakes import FakeSlack
from tests.flow.office import Office
from tests.flow.small import after

OUTCOMES = ("ok", "later", "held", "lost", "unanswered", "refused", "killed before", "killed after")
THINGS = ("apple", "basket", "candle", "drawer", "engine", "feather", "garden")


class KillError(BaseException):
    """The process ends here."""


class MoodySlack(FakeSlack):
    """Each call comes out as the next of a list of outcomes says; then all is well."""

    def __init__(self, outcomes: list[str]) -> None:
        super().__init__()
        self._outcomes = iter(outcomes)
        self._before = {
            "later": TryLaterError("connection refused"),
            "held": TryLaterError("rate limited", after=7),
            "lost": UncertainError("timed out"),
            "refused": RefusedError("archived", "is_archived"),
            "killed before": KillError(),
        }
        self._after = {"unanswered": UncertainError("timed out"), "killed after": KillError()}

    def perform(self, order: SlackOrder, key: str) -> Posted | None:
        outcome = next(self._outcomes, "ok")
        if outcome in self._before:
            raise self._before[outcome]
        posted = super().perform(order, key)
        if outcome in self._after:
            raise self._after[outcome]
        return posted


def enqueue(office: Office, targets: list[int]) -> None:
    with office.store.write() as session:
        for turn, target in enumerate(targets):
            key, body = f"note:{target}:{turn}", {"text": str(turn)}
            outbox.enqueue(
                session,
                key,
                kind="note",
                subject=1,
                target=f"target:{target}",
                priority=outbox.Priority.TEAM,
                body=body,
                now=office.clock.now(),
            )


def one_report(office: Office) -> None:
    """Somebody reports something."""
    office.say("U-1", "refund pending")
    office.work()


@given(st.lists(st.sampled_from(OUTCOMES), max_size=14), st.lists(st.integers(1, 3), min_size=1, max_size=7))
@settings(max_examples=40)
def test_every_effect_is_done_exactly_once_or_dead_and_in_order(
    outcomes: list[str], targets: list[int]
) -> None:
    office = after(one_report)
    office.slack = slack = MoodySlack(outcomes)
    enqueue(office, targets)
    names = itertools.count(1)
    worker = office.worker("worker-0")
    for _ in range(400):
        with suppress(KillError):
            if worker.step():
                continue
            if all(effect.state != "waiting" for effect in office.rows(Effect)):
                break
            office.clock.forward(seconds=31)
            continue
        worker = office.worker(f"worker-{next(names)}")
    posted = Counter(key for key, _order, _posted in slack.posts)
    states = {effect.key: effect.state for effect in office.rows(Effect) if effect.kind == "note"}
    assert set(states.values()) <= {"done", "dead"}
    assert posted == {key: 1 for key, state in states.items() if state == "done"}
    for target in set(targets):
        turns = [int(key.split(":")[2]) for key in slack.keys(f"note:{target}")]
        assert turns == sorted(turns)


def standing(office: Office) -> dict[int, int]:
    """Points by insight, from the ledger."""
    sums: Counter[int] = Counter()
    for entry in office.rows(CreditEntry):
        if entry.kind == "insight":
            sums[entry.insight_id or 0] += entry.points
    return {insight: points for insight, points in sums.items() if points}


def arithmetic(office: Office) -> dict[int, int]:
    """The same from the facts: what each person confirmed, the five lowest of a day."""
    confirmed = {
        place.insight_id
        for place in office.rows(Membership)
        if place.current and place.state == State.CONFIRMED
    }
    days: dict[tuple[int, object], list[int]] = {}
    for insight in office.rows(Insight):
        if insight.id in confirmed:
            days.setdefault((insight.person_id, insight.said_at.date()), []).append(insight.id or 0)
    return {number: 1 for numbers in days.values() for number in sorted(numbers)[:5]}


def seven_reports(office: Office) -> None:
    """One person reports seven problems."""
    for thing in THINGS:
        office.say("U-1", f"{thing} {thing}s late")
    office.work()


@given(st.permutations(range(1, 8)))
@settings(max_examples=12)
def test_the_cap_does_not_depend_on_the_order_of_confirming(order: list[int]) -> None:
    office = after(seven_reports)
    for number in order:
        office.press("U-1", Gesture.RIGHT, number)
    office.work()
    assert standing(office) == dict.fromkeys(range(1, 6), 1)


DEEDS = st.tuples(
    st.sampled_from(
        (Gesture.RIGHT, Gesture.NOT_SAME, Gesture.SOMETHING_NEW, Gesture.UNDO, Gesture.OPEN_ISSUE)
    ),
    st.integers(1, 9),
)


NINE = [f"U-{turn % 2}" for turn in range(9)]


def nine_reports(office: Office) -> None:
    """Two people report four problems again and again."""
    for turn, user in enumerate(NINE):
        office.say(user, f"{THINGS[turn % 4]} {THINGS[turn % 4]}s late {turn}")
    office.work()


@given(st.lists(DEEDS, max_size=10))
@settings(max_examples=12)
def test_the_ledger_is_what_the_facts_say_after_any_history(deeds: list[tuple[Gesture, int]]) -> None:
    office = after(nine_reports)
    for gesture, number in deeds:
        office.clock.forward(minutes=1)
        if gesture is Gesture.OPEN_ISSUE:
            office.click("U-owner", gesture, office.group_of(number).id or 0)
        else:
            office.click(NINE[number - 1], gesture, number)
        assert standing(office) == arithmetic(office)
    entries = office.rows(CreditEntry)
    reversed_ = [entry.reverses for entry in entries if entry.reverses is not None]
    assert len(reversed_) == len(set(reversed_))
    assert all(entry.points in {0, 1} for entry in entries if entry.reverses is None)
    found = Counter(
        entry.insight_id for entry in entries if entry.kind == "found" for _ in range(entry.points)
    )
    assert set(found) <= {entry.insight_id for entry in entries if entry.kind == "insight"}
