"""What owners and channels read is said in the language of whoever reads it: no English is left between people's words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.language import Languages, speaking
from bridge.domain.outgoing import CheckUpCard, Note, Post, Update
from bridge.flow import forms, outbox, weekly, wordings
from bridge.flow.clock import wake_by_date
from bridge.slack.cards import render
from bridge.store.engine import Store
from bridge.store.queries import groups
from tests.conftest import HeldClock
from tests.flow.customers.test_promises import TEXTS, keep, morning_of, promise, underway
from tests.flow.jira.tickets import DUPLICATE, PARCEL, TO_DO, change, hint, vanish
from tests.flow.likeness.asked import Desk
from tests.flow.office import DELIVERY, PAYMENTS, RULES, Office
from tests.flow.owners.desk import LATE, OWNER, REFUND, form, likeness, problem, take_back, two_reports
from tests.flow.owners.test_talking import CREW
from tests.flow.voices.conftest import VOICED, Voiced
from tests.flow.voices.test_contests import contested
from tests.foreign import Foreign, unmarked

FOREIGN = Foreign()
ABROAD = replace(
    RULES,
    languages=Languages({FOREIGN.code: FOREIGN}, FOREIGN),
    routes=(PAYMENTS, replace(DELIVERY, owners=(OWNER,))),
    crews=(CREW,),
    leaders_channel="C-lead",
)
NAMES = ("Payments", "Delivery", "Leipzig", "billing", "PAY", "DEL", "https jira test browse")
WRITTEN = ("Handbuch", "Bank", "Kurier")
JIRA_SAID = "there is no issue"
OTHERS_SAID = (*REFUND, *LATE, *PARCEL, *NAMES, *WRITTEN, JIRA_SAID)


@pytest.fixture
def abroad(memory: Store, clock: HeldClock) -> Office:
    """An office in which nobody speaks English."""
    return Office(memory, clock, ABROAD)


def ahead(office: Office, days: int) -> str:
    return (office.clock.now() + timedelta(days=days)).date().isoformat()


def left(office: Office, *data: str) -> list[str]:
    """The words of ours that are left in all that was sent to Slack and edited there."""
    orders = [order for _key, order, _posted in office.slack.posts] + office.slack.updates
    found: set[str] = set()
    for order in orders:
        assert isinstance(order, Post | Update)
        with speaking(order.language):
            found |= unmarked(render(order.card).blocks, *OTHERS_SAID, *data)
    return sorted(found)


def noted(office: Office) -> list[str]:
    """What was noted in threads, as the keys say."""
    return [key.removeprefix("note:").partition(":")[0] for key in office.slack.keys("note")]


def test_a_no_that_is_taken_back(abroad: Office) -> None:
    _, group = two_reports(abroad)
    form(abroad, Gesture.DECLINE, group, "Handbuch", user="U-1")
    form(abroad, Gesture.DECLINE, group, "Handbuch", wording="Bank")
    take_back(abroad, group)
    assert len(abroad.notes()) == 2
    assert left(abroad) == []


def test_what_comes_too_late_or_has_nothing_to_it(abroad: Office) -> None:
    _, group = two_reports(abroad)
    for gesture, field in ((Gesture.SNOOZE, "until"), (Gesture.FOLLOW, "until"), (Gesture.ANSWER_BY, "date")):
        form(abroad, gesture, group, **{field: ahead(abroad, -2)})
    form(abroad, Gesture.ASK, group, text=" ")
    form(abroad, Gesture.ASK, group, text="Bank", to="crew:none")
    form(abroad, Gesture.IT_IS, group, "PAY-9")
    form(abroad, Gesture.LINK_ISSUE, group, "PAY-9")
    form(abroad, Gesture.WATCH, group, words="Bank", until=ahead(abroad, 9), user="U-1")
    assert len(abroad.notes()) == 8
    assert left(abroad) == []


def test_a_card_that_sleeps_and_wakes(abroad: Office) -> None:
    _, group = two_reports(abroad)
    form(abroad, Gesture.SNOOZE, group, until=ahead(abroad, 3), more="9")
    abroad.clock.forward(days=3)
    wake_by_date(abroad.store, abroad.clock)
    form(abroad, Gesture.SNOOZE, group, until=ahead(abroad, 3))
    form(abroad, Gesture.SNOOZE, group, more="1")
    abroad.clock.forward(minutes=1)
    abroad.say("U-8", REFUND[0])
    abroad.work()
    assert noted(abroad) == ["awake", "awake"]
    assert left(abroad) == []


def test_days_that_were_promised(abroad: Office) -> None:
    _, group = two_reports(abroad)
    form(abroad, Gesture.ANSWER_BY, group, date=ahead(abroad, 5), reason="Bank")
    form(abroad, Gesture.ANSWER_BY, group, date=ahead(abroad, 6))
    abroad.click(OWNER, Gesture.OPEN_ISSUE, group)
    form(abroad, Gesture.WORDING, group, text="Bank", until=ahead(abroad, 9))
    form(abroad, Gesture.TELL_BY, group, until=ahead(abroad, 9))
    for step in (wordings.warn, wordings.end_those_over):
        abroad.clock.forward(days=7)
        step(abroad.store, abroad.clock)
        abroad.work()
    assert noted(abroad) == ["click", "click", "ending", "unworded"]
    assert left(abroad) == []


def test_a_problem_that_is_sent_to_another_team_and_back(abroad: Office) -> None:
    _, group = two_reports(abroad)
    form(abroad, Gesture.REROUTE, group, "delivery_time", note="Kurier")
    take_back(abroad, group)
    form(abroad, Gesture.REROUTE, group, "delivery_time")
    assert sum(isinstance(order.card, Note) for order in abroad.slack.updates) == 3
    assert left(abroad) == []


def test_problems_that_are_joined_and_parted(abroad: Office) -> None:
    _, refunds = two_reports(abroad)
    _, late = problem(abroad, LATE)
    likeness(abroad, refunds, f"group:{late}")
    abroad.click(OWNER, Gesture.OPEN_ISSUE, refunds)
    abroad.click(OWNER, Gesture.OPEN_ANYWAY, late, str(refunds))
    form(abroad, Gesture.MERGE, late, str(refunds))
    form(abroad, Gesture.SURVIVOR, refunds, next(iter(abroad.jira.issues_by_id)))
    take_back(abroad, refunds)
    take_back(abroad, refunds)
    assert noted(abroad) == ["linked", "undone", "undone"]
    assert left(abroad) == []


def test_people_who_are_asked_to_talk(abroad: Office) -> None:
    _, group = two_reports(abroad)
    form(abroad, Gesture.TALK, group, text="Bank")
    for user, choice in (("U-1", "yes"), ("U-2", "no")):
        abroad.click(user, Gesture.JOIN_TALK, 1, choice)
    assert [len(abroad.slack.keys(kind)) for kind in ("invite", "talk", "lead")] == [2, 1, 1]
    assert left(abroad) == []


def test_what_becomes_of_an_issue_in_jira(abroad: Office) -> None:
    _, jira_id = abroad.opened()
    abroad.comment(jira_id, "To agents: which cards?", restricted=True)
    change(abroad, jira_id, **DUPLICATE)
    change(abroad, jira_id, **TO_DO | {"status": "Hold"}, key="DEL-7", project="DEL")
    issue = vanish(abroad, jira_id, abroad.reading.reconcile)
    abroad.jira.issues_by_id[jira_id] = issue
    change(abroad, jira_id, summary="Bank")
    vanish(abroad, jira_id, lambda: hint(abroad, "jira:issue_deleted", jira_id))
    assert set(noted(abroad)) >= {"internal", "duplicate", "moved", "hidden", "back", "gone"}
    assert left(abroad) == []


def test_a_token_that_ends(abroad: Office) -> None:
    ends = abroad.clock.now().date() + timedelta(days=9)
    abroad.clock.forward(days=7)
    for days in (0, 7):
        abroad.clock.forward(days=days)
        weekly.token(abroad.store, replace(ABROAD, token_ends=ends), abroad.clock)
    abroad.work()
    assert len(abroad.slack.keys("token")) == 2
    assert left(abroad) == []


def test_customers_who_were_promised_news_and_there_is_none(abroad: Office) -> None:
    _, group = underway(abroad)
    promise(abroad, group)
    morning_of(abroad)
    keep(abroad)
    assert noted(abroad) == ["promised"]
    assert left(abroad, *TEXTS, "reference") == []


def test_a_check_up_that_is_answered_and_one_that_is_skipped(abroad: Office) -> None:
    numbers, group = two_reports(abroad)
    _, late = problem(abroad, LATE)
    desk = Desk(abroad, ABROAD)
    for user in ("U-1", OWNER):
        number = desk.ask(group, f"same:{late}", f"belongs:{numbers[0]}:0", f"belongs:{numbers[1]}:0")
        desk.answer(number, f"belongs:{numbers[0]}:0", user=user)
    desk.skip(desk.ask(group, f"belongs:{numbers[0]}:0"))
    abroad.work()
    edits = [order.card for order in abroad.slack.updates]
    assert [card.done for card in edits if isinstance(card, CheckUpCard)] == ["¿¿¿¿1 ¿1 ¿1", "¿"]
    assert left(abroad) == []


def test_what_is_contested_and_decided(memory: Store, clock: HeldClock) -> None:
    voiced = Voiced(memory, clock, replace(VOICED, languages=ABROAD.languages))
    number = contested(voiced, "Bank")
    for user, verdict in (("U-2", "upheld"), ("U-admin", "granted"), ("U-other", "upheld")):
        form(voiced, Gesture.DECIDE_CONTEST, number, verdict, user, reason="Bank", points="1")
    assert [len(voiced.direct(user)) for user in ("U-2", "U-other")] == [2, 1]
    assert left(voiced) == []


def test_the_problems_of_a_search_box(abroad: Office) -> None:
    _, group = two_reports(abroad)
    with speaking(FOREIGN), abroad.store.read() as session:
        [found] = forms.problems(session, ABROAD, "refund", OWNER)
        title = groups.get(session, group).title
    assert found.label == f"¿{title} ¿2"


def test_what_was_written_down_as_words_before_is_still_said(quick: Office) -> None:
    _, group = two_reports(quick)
    with quick.store.write() as session:
        outbox.enqueue(
            session,
            "note:old",
            kind="note",
            subject=group,
            target=outbox.triage_of(group),
            priority=outbox.Priority.TEAM,
            body={"text": "PAY-1 was {deleted} in Jira."},
            now=quick.clock.now(),
        )
    quick.work()
    assert quick.notes()[-1][1] == "PAY-1 was {deleted} in Jira."
