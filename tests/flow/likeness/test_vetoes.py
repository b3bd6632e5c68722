"""Whatever is answered in whatever order, nothing ends up where a person said that it does not belong."""

from dataclasses import asdict

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.checkups import CheckLine
from bridge.domain.incoming import Click, Gesture
from bridge.flow import decisions
from bridge.store.engine import Store
from bridge.store.queries import groups, people
from bridge.store.tables import CheckUp, Group, Insight, Membership, Veto
from tests.conftest import HeldClock
from tests.flow.office import RULES, TEAM
from tests.flow.small import emptied

HOMES = (1, 1, 1, 2, 2, 3)
"""The group of each insight."""

INSIGHTS, GROUPS = st.integers(1, len(HOMES)), st.integers(1, 3)


@st.composite
def cards(draw: st.DrawFn) -> tuple[int, list[str], list[str], dict[str, int]]:
    """A group, what is asked of it, what is ticked, and where the rest is to go."""
    group = draw(GROUPS)
    members = [f"belongs:{at}:0" for at, home in enumerate(HOMES, 1) if home == group]
    others = [f"same:{other}" for other in (1, 2, 3) if other != group]
    asked = draw(st.lists(st.sampled_from(members + others), min_size=1, max_size=5, unique=True))
    ticked = [name for name in asked if draw(st.booleans())]
    elsewhere = {
        name.replace("belongs", "elsewhere"): draw(GROUPS)
        for name in asked
        if name.startswith("belongs") and draw(st.booleans())
    }
    return group, asked, ticked, elsewhere


@given(
    vetoes=st.lists(st.tuples(INSIGHTS, GROUPS), max_size=4, unique=True),
    answered=st.lists(cards(), min_size=1, max_size=3),
)
@settings(max_examples=10)
def test_no_answer_brings_a_membership_that_contradicts_a_veto(
    vetoes: list[tuple[int, int]],
    answered: list[tuple[int, list[str], list[str], dict[str, int]]],
) -> None:
    store, clock = emptied(), HeldClock()
    heard(store, clock, [(insight, group) for insight, group in vetoes if HOMES[insight - 1] != group])
    for number, card in enumerate(answered, 1):
        answer(store, clock, number, *card)
        contradictions(store)


def heard(store: Store, clock: HeldClock, vetoes: list[tuple[int, int]]) -> None:
    """Three problems, and what reporters said of them."""
    now = clock.now()
    with store.write() as session:
        person = people.known(session, TEAM, "U-1").id or 0
        for _ in range(3):
            group = Group(theme="billing", title="Refund", stage_since=now, created_at=now, shown_at=now)
            session.add(group)
            session.flush()
        for number, home in enumerate(HOMES, 1):
            insight = Insight(
                source=str(number), way="command", person_id=person, text="refund", said_at=now, kept_at=now
            )
            session.add(insight)
            session.flush()
            session.add(Membership(insight_id=number, group_id=home, state="joined", cause="sorted", at=now))
        for number, barred in vetoes:
            session.add(Veto(insight_id=number, group_id=barred, person_id=person, at=now))


def answer(
    store: Store,
    clock: HeldClock,
    number: int,
    group: int,
    asked: list[str],
    ticked: list[str],
    elsewhere: dict[str, int],
) -> None:
    """A card that was planned long ago is answered now."""
    clock.forward(minutes=1)
    lines = [asdict(CheckLine(name, 0.0, 1.0)) for name in asked]
    values = {"ticked": tuple(ticked), **{name: (str(to),) for name, to in elsewhere.items()}}
    with store.grouping() as session:
        session.add(CheckUp(group_id=group, lines=lines, gain=1.0, made_at=clock.now()))
        session.flush()
        gesture, now = Gesture.CHECK_UP, clock.now()
        click = Click(f"click:{number}", gesture, TEAM, "U-owner", number, now, values=values)
        decisions.decide(session, RULES, click, now)


def contradictions(store: Store) -> None:
    """There are none."""
    with store.read() as session:
        for number in range(1, len(HOMES) + 1):
            [place] = groups.places(session, number)
            assert groups.get(session, place.group_id).id not in groups.vetoed(session, number)
