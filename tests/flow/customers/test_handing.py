"""Customers go to a colleague who is chosen, and to the lead when somebody left or does not come to it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Click, Gesture, Rewording
from bridge.domain.outgoing import Customer, CustomersDue, HandedCard, LeftBehind
from bridge.domain.rules import Crew
from bridge.flow import customers, handing
from bridge.store.queries import people
from bridge.store.tables import CallBack, Insight, Look, Person
from tests.flow.customers.test_news import live, outcomes, say, shown
from tests.flow.manners.wanting import lives_in
from tests.flow.office import RULES, TEAM, Office
from tests.flow.owners.desk import take_back

LEIPZIG = Crew("leipzig", "Leipzig", lead="U-lead", members=("U-1", "U-2", "U-3", "U-lead"))
ABROAD = Crew("manila", "Manila", members=("U-9",), company="Manila Calls")


@pytest.fixture
def team(office: Office) -> Office:
    """An office with a team that has a lead, and one of another company."""
    rules = replace(RULES, crews=(LEIPZIG, ABROAD), leaders_channel="C-lead")
    return Office(office.store, office.clock, rules)


def named(office: Office) -> tuple[list[int], list[int]]:
    """Two reports that name three customers, whose news is the same thing: the reports, and what is owed."""
    numbers, news = live(office)
    for number, user in zip(numbers, ("U-1", "U-2"), strict=True):
        say(office, Gesture.SAME_THING, number, news, user)
    return numbers, [row.id or 0 for row in office.rows(CallBack)]


def hand_on(office: Office, row: int, to: str, by: str = "U-1") -> None:
    office.click(by, Gesture.HAND_ON, row, to)


def handed(office: Office, user: str) -> list[HandedCard]:
    """What somebody was handed, as first posted and as edited since."""
    posts = [(order, posted) for _key, order, posted in office.slack.posts]
    found = [
        (order.card, posted)
        for order, posted in posts
        if isinstance(order.card, HandedCard) and order.user == user
    ]
    places = [(posted.channel, posted.ts) for _card, posted in found]
    edits = [edit.card for edit in office.slack.updates if (edit.channel, edit.ts) in places]
    return [card for card in (*(card for card, _posted in found), *edits) if isinstance(card, HandedCard)]


def listed(card: HandedCard) -> list[Customer]:
    return [one for news in card.news for one in news.customers]


def refused(office: Office, row: int, to: str, by: str = "U-1") -> str:
    """What somebody is told who cannot hand a customer on so."""
    click = Click("c", Gesture.HAND_ON, TEAM, by, row, office.clock.now(), choice=to)
    with pytest.raises(RefusalError) as error, office.store.read() as session:
        handing.refuse_in_vain(session, office.rules, click)
    return str(error.value)


def late(office: Office) -> None:
    """Everybody was reminded, and a working day has passed since."""
    office.clock.forward(days=5)
    customers.remind(office.store, office.clock)
    office.work()
    office.clock.forward(days=3)


def pass_on(office: Office) -> None:
    handing.pass_on(office.store, office.rules, office.clock)
    office.work()


def test_a_colleague_gets_a_card_and_the_reporter_reads_with_whom_they_are(team: Office) -> None:
    numbers, rows = named(team)
    hand_on(team, rows[0], "U-3")
    [card] = handed(team, "U-3")
    assert (card.why, listed(card)) == ("handed", [Customer(rows[0], "reference 1")])
    assert card.news[0].text == "refund pending for days, [reference 1] wants a call"
    assert shown(team, numbers[0])[-1].customers == (Customer(rows[0], "reference 1", "", "a colleague"),)


def test_words_that_are_held_back_are_not_quoted_to_a_colleague(team: Office) -> None:
    numbers, rows = named(team)
    with team.store.write() as session:
        session.get_one(Insight, numbers[0]).held_back = True
    hand_on(team, rows[0], "U-3")
    assert [news.text for card in handed(team, "U-3") for news in card.news] == [""]


def test_what_came_of_it_stands_on_both_cards(team: Office) -> None:
    numbers, rows = named(team)
    hand_on(team, rows[0], "U-3")
    team.click("U-1", Gesture.CALLED_BACK, rows[0], "not_wanted")
    team.click("U-3", Gesture.CALLED_BACK, rows[0], "told")
    assert outcomes(team)[0] == "told"
    assert listed(handed(team, "U-3")[-1])[0].outcome == "told"
    assert shown(team, numbers[0])[-1].customers[0].outcome == "told"


def test_the_colleague_sees_the_reference_and_the_reporter_not_any_more(team: Office) -> None:
    _numbers, rows = named(team)
    hand_on(team, rows[0], "U-3")
    with team.store.write() as session:
        opened = customers.sealed(session, team.rules, TEAM, "U-3", rows[0], team.clock.now())
    assert opened == (1, "[reference 1]", "sealed C-88213")
    assert [look.person_id for look in team.rows(Look)] == [team.rows(CallBack)[0].person_id]
    with pytest.raises(RefusalError), team.store.write() as session:
        customers.sealed(session, team.rules, TEAM, "U-1", rows[0], team.clock.now())


def test_it_can_be_handed_on_again_and_the_card_of_who_had_it_says_so(team: Office) -> None:
    _numbers, rows = named(team)
    hand_on(team, rows[0], "U-3")
    hand_on(team, rows[0], "U-lead", by="U-3")
    assert listed(handed(team, "U-3")[-1]) == [Customer(rows[0], "reference 1", "", "a colleague")]
    assert listed(handed(team, "U-lead")[-1]) == [Customer(rows[0], "reference 1")]


@pytest.mark.parametrize(
    ("to", "by", "sentence"),
    [
        ("U-1", "U-1", handing.YOURSELF),
        ("U-3", "U-2", handing.NOT_YOURS),
        ("U-9", "U-1", handing.NOT_OURS),
        ("U-gone", "U-1", handing.NOT_THERE),
        ("U-guest", "U-1", handing.NOT_OURS),
        ("U-new", "U-1", handing.NOT_MET),
        ("U-never-met", "U-1", handing.NOT_MET),
    ],
)
def test_who_may_not_get_it_is_refused_with_a_sentence(team: Office, to: str, by: str, sentence: str) -> None:
    _numbers, rows = named(team)
    leave(team, "U-gone")
    meet(team, "U-guest", name="Gus", guest=True)
    meet(team, "U-new")
    assert refused(team, rows[0], to, by) == sentence
    hand_on(team, rows[0], to, by)
    assert handed(team, to) == []


def test_a_colleague_of_no_team_gets_it_once_slack_told_who_they_are(team: Office) -> None:
    _numbers, rows = named(team)
    meet(team, "U-new", name="Nina")
    hand_on(team, rows[0], "U-new")
    assert len(handed(team, "U-new")) == 1


def test_a_customer_who_was_told_is_not_handed_on(team: Office) -> None:
    _numbers, rows = named(team)
    team.click("U-1", Gesture.CALLED_BACK, rows[0], "told")
    assert refused(team, rows[0], "U-3") == handing.NOT_YOURS


def test_the_colleague_is_reminded_once_in_a_message_of_their_own(team: Office) -> None:
    numbers, rows = named(team)
    hand_on(team, rows[0], "U-3")
    team.clock.forward(days=5)
    for _twice in range(2):
        customers.remind(team.store, team.clock)
        team.work()
    orders = [order for _key, order, _posted in team.slack.posts if isinstance(order.card, CustomersDue)]
    assert [(one.user, one.card) for one in orders if one.user] == [
        ("U-3", CustomersDue(numbers[0], 1, handed=True))
    ]


def test_news_taken_back_asks_the_one_who_told_them_to_call_again(team: Office) -> None:
    numbers, rows = named(team)
    hand_on(team, rows[0], "U-3")
    team.click("U-3", Gesture.CALLED_BACK, rows[0], "told")
    take_back(team, team.group_of(numbers[0]).id or 0)
    newest = handed(team, "U-3")[1:]
    [again] = [news for card in newest for news in card.news if news.correction]
    assert [one.name for one in again.customers] == ["reference 1"]


def meet(office: Office, user: str, *, name: str = "", guest: bool = False) -> None:
    """Somebody was met, and read in Slack's directory if they are named."""
    with office.store.write() as session:
        person = people.known(session, TEAM, user)
        person.name, person.guest = name, guest


