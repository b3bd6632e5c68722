"""What stands in one person's App Home, and what of others does not."""

from datetime import timedelta

import pytest

from bridge.domain.incoming import Click, Gesture
from bridge.domain.preferences import News
from bridge.domain.stages import Stage
from bridge.store.tables import HeadsUp, Person, Watch
from tests.flow.app_home.conftest import Tabs
from tests.flow.manners.wanting import goes_on, prefer
from tests.flow.office import TEAM
from tests.flow.owners.desk import form

REFUND = "refund pending for days"


def heads_up(office: Tabs, days: int, *crews: str, title: str = "Slots", withdrawn: bool = False) -> int:
    """A change some days from now."""
    now = office.clock.now()
    row = HeadsUp(
        click=f"click:{title}:{days}",
        route="payments",
        title=title,
        who="app users",
        what="an hour",
        say="You can pick.",
        report="",
        goes_live=(now + timedelta(days=days)).date(),
        crews=list(crews),
        person_id=office.number("U-owner"),
        at=now,
        withdrawn_at=now if withdrawn else None,
    )
    with office.store.write() as session:
        session.add(row)
        session.flush()
        return row.id or 0


def test_a_newcomer_sees_an_empty_one(quick: Tabs) -> None:
    home = quick.tab("U-new")
    assert (home.questions, home.customers, home.heads_ups, home.reports, home.did) == ((), (), (), (), ())
    assert home.credit is not None
    assert (home.wishes.news, home.leads) == (News.INSTANT, ())


def test_reports_come_by_their_newest_change_five_a_page(office: Tabs) -> None:
    numbers = []
    for word in ("refund", "parcel", "voucher", "lamp", "shoes", "login", "label"):
        numbers.append(office.say("U-1", f"{word} {word}ed {word}ly"))
        office.work()
        office.clock.forward(minutes=1)
    goes_on(office, numbers[0], Stage.PLANNED)
    first, second = office.tab("U-1"), office.tab("U-1", 1)
    assert [report.insight for report in first.reports] == [numbers[0], *reversed(numbers[3:])]
    assert [report.insight for report in second.reports] == [numbers[2], numbers[1]]
    assert (first.older, second.older) == (True, False)
    assert first.reports[0].problems[0].stage is Stage.PLANNED
    assert office.tab("U-1", 99).reports == ()


def test_a_report_is_there_before_it_is_sorted_and_links_to_its_card_after(quick: Tabs) -> None:
    quick.say("U-1", REFUND)
    [report] = quick.tab("U-1").reports
    assert (report.problems, report.url) == ((), "")
    quick.work()
    [report] = quick.tab("U-1").reports
    assert report.problems[0].title == "Refund pending for days"
    assert report.url.startswith("https://app.slack.com/client/T1/D-U-1/thread/")


def test_a_report_of_several_problems_names_each_and_an_unsure_one_asks(quick: Tabs) -> None:
    quick.say("U-2", REFUND)
    quick.say("U-1", "parcel lost and lamp flickers")
    unsure = quick.say("U-1", "refund smaller than what was paid for days")
    quick.work()
    asked, several = quick.tab("U-1").reports
    assert (asked.insight, asked.asked) == (unsure, True)
    assert len(several.problems) == 2


def test_an_open_question_can_be_answered_there_and_is_gone_then(quick: Tabs) -> None:
    _numbers, jira_id = quick.opened()
    quick.comment(jira_id, "To agents: which cards?\n- Visa only\n- Mastercard too")
    [question] = quick.tab("U-1").questions
    assert (question.text, question.options) == ("which cards?", ("Visa only", "Mastercard too"))
    quick.click("U-1", Gesture.ANSWER, question.question, "Visa only")
    assert quick.tab("U-1").questions == ()
    assert [one.answered for one in quick.tab("U-2").questions] == [1]
    assert quick.tab("U-new").questions == ()


def test_customers_stand_there_once_their_reporter_said_that_it_is_the_same_thing(office: Tabs) -> None:
    numbers = office.problem(f"{REFUND}, C-88213 wants a call", "refund pending since days for C-90001")
    form(office, Gesture.OPEN_ISSUE, office.group_of(numbers[0]).id or 0)
    goes_on(office, numbers[0], Stage.LIVE)
    assert office.tab("U-1").customers == ()
    change = office.stage_notes(numbers[0])[-1].asks
    office.click("U-1", Gesture.SAME_THING, numbers[0], version=change)
    [card] = office.tab("U-1").customers
    [customer] = card.customers
    office.click("U-1", Gesture.CALLED_BACK, customer.call_back, "not_reached")
    assert [one.outcome for one in office.tab("U-1").customers[0].customers] == ["not_reached"]
    office.click("U-1", Gesture.CALLED_BACK, customer.call_back, "told")
    assert office.tab("U-1").customers == ()


