"""A report of what is live or was declined: its reporter is asked first, and only their word counts."""

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Post, StillSame
from bridge.domain.stages import Stage
from tests.flow.office import Office
from tests.flow.recurring.endings import AGAIN, ended, heard_again, owners_cards, reports, still


@pytest.mark.parametrize("stage", [Stage.LIVE, Stage.DECLINED])
def test_the_reporter_is_asked_at_home_with_their_own_words(office: Office, stage: Stage) -> None:
    group = ended(office, stage)
    number = office.say("U-9", AGAIN)
    office.work()
    [(post, card)] = [
        (order, order.card)
        for _key, order, _posted in office.slack.posts
        if isinstance(order.card, StillSame)
    ]
    assert (post.thread, card.text) == (office.insight(number).home_ts, AGAIN)
    assert (card.problem.group, card.problem.stage, card.answer) == (group, stage, "")
    assert card.version == office.home(number).version


def test_until_they_say_so_it_does_not_count_and_the_owner_hears_nothing(quick: Office) -> None:
    group = ended(quick, Stage.LIVE)
    number = quick.say("U-9", AGAIN)
    quick.work()
    assert (quick.state(number), reports(quick, group), still(quick, group)) == ("provisional", 2, 0)
    assert owners_cards(quick) == []


def test_the_same_counts_and_the_owner_gets_one_card_in_the_thread(office: Office) -> None:
    group = ended(office, Stage.LIVE)
    number = heard_again(office, "U-9")
    assert (office.state(number), reports(office, group), still(office, group)) == ("confirmed", 3, 1)
    [(post, card)] = owners_cards(office)
    assert isinstance(post, Post)
    assert post.thread == office.group_of(number).triage_ts
    assert (card.reports, card.quotes, card.outcome) == (1, (AGAIN,), "")


def test_another_report_refreshes_the_owners_card(quick: Office) -> None:
    ended(quick, Stage.LIVE)
    for user in ("U-8", "U-9"):
        heard_again(quick, user)
    assert len(quick.slack.keys("still")) == 1
    assert owners_cards(quick)[-1][1].reports == 2


def test_not_the_same_goes_its_own_way_and_the_question_says_so(quick: Office) -> None:
    group = ended(quick, Stage.LIVE)
    number = quick.say("U-9", AGAIN)
    quick.work()
    quick.click("U-9", Gesture.NOT_SAME, number)
    assert quick.group_of(number).id != group
    [update] = [one.card for one in quick.slack.updates if isinstance(one.card, StillSame)]
    assert update.answer == "It is another problem."
    assert owners_cards(quick) == []


def test_the_question_shows_the_answer_wherever_it_was_given(quick: Office) -> None:
    """On the home card the problem is offered too."""
    group = ended(quick, Stage.LIVE)
    number = quick.say("U-9", AGAIN)
    quick.work()
    quick.click("U-9", Gesture.CHOOSE, number, str(group))
    [update] = [one.card for one in quick.slack.updates if isinstance(one.card, StillSame)]
    assert update.answer == "It is the same problem. Its team is told."
    assert len(owners_cards(quick)) == 1


def test_what_was_said_before_the_release_and_sorted_after_it_is_no_recurrence(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    late = quick.say("U-9", AGAIN)
    group = quick.group_of(numbers[0])
    quick.clock.forward(minutes=1)
    with quick.store.write() as session:
        row = session.merge(group)
        row.stage, row.stage_since = Stage.LIVE, quick.clock.now()
    quick.work()
    assert jira_id
    assert quick.slack.keys("still_same") == []
    quick.click("U-9", Gesture.RIGHT, late)
    assert still(quick, group.id or 0) == 0


def test_reports_of_what_is_in_work_are_not_asked(quick: Office) -> None:
    quick.opened()
    quick.say("U-9", AGAIN)
    quick.work()
    assert quick.slack.keys("still_same") == []