def leave(office: Office, user: str) -> None:
    """Slack deactivates somebody."""
    with office.store.write() as session:
        people.known(session, TEAM, user).gone_at = office.clock.now()


def test_what_somebody_leaves_open_goes_to_their_lead_at_once_in_one_message(team: Office) -> None:
    _numbers, rows = named(team)
    leave(team, "U-2")
    for _twice in range(2):
        pass_on(team)
    [card] = handed(team, "U-lead")
    assert (card.why, [one.call_back for one in listed(card)]) == ("left", rows[1:])


def test_whom_nobody_told_in_spite_of_a_reminder_goes_to_the_lead_one_message_a_day(team: Office) -> None:
    _numbers, rows = named(team)
    team.click("U-2", Gesture.CALLED_BACK, rows[1], "told")
    pass_on(team)
    assert handed(team, "U-lead") == []
    late(team)
    for _twice in range(2):
        pass_on(team)
    [card] = handed(team, "U-lead")
    assert (card.why, [one.call_back for one in listed(card)]) == ("away", [rows[0], rows[2]])


def test_a_lead_gets_them_once_a_day_as_days_are_where_they_are(team: Office) -> None:
    lives_in(team, "U-lead", "America/New_York")
    _numbers, rows = named(team)
    team.clock.forward(hours=24 - team.clock.now().hour)
    leave(team, "U-2")
    pass_on(team)
    leave(team, "U-1")
    pass_on(team)
    assert len(handed(team, "U-lead")) == 1
    team.clock.forward(hours=6)
    pass_on(team)
    later = handed(team, "U-lead")[1]
    assert [one.call_back for one in listed(later)] == [rows[0]]