def test_heads_ups_that_are_ahead_or_fresh_stand_there_unread_ones_first(office: Tabs) -> None:
    fresh, ahead = heads_up(office, -2, title="Fresh"), heads_up(office, 3, title="Ahead")
    heads_up(office, -9, title="Old")
    heads_up(office, 3, title="Back", withdrawn=True)
    heads_up(office, 3, "courier", title="Theirs")
    assert [card.title for card in office.tab("U-1").heads_ups] == ["Fresh", "Ahead"]
    office.receipts.read("U-1", fresh)
    cards = office.tab("U-1").heads_ups
    assert [(card.heads_up, card.state) for card in cards] == [(ahead, "open"), (fresh, "read")]
    assert [card.state for card in office.tab("U-2").heads_ups] == ["open", "open"]
    assert [card.title for card in office.tab("U-c1").heads_ups] == ["Theirs"]


def test_what_a_heads_up_asks_to_report_is_asked_once(quick: Tabs) -> None:
    asked = heads_up(quick, 3)
    for words in ("slots that vanish", "doors that stay shut"):
        arm(quick, words)
    assert [one.words for one in quick.tab("U-1").watches] == ["slots that vanish", "doors that stay shut"]
    with quick.store.write() as session:
        session.get_one(HeadsUp, asked).report = "slots that vanish"
    assert [one.words for one in quick.tab("U-1").watches] == ["doors that stay shut"]


def arm(office: Tabs, words: str) -> None:
    """An owner wants to hear of something."""
    now, person = office.clock.now(), office.number("U-owner")
    until = now + timedelta(days=9)
    with office.store.write() as session:
        session.add(Watch(click=words, route="payments", words=words, person_id=person, at=now, until=until))


def test_what_ended_is_there_for_everyone_with_the_reason(quick: Tabs) -> None:
    mine, other = quick.say("U-1", REFUND), quick.say("U-2", "parcel lost")
    quick.work()
    goes_on(quick, mine, Stage.LIVE)
    quick.clock.forward(minutes=1)
    goes_on(quick, other, Stage.DECLINED, reason="couriers decide that")
    stories = quick.tab("U-1").did
    assert [(story.stage, story.reason) for story in stories] == [
        (Stage.DECLINED, "couriers decide that"),
        (Stage.LIVE, ""),
    ]


def test_a_partners_people_see_only_what_their_company_reported(office: Tabs) -> None:
    theirs, ours = office.say("U-c1", "parcel lost"), office.say("U-1", REFUND)
    office.work()
    for number in (theirs, ours):
        goes_on(office, number, Stage.LIVE)
    office.number("U-c1", guest=True)
    assert [story.title for story in office.tab("U-c1").did] == ["Parcel lost"]
    assert len(office.tab("U-1").did) == 2


@pytest.mark.parametrize(("guest", "many"), [(True, 0), (False, 1)])
def test_a_guest_of_no_company_of_ours_sees_nothing_of_others(quick: Tabs, guest: bool, many: int) -> None:
    number = quick.say("U-1", REFUND)
    quick.work()
    goes_on(quick, number, Stage.LIVE)
    quick.number("U-g", guest=guest, name="Gus")
    assert len(quick.tab("U-g").did) == many


def test_who_may_be_a_guest_sees_nothing_of_others_until_slack_told_who_they_are(quick: Tabs) -> None:
    number = quick.say("U-1", REFUND)
    quick.work()
    goes_on(quick, number, Stage.LIVE)
    assert quick.tab("U-new").did == ()
    quick.number("U-new", name="Nina")
    assert len(quick.tab("U-new").did) == 1


def test_partners_and_guests_count_what_they_see_as_on_the_cards_of_their_reports(office: Tabs) -> None:
    office.number("U-g", guest=True)
    for user in ("U-1", "U-2", "U-c1", "U-g"):
        office.say(user, REFUND)
    office.work()
    counts = {user: office.tab(user).reports[0].problems[0].reports for user in ("U-1", "U-c1", "U-g")}
    assert counts == {"U-1": 4, "U-c1": 1, "U-g": 1}


def test_contributions_are_the_facts_of_ones_own_credit(quick: Tabs) -> None:
    number = quick.say("U-1", REFUND)
    quick.work()
    quick.click("U-1", Gesture.RIGHT, number)
    credit = quick.tab("U-1").credit
    assert credit is not None
    assert (credit.contributions, credit.heard) == (1, 1)


def test_whoever_leads_is_named_their_teams(quick: Tabs) -> None:
    assert quick.tab("U-lead").leads == ("Leipzig",)
    assert quick.tab("U-1").leads == ()


def test_what_was_set_stands_there(quick: Tabs) -> None:
    prefer(quick, "U-1", news="daily", quiet_from="22:00", quiet_until="07:00")
    wishes = quick.tab("U-1").wishes
    assert wishes.news is News.DAILY
    assert wishes.quiet is not None
    assert wishes.quiet.words == "22:00-07:00"


def test_a_stranger_presses_nothing_of_mine(quick: Tabs) -> None:
    _numbers, jira_id = quick.opened()
    quick.comment(jira_id, "To agents: which cards?")
    [question] = quick.tab("U-1").questions
    at = quick.clock.now()
    quick.intake.click(Click("U-x:1", Gesture.ANSWER, TEAM, "U-x", question.question, at, choice="Visa only"))
    quick.work()
    assert len(quick.tab("U-1").questions) == 1
    assert [person.user for person in quick.rows(Person)].count("U-x") == 1
