"""Whatever owners merge, split and move, in whatever order, and take back again: nothing is lost, and nobody is misled."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.grouping import State
from bridge.domain.incoming import Gesture
from bridge.domain.stages import Stage
from bridge.store.engine import Store
from bridge.store.tables import CreditEntry, Group, Issue, Membership, Veto, metadata
from tests.conftest import HeldClock
from tests.flow.office import Office
from tests.flow.owners.desk import OWNER, card, form

TEXTS = (
    "refund pending for days",
    "refund pending since days",
    "refund smaller than paid",
    "refund much smaller than paid",
    "lamp flickers all night",
    "lamp flickers every night",
    "refund pending lamp broken",
)
MAYBE = len(TEXTS)
DEEDS = st.tuples(
    st.sampled_from((Gesture.MERGE, Gesture.SPLIT, Gesture.MOVE, Gesture.TAKE_BACK)),
    st.integers(0, len(TEXTS) - 1),
    st.integers(0, len(TEXTS) - 1),
)


@contextmanager
def office_of_three_problems() -> Iterator[Office]:
    """Two of them are taken on with an issue each, the third is fresh."""
    store = Store("sqlite://")
    metadata.create_all(store.engine)
    try:
        office = Office(store, HeldClock())
        for turn, text in enumerate(TEXTS):
            office.say(f"U-{turn % 4}", text)
        office.work()
        for number in (1, 3):
            office.click(OWNER, Gesture.OPEN_ISSUE, office.group_of(number).id or 0)
        yield office
    finally:
        store.close()


def do(office: Office, gesture: Gesture, one: int, other: int) -> None:
    """What an owner might press, where it makes sense."""
    office.clock.forward(minutes=1)
    group, to = office.group_of(one + 1).id or 0, office.group_of(other + 1).id or 0
    if gesture is Gesture.MERGE:
        form(office, gesture, group, str(to))
    elif gesture is Gesture.SPLIT:
        form(office, gesture, group, insights=[f"{one + 1}:0"])
    elif gesture is Gesture.MOVE:
        form(office, gesture, group, insights=[f"{one + 1}:0"], to=str(to))
    elif (decided := card(office, group).decided) is not None:
        form(office, gesture, group, str(decided.ruling))


def undo_everything(office: Office) -> None:
    """Press Take back on every card until none offers it, but for what was opened."""
    for _ in range(60):
        numbers = [group.id or 0 for group in office.rows(Group)]
        decided = [(number, shown.ruling) for number in numbers if (shown := card(office, number).decided)]
        if not decided:
            return
        office.clock.forward(minutes=1)
        number, ruling = max(decided, key=lambda one: one[1])
        form(office, Gesture.TAKE_BACK, number, str(ruling))
    raise AssertionError("there is always more to take back")


def places(office: Office) -> dict[int, tuple[int, str]]:
    """Where each report is, as numbers lead today, and how sure."""
    return {
        place.insight_id: (office.leads_to(place.group_id), place.state)
        for place in office.rows(Membership)
        if place.current
    }


def points(office: Office) -> Counter[tuple[int, str]]:
    """Points by person and kind."""
    sums: Counter[tuple[int, str]] = Counter()
    for entry in office.rows(CreditEntry):
        sums[entry.person_id, entry.kind] += entry.points
    return sums


def stages(office: Office) -> dict[int, tuple[str, str]]:
    """The stage and the issue of each problem that reports are in."""
    keys = {issue.group_id: issue.key for issue in office.rows(Issue) if not issue.retired}
    there = {group for group, _state in places(office).values()}
    return {
        one.id or 0: (one.stage, keys.get(one.id or 0, "")) for one in office.rows(Group) if one.id in there
    }


def misled(office: Office) -> list[int]:
    """The counted reports whose last news is not where their problem stands; who joined late reads it on the card."""
    stood = {group.id: group.stage for group in office.rows(Group)}
    found = []
    for number, (group, state) in places(office).items():
        told = [stage for stage in office.told(number) if stage is not Stage.MERGED]
        last = told[-1] if told else Stage.HEARD
        late = number == MAYBE and not told
        if state != State.PROVISIONAL and last != stood[group] and not late:
            found.append(number)
    return found


@given(st.lists(DEEDS, min_size=2, max_size=5))
@settings(max_examples=5)
def test_nothing_is_lost_nobody_is_misled_and_all_of_it_can_be_taken_back(
    deeds: list[tuple[Gesture, int, int]],
) -> None:
    with office_of_three_problems() as office:
        before, credited, stood = places(office), points(office), stages(office)
        for gesture, one, other in deeds:
            do(office, gesture, one, other)
            assert set(places(office)) == set(before)
            assert points(office) == credited
            assert misled(office) == []
        undo_everything(office)
        assert (places(office), points(office), stages(office)) == (before, credited, stood)
        assert office.rows(Veto) == []
        assert misled(office) == []
        told = [key for key, _order, _posted in office.slack.posts if key.startswith("stage:")]
        assert len(told) == len(set(told))
