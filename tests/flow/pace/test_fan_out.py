"""Something is live: everybody is told as soon as the limits allow, and whoever reports meanwhile need not wait."""

import pytest

from bridge.app.bridge import PACES
from bridge.domain.outgoing import HomeCard
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.flow.outbox import Priority
from bridge.store.queries import groups
from bridge.store.tables import Effect, Group, Insight, Membership, Person
from tests.conftest import HeldClock
from tests.flow.office import TEAM, Office
from tests.flow.pace.strict import StrictSlack, paced, pass_by, work

MANY = 24


@pytest.fixture
def told(quick: Office) -> Office:
    """Many agents reported one problem, each with a home; it is live this moment."""
    now = quick.clock.now()
    with quick.store.write() as session:
        session.add(
            Group(
                id=1, title="Refund pending", theme="billing", stage="fixed", stage_since=now, created_at=now
            )
        )
        for number in range(1, MANY + 1):
            session.add(Person(id=number, team=TEAM, user=f"U-{number}"))
        session.flush()
        for number in range(1, MANY + 1):
            session.add(_report(number, quick.clock))
        session.flush()
        for number in range(1, MANY + 1):
            session.add(Membership(insight_id=number, group_id=1, state="confirmed", cause="sorted", at=now))
        session.flush()
        telling.advance(session, groups.get(session, 1), Stage.LIVE, now)
    return quick


def _report(number: int, clock: HeldClock) -> Insight:
    return Insight(
        source=f"command:{number}",
        way="command",
        person_id=number,
        text="refund pending",
        theme="billing",
        said_at=clock.now(),
        kept_at=clock.now(),
        state="sorted",
        home_channel=f"D-U-{number}",
        home_ts=f"{number}.0",
    )


def test_all_are_told_at_once_and_their_cards_follow_at_the_pace_of_edits(told: Office) -> None:
    slack, processes = paced(told)
    work(told, processes)
    assert len(slack.keys("stage")) == MANY
    assert slack.count("chat.update") == 1
    pass_by(told, processes, (MANY - 1) * PACES["chat.update"] + 0.1, step=PACES["chat.update"])
    assert len([one for one in slack.updates if isinstance(one.card, HomeCard)]) == MANY
    assert slack.most("chat.update", seconds=12) == 10


def test_what_all_their_cards_show_anew_follows_what_somebody_did(told: Office) -> None:
    with told.store.write() as session:
        telling.refresh_homes(session, groups.get(session, 1), "worded", told.clock.now())
    cards = [row for row in told.rows(Effect) if row.kind == "card"]
    assert [row.priority for row in cards] == [Priority.FAN_OUT] * MANY


def test_what_must_wait_is_not_looked_at_again_before_its_turn(told: Office) -> None:
    """With a look at all that waits whenever one may go, two thousand cards would cost two million looks."""
    _slack, processes = paced(told, 1)
    (process,) = processes
    strict = process._performers["slack"]
    assert isinstance(strict, StrictSlack)
    pass_by(told, processes, 12, step=0.3)
    assert strict.looked_at < 5 * MANY


def test_homes_come_before_news_and_news_before_edits(told: Office) -> None:
    """After a downtime everything is due at the same moment."""
    slack, processes = paced(told, 1)
    told.say("U-new", "parcel late")
    work(told, processes)
    assert slack.order == ["home", *["stage"] * MANY, "card"]


def test_whoever_reports_meanwhile_gets_their_card_at_once(told: Office) -> None:
    slack, processes = paced(told)
    work(told, processes)
    told.say("U-new", "parcel late")
    work(told, processes)
    assert slack.order[-1] == "home"
    assert slack.count("chat.update") == 1


def test_whoever_changes_something_meanwhile_sees_it_on_their_card_next(told: Office) -> None:
    slack, processes = paced(told)
    work(told, processes)
    with told.store.write() as session:
        telling.refresh_home(session, MANY, "own", told.clock.now())
    pass_by(told, processes, 1.3, step=1.2)
    assert [update.ts for update in slack.updates[1:]] == [f"{MANY}.0"]


def test_two_edits_of_one_card_that_wait_are_one(told: Office) -> None:
    with told.store.write() as session:
        for cause in ("a", "b"):
            telling.refresh_home(session, MANY, cause, told.clock.now())
    edits = [effect for effect in told.rows(Effect) if (effect.kind, effect.subject) == ("card", MANY)]
    assert len(edits) == 1
