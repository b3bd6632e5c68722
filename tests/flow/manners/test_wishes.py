"""Only endings, silence, quiet hours, and stages that follow one another soon."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import QuestionCard
from bridge.domain.stages import Stage
from bridge.store.tables import Insight, Preference
from tests.flow.manners.wanting import ONE, goes_on, later, lives_in, prefer
from tests.flow.office import RULES, Office
from tests.flow.small import small_office

NIGHT = {"quiet_from": "18:00", "quiet_until": "09:30"}


def report(office: Office, text: str = ONE) -> int:
    number = office.say("U-1", text)
    office.work()
    return number


def question(office: Office) -> list[QuestionCard]:
    cards = [order.card for _key, order, _posted in office.slack.posts]
    return [card for card in cards if isinstance(card, QuestionCard)]


@pytest.mark.parametrize("news", ["live", "mute"])
def test_what_is_on_the_way_is_not_told_to_whoever_does_not_want_it(quick: Office, news: str) -> None:
    prefer(quick, "U-1", news=news)
    number = report(quick)
    goes_on(quick, number, Stage.WITH_TEAM)
    goes_on(quick, number, Stage.PLANNED)
    goes_on(quick, number, Stage.LIVE)
    assert quick.told(number) == ([Stage.LIVE] if news == "live" else [])
    goes_on(quick, number, Stage.IN_WORK)
    assert quick.told(number)[-1] == Stage.IN_WORK
    assert quick.stage_notes(number)[-1].correction


@pytest.mark.parametrize(("news", "asked"), [("live", 2), ("daily", 2), ("mute", 1)])
def test_only_whoever_mutes_all_is_asked_nothing(quick: Office, news: str, asked: int) -> None:
    prefer(quick, "U-1", news=news)
    _numbers, jira_id = quick.opened()
    quick.comment(jira_id, "To agents: which cards?")
    assert len(question(quick)) == asked


def test_in_quiet_hours_nothing_comes_until_they_end(office: Office) -> None:
    prefer(office, "U-1", **NIGHT)
    number = report(office)
    assert len(office.slack.posts) == 1, "the answer to one's own gesture comes at once"
    goes_on(office, number, Stage.PLANNED)
    assert office.told(number) == []
    later(office, minutes=29)
    assert office.told(number) == []
    later(office, minutes=1)
    assert office.told(number) == [Stage.PLANNED]


def test_the_card_itself_is_edited_in_quiet_hours(quick: Office) -> None:
    prefer(quick, "U-1", **NIGHT)
    number = report(quick)
    goes_on(quick, number, Stage.PLANNED)
    assert [update.card.problem.stage for update in quick.slack.updates] == [Stage.PLANNED]  # type: ignore[union-attr]


def test_a_correction_waits_for_the_morning_unless_it_is_urgent(quick: Office) -> None:
    prefer(quick, "U-1", **NIGHT)
    number, urgent = report(quick), report(quick, "parcel burns")
    with quick.store.write() as session:
        insight = session.get_one(Insight, urgent)
        insight.urgent = True
        session.add(insight)
    for one in (number, urgent):
        goes_on(quick, one, Stage.FIXED)
        goes_on(quick, one, Stage.IN_WORK)
    assert (quick.told(number), quick.told(urgent)) == ([], [Stage.IN_WORK])
    later(quick, minutes=30)
    assert quick.told(number) == [Stage.IN_WORK]


def test_quiet_hours_are_those_of_the_persons_own_clock(quick: Office) -> None:
    prefer(quick, "U-1", **NIGHT)
    lives_in(quick, "U-1", "Europe/Berlin")
    number = report(quick)
    goes_on(quick, number, Stage.PLANNED)
    assert quick.told(number) == [Stage.PLANNED], "it is ten there"


def test_what_waits_in_one_home_holds_nothing_else_up_there(quick: Office) -> None:
    prefer(quick, "U-1", **NIGHT)
    number = report(quick)
    goes_on(quick, number, Stage.PLANNED)
    quick.click("U-1", Gesture.RIGHT, number)
    assert quick.slack.updates[-1].card == quick.home(number)


def test_whoever_ends_their_quiet_hours_hears_what_waits(office: Office) -> None:
    prefer(office, "U-1", **NIGHT)
    number = report(office)
    goes_on(office, number, Stage.PLANNED)
    prefer(office, "U-1", "view:V2", news="instant")
    assert office.told(number) == [Stage.PLANNED]
    later(office, days=1)
    assert office.told(number) == [Stage.PLANNED]


def test_stages_that_follow_one_another_soon_are_told_as_one() -> None:
    quick = small_office(replace(RULES, coalesce=timedelta(seconds=60)))
    number = report(quick)
    goes_on(quick, number, Stage.PLANNED)
    later(quick, seconds=30)
    goes_on(quick, number, Stage.IN_WORK)
    later(quick, seconds=31)
    assert quick.told(number) == []
    later(quick, seconds=30)
    assert quick.told(number) == [Stage.IN_WORK]


def test_a_stage_that_was_taken_back_before_it_was_told_leaves_the_correction_alone() -> None:
    quick = small_office(replace(RULES, coalesce=timedelta(seconds=60)))
    number = report(quick)
    goes_on(quick, number, Stage.LIVE)
    later(quick, seconds=10)
    goes_on(quick, number, Stage.IN_WORK)
    later(quick, seconds=90)
    assert [note.correction for note in quick.stage_notes(number)] == [True]


@pytest.mark.parametrize(
    "given",
    [
        {"news": "hourly", "language": "tlh", "named": "maybe"},
        {"quiet_from": "25:00", "quiet_until": "7"},
        {"quiet_from": "07:00"},
        {"quiet_from": "07:00", "quiet_until": "07:00"},
        {},
    ],
)
def test_what_no_form_sends_changes_nothing(quick: Office, given: dict[str, str]) -> None:
    prefer(quick, "U-1", **given)
    [row] = quick.rows(Preference)
    assert (row.news, row.quiet_from, row.quiet_until, row.language) == ("instant", None, None, "")


def test_the_last_form_counts_and_a_redelivered_one_does_not(office: Office) -> None:
    prefer(office, "U-1", "view:V1", news="daily")
    prefer(office, "U-1", "view:V2", news="mute", **NIGHT)
    prefer(office, "U-1", "view:V1", news="daily")
    [row] = office.rows(Preference)
    assert (row.news, row.quiet_from, row.quiet_until) == ("mute", 18 * 60, 9 * 60 + 30)
