"""Whatever is set, what leaves names nobody who reported: a whole story, and every body that went out."""

from dataclasses import replace

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Post, Update
from bridge.domain.rules import Crew, Naming
from bridge.flow import figures, weekly
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.clock.conftest import STRICT, Reminded

REPORTERS = ("U-anna", "U-boris", "U-carla", "U-dmitri")
CREWS = (Crew("leipzig", "Leipzig", lead="U-lead", members=REPORTERS[:3]), Crew("manila", "Manila"))
REFUND = "refund pending for days"


def story(office: Reminded) -> None:
    """Two problems and a praise, from the first report to answers, reminders and lists."""
    for user in REPORTERS[:3]:
        office.say(user, REFUND)
    office.say(REPORTERS[3], "thanks to the courier for the help")
    for user in REPORTERS[2:]:
        office.say(user, "parcel never came to the door")
    office.work()
    refund, parcel = office.group_of(1).id or 0, office.group_of(5).id or 0
    office.click(REPORTERS[0], Gesture.RIGHT, 1)
    office.click("U-owner", Gesture.OPEN_ISSUE, refund)
    jira_id = next(iter(office.jira.issues_by_id))
    office.comment(jira_id, "To agents: which cards?\n- Visa\n- Mastercard")
    office.click(REPORTERS[1], Gesture.ANSWER, 1, "Visa")
    weekly.lists(office.store, office.rules, office.clock)
    for days in (7, 2, 2):
        office.remind(days=days)
    office.click("U-else", Gesture.DECLINE, parcel, "The street is closed.")
    figures.daily(office.store, office.rules, office.clock)
    office.work()


def bodies(office: Reminded) -> list[str]:
    """Everything that went out and can be read by anybody, without the addresses."""
    cards = [order.card for _key, order, _posted in office.slack.posts if isinstance(order, Post)]
    cards += [order.card for order in office.slack.updates if isinstance(order, Update)]
    return [repr(body) for body in (*cards, *office.jira.written)]


@pytest.mark.parametrize("naming", Naming)
def test_no_body_that_leaves_names_who_reported(store: Store, clock: HeldClock, naming: Naming) -> None:
    office = Reminded(store, clock, replace(STRICT, crews=CREWS, naming=naming))
    story(office)
    sent = bodies(office)
    assert len(sent) > 20
    assert [body for body in sent if any(user in body for user in (*REPORTERS, "U-lead"))] == []


def test_jira_is_told_teams_and_counts(store: Store, clock: HeldClock) -> None:
    office = Reminded(store, clock, replace(STRICT, crews=CREWS))
    story(office)
    written = " ".join(map(repr, office.jira.written))
    assert "3 reports from 3 agents in 1 team (Leipzig 3)." in written
    assert "first_by='Leipzig'" in written
