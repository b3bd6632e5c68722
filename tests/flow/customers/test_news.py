"""News for customers: asked first whether it is the same thing, then told one by one, each outcome kept."""

from datetime import timedelta

import pytest

from bridge.app.vault import KeyedVault
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import CustomersCard, CustomersDue, Post, StageNote
from bridge.domain.stages import Stage
from bridge.flow import customers
from bridge.store.tables import CallBack, Issue, Look
from tests.flow.jira.tickets import DONE, change
from tests.flow.office import TEAM, Office
from tests.flow.owners.desk import form, take_back

FIRST = "refund pending for days, C-88213 wants a call"
SECOND = "refund pending since days for C-90001 and C-90002"


def live(office: Office) -> tuple[list[int], int]:
    """Two reports that name customers, of a problem that is live now: the insights, and the change of stage."""
    numbers = office.problem(FIRST, SECOND)
    ship(office, office.group_of(numbers[0]).id or 0)
    return numbers, note(office, numbers[0]).asks


def ship(office: Office, group: int) -> None:
    """Take a problem on, fix it in Jira, and call it live."""
    form(office, Gesture.OPEN_ISSUE, group)
    change(office, office.rows(Issue)[0].jira_id, **DONE)
    form(office, Gesture.LIVE, group)


def note(office: Office, number: int) -> StageNote:
    """The last notice of a stage in a home, as it stands now."""
    posts = [(order, posted) for _key, order, posted in office.slack.posts if _is_note(order, number)]
    order, posted = posts[-1]
    edits = [
        edit.card for edit in office.slack.updates if (edit.channel, edit.ts) == (posted.channel, posted.ts)
    ]
    card = edits[-1] if edits else order.card
    assert isinstance(card, StageNote)
    return card


def _is_note(order: Post, number: int) -> bool:
    return isinstance(order.card, StageNote) and order.card.insight == number


def shown(office: Office, number: int) -> list[CustomersCard]:
    """The cards of customers in a home, as first posted and as edited since."""
    cards = [order.card for _key, order, _posted in office.slack.posts] + [
        edit.card for edit in office.slack.updates
    ]
    return [card for card in cards if isinstance(card, CustomersCard) and card.insight == number]


def outcomes(office: Office) -> list[str]:
    return [row.outcome for row in office.rows(CallBack)]


def say(office: Office, gesture: Gesture, number: int, change: int, user: str = "U-1") -> None:
    office.click(user, gesture, number, version=change)


def test_news_asks_first_and_shows_the_customers_after_the_same_thing(office: Office) -> None:
    numbers, news = live(office)
    assert shown(office, numbers[0]) == []
    say(office, Gesture.SAME_THING, numbers[0], news)
    [card] = shown(office, numbers[0])
    assert [one.name for one in card.customers] == ["reference 1"]
    assert note(office, numbers[0]).answer == "same"
    assert office.state(numbers[0]) == "confirmed"


def test_each_customer_has_an_outcome_that_can_be_said_anew(office: Office) -> None:
    numbers, news = live(office)
    say(office, Gesture.SAME_THING, numbers[1], news, "U-2")
    [card] = shown(office, numbers[1])
    first, second = (one.call_back for one in card.customers)
    office.click("U-2", Gesture.CALLED_BACK, first, "not_reached")
    office.click("U-2", Gesture.CALLED_BACK, first, "told")
    office.click("U-2", Gesture.CALLED_BACK, second, "not_wanted")
    assert outcomes(office) == ["", "told", "not_wanted"]
    assert [one.outcome for one in shown(office, numbers[1])[-1].customers] == ["told", "not_wanted"]


@pytest.mark.parametrize("choice", ["told", "sung"])
def test_nobody_else_and_nothing_unknown_changes_an_outcome(office: Office, choice: str) -> None:
    numbers, news = live(office)
    say(office, Gesture.SAME_THING, numbers[0], news)
    user = "U-1" if choice == "sung" else "U-2"
    office.click(user, Gesture.CALLED_BACK, shown(office, numbers[0])[0].customers[0].call_back, choice)
    assert outcomes(office) == ["", "", ""]


