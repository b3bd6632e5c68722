"""Whatever is set, what leaves names nobody who did not agree: a whole story, and every body that went out."""

from dataclasses import replace

import pytest

from bridge.domain.credit_summary import Scope
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Post, Update
from bridge.domain.periods import Period, Span
from bridge.domain.rules import Crew, Naming
from bridge.flow import credit_sums, figures, weekly
from bridge.flow.statement import answer
from bridge.store.engine import Store
from bridge.store.tables import Contest, CreditEntry
from tests.conftest import HeldClock
from tests.flow.clock.conftest import STRICT, Reminded
from tests.flow.office import TEAM
from tests.flow.owners.desk import form

REPORTERS = ("U-anna", "U-boris", "U-carla", "U-dmitri")
CREWS = (Crew("leipzig", "Leipzig", lead="U-lead", members=REPORTERS[:3]), Crew("manila", "Manila"))
AGREED = REPORTERS[0]
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


def voices(office: Reminded) -> None:
    """What was useful and what people say of their credit: marks, thanks, consent, a contest and its decision."""
    refund = office.group_of(1).id or 0
    form(office, Gesture.USEFUL, refund, insights=["1", "2"])
    form(office, Gesture.THANK, refund, text="This helped us a lot.")
    form(office, Gesture.CONSENT, 0, "yes", user=AGREED)
    for line in office.rows(CreditEntry):
        for user in REPORTERS[:2]:
            form(office, Gesture.CONTEST, line.id or 0, user=user, text="It was two calls.")
    for contest in office.rows(Contest):
        form(
            office,
            Gesture.DECIDE_CONTEST,
            contest.id or 0,
            "granted",
            "U-admin",
            reason="Two calls.",
            points="1",
        )
    form(office, Gesture.DECLINE, refund, "The bank needs ten days.")
    form(office, Gesture.THANK, refund, text="Thank you all the same.")
    credit_sums.refresh(office.store, office.clock.now())


def bodies(office: Reminded) -> list[str]:
    """Everything that went out and can be read by anybody, without the addresses."""
    cards = [order.card for _key, order, _posted in office.slack.posts if isinstance(order, Post)]
    cards += [order.card for order in office.slack.updates if isinstance(order, Update)]
    return [repr(body) for body in (*cards, *office.jira.written)]


def answers(office: Reminded) -> list[str]:
    """What ``/credits`` shows to everybody who was there."""
    period = Period.of(Span.QUARTER, office.clock.now().date())
    with office.store.read() as session:
        return [
            repr(answer(session, office.rules, TEAM, user, scope, period))
            for user in (*REPORTERS, "U-lead", "U-owner", "U-admin")
            for scope in Scope
        ]


def named(texts: list[str]) -> set[str]:
    """Those of the reporters and leads who are named in a text."""
    return {user for user in (*REPORTERS, "U-lead") if any(user in text for text in texts)}


@pytest.mark.parametrize("naming", Naming)
def test_no_body_that_leaves_names_who_reported_and_did_not_agree(
    store: Store, clock: HeldClock, naming: Naming
) -> None:
    rules = replace(STRICT, crews=CREWS, naming=naming, smallest_team=3, admins=("U-admin",))
    office = Reminded(store, clock, rules)
    story(office)
    voices(office)
    sent, shown = bodies(office), answers(office)
    assert len(sent) > 20
    agreed = {AGREED} if naming is Naming.OPT_IN else set()
    assert named(sent) == named(shown) == agreed
    assert named([repr(body) for body in office.jira.written]) == set()
    assert any("useful evidence" in body for body in sent)
    assert any("Thank you all the same" in body for body in sent)
    assert any("It was granted" in body for body in sent) == (naming is not Naming.OFF)


def test_jira_is_told_teams_and_counts(store: Store, clock: HeldClock) -> None:
    office = Reminded(store, clock, replace(STRICT, crews=CREWS, smallest_team=0))
    story(office)
    written = " ".join(map(repr, office.jira.written))
    assert "3 reports from 3 agents in 1 team (Leipzig 3)." in written
    assert "first_by='Leipzig'" in written