def test_what_waits_with_the_lead_stays_there(team: Office) -> None:
    _numbers, rows = named(team)
    late(team)
    pass_on(team)
    late(team)
    pass_on(team)
    assert len(handed(team, "U-lead")) == 1
    lead = {person.id for person in team.rows(Person) if person.user == "U-lead"}
    assert {row.person_id for row in team.rows(CallBack)} == lead
    assert len(rows) == 3


def test_without_a_lead_leaders_get_a_count_once_a_week(office: Office) -> None:
    office = Office(office.store, office.clock, replace(RULES, leaders_channel="C-lead"))
    named(office)
    late(office)
    for _twice in range(2):
        pass_on(office)
    posts = [order for _key, order, _posted in office.slack.posts if isinstance(order.card, LeftBehind)]
    assert [(post.channel, post.card) for post in posts] == [("C-lead", LeftBehind(3))]


def test_many_customers_go_in_several_messages_so_that_each_has_its_buttons(team: Office) -> None:
    texts = [
        f"refund pending for days {' '.join(f'C-9{place:03}{part}' for part in range(7))}"
        for place in range(2)
    ]
    numbers = team.problem(*texts)
    team.click("U-owner", Gesture.DECLINE, team.group_of(numbers[0]).id or 0, "too dear")
    for user in ("U-1", "U-2"):
        leave(team, user)
    pass_on(team)
    cards = handed(team, "U-lead")
    assert [len(listed(card)) for card in cards] == [10, 4]
    assert len({one.call_back for card in cards for one in listed(card)}) == 14


def test_the_due_day_counts_working_days_only(team: Office) -> None:
    named(team)
    for row in team.rows(CallBack):
        days = [row.at + timedelta(days=day) for day in range(1, (row.due_at - row.at).days + 1)]
        assert sum(day.weekday() < 5 for day in days) == 3


def test_whoever_has_or_had_a_customer_reads_only_the_words_that_the_report_has_now(team: Office) -> None:
    [first, _second], [row, *_others] = named(team)
    hand_on(team, row, "U-3")
    hand_on(team, row, "U-lead", by="U-3")
    team.click("U-lead", Gesture.CALLED_BACK, row, "told")
    team.intake.reworded(Rewording(first, "view:1", TEAM, "U-1", "refund pending, C-88213"))
    team.work()
    assert quoted_last(team) == {"refund pending, [reference 1]"}
    team.click("U-1", Gesture.REMOVE, first)
    assert quoted_last(team) == {""}


def quoted_last(office: Office) -> set[str]:
    """What the cards of those who had or have a customer quote now."""
    return {handed(office, user)[-1].news[0].text for user in ("U-3", "U-lead")}