def test_not_this_takes_the_report_out_and_leaves_nobody_to_call(office: Office) -> None:
    numbers, news = live(office)
    before = office.group_of(numbers[0]).id
    say(office, Gesture.NOT_THIS, numbers[0], news)
    say(office, Gesture.SAME_THING, numbers[0], news)
    assert office.group_of(numbers[0]).id != before
    assert outcomes(office) == ["withdrawn", "", ""]
    assert (shown(office, numbers[0]), note(office, numbers[0]).answer) == ([], "not")


def test_a_stranger_cannot_answer_for_the_reporter(office: Office) -> None:
    numbers, news = live(office)
    say(office, Gesture.NOT_THIS, numbers[0], news, "U-2")
    assert note(office, numbers[0]).answer == ""


def test_news_taken_back_withdraws_what_is_open_and_asks_to_call_again_who_was_told(office: Office) -> None:
    numbers, news = live(office)
    for number, user in zip(numbers, ("U-1", "U-2"), strict=True):
        say(office, Gesture.SAME_THING, number, news, user)
    told = shown(office, numbers[1])[0].customers[0].call_back
    office.click("U-2", Gesture.CALLED_BACK, told, "told")
    take_back(office, office.group_of(numbers[0]).id or 0)
    assert outcomes(office) == ["withdrawn", "told", "withdrawn", ""]
    [again] = [card for card in shown(office, numbers[1]) if card.correction]
    assert len(again.customers) == 1
    [closed] = [card for card in shown(office, numbers[0]) if card.customers[0].outcome == "withdrawn"]
    assert not closed.correction


def test_a_customer_reported_twice_by_one_person_is_called_once(office: Office) -> None:
    numbers = office.problem("refund pending for days, C-88213", "refund pending since days")
    office.clock.forward(days=2)
    office.say("U-1", "refund still pending for days, C-88213 again")
    office.work()
    ship(office, office.group_of(numbers[0]).id or 0)
    assert len(office.rows(CallBack)) == 1


def test_a_reminder_comes_once_and_only_of_who_is_left(office: Office) -> None:
    numbers, news = live(office)
    say(office, Gesture.SAME_THING, numbers[0], news)
    office.clock.forward(days=5)
    for _ in range(2):
        customers.remind(office.store, office.clock)
        office.work()
    cards = [order.card for _key, order, _posted in office.slack.posts]
    assert [card for card in cards if isinstance(card, CustomersDue)] == [
        CustomersDue(numbers[0], 1),
        CustomersDue(numbers[1], 2),
    ]


def test_a_declined_problem_has_customers_to_tell_too(office: Office) -> None:
    numbers = office.problem(FIRST, SECOND)
    form(office, Gesture.DECLINE, office.group_of(numbers[0]).id or 0, "too dear")
    assert note(office, numbers[0]).stage is Stage.DECLINED
    assert outcomes(office) == ["", "", ""]


def test_a_reference_is_opened_for_its_reporter_only_and_that_is_written_down(office: Office) -> None:
    live(office)
    row = office.rows(CallBack)[0].id or 0
    with office.store.write() as session:
        opened = customers.sealed(session, office.rules, TEAM, "U-1", row, office.clock.now())
    assert opened == (1, "[reference 1]", "sealed C-88213")
    assert [look.what for look in office.rows(Look)] == ["reference"]
    later = office.clock.now() + timedelta(days=200)
    for user, now in (("U-2", office.clock.now()), ("U-1", later)):
        with pytest.raises(RefusalError), office.store.write() as session:
            customers.sealed(session, office.rules, TEAM, user, row, now)


def test_what_was_sealed_is_opened_by_the_same_key_only() -> None:
    vault = KeyedVault("a key of sixteen")
    assert vault.open(vault.seal("C-88213")) == "C-88213"
