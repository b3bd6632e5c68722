"""The bridge is tried with some teams: others' reports count, and nothing is sent to those who made them."""

from collections import Counter
from dataclasses import replace

import pytest

from bridge.domain.incoming import Gesture, Way
from bridge.domain.outgoing import HomeCard, Note, Post, QuestionCard, StageNote
from bridge.domain.rules import Crew
from bridge.domain.stages import Stage
from bridge.domain.trial import Trial
from bridge.flow.trial import TRIED_WITH_OTHERS, trial_of
from bridge.store.engine import Store
from bridge.store.tables import Unsent
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office
from tests.flow.trial.test_shadow import advance

CREWS = (
    Crew("night", "Leipzig night", lead="U-lead", members=("U-1", "U-3")),
    Crew("day", "Leipzig", lead="U-other-lead", members=("U-2", "U-4")),
)
PILOT = replace(RULES, crews=CREWS, pilot=frozenset({"night"}), leaders=("U-boss",), admins=("U-admin",))


@pytest.fixture
def office(memory: Store, clock: HeldClock) -> Office:
    """One that is tried with the night shift."""
    return Office(memory, clock, PILOT)


def with_everybody(office: Office) -> Office:
    """The same bridge after the list of teams was taken away."""
    anew = Office(office.store, office.clock, replace(PILOT, pilot=frozenset()))
    anew._turns = office._turns
    return anew


def got(office: Office) -> dict[str, list[type]]:
    """What each person got."""
    found: dict[str, list[type]] = {}
    for _key, order, _posted in office.slack.posts:
        if isinstance(order, Post) and "U-" in (whom := order.user or order.channel):
            found.setdefault(whom.removeprefix("D-"), []).append(type(order.card))
    return found


def kept_back(office: Office) -> Counter[tuple[str, str]]:
    return Counter((one.kind, one.why) for one in office.rows(Unsent))


def test_only_the_pilots_people_get_cards_and_news_and_all_reports_count(office: Office) -> None:
    [number, other] = office.problem("refund pending for days", "refund pending since days")
    advance(office, number, Stage.IN_WORK)
    assert got(office) == {"U-1": [HomeCard, StageNote, StageNote]}
    assert (office.told(number), office.told(other)) == ([Stage.IN_WORK], [])
    [card] = office.triage()
    assert card.problem.reports == 2
    assert kept_back(office)["home", "pilot"] == kept_back(office)["stage", "pilot"] == 1
    assert office.effect("home:2").error == "not sent: pilot"


def test_only_the_pilots_people_are_asked(office: Office) -> None:
    _numbers, jira_id = office.opened()
    office.comment(jira_id, "To agents: which cards?")
    assert {kind for kind, _why in kept_back(office)} >= {"home", "question"}
    assert "U-2" not in got(office)
    assert got(office)["U-1"][-1] is QuestionCard


def test_a_post_of_another_team_gets_no_sign(office: Office) -> None:
    office.say("U-2", "refund pending for days", way=Way.LISTENING)
    office.say("U-1", "lamp is broken", way=Way.LISTENING)
    office.work()
    assert len(office.slack.reactions) == 1
    assert kept_back(office)["tick", "pilot"] == 1


def test_who_writes_to_the_bot_from_another_team_is_told_once_and_honestly(office: Office) -> None:
    for text in ("refund pending for days", "lamp is broken"):
        office.say("U-2", text, way=Way.DM)
    office.say("U-4", "box is wet", way=Way.LISTENING)
    office.work()
    [(user, said)] = [
        (order.user, order.card.text)
        for _key, order, _posted in office.slack.posts
        if isinstance(order.card, Note) and order.user
    ]
    assert (user, said) == ("U-2", TRIED_WITH_OTHERS)


@pytest.mark.parametrize(
    ("user", "why"),
    [
        ("U-1", None),
        ("U-lead", None),
        ("U-owner", None),
        ("U-boss", None),
        ("U-admin", None),
        ("U-2", Trial.PILOT),
        ("U-other-lead", Trial.PILOT),
        ("U-nobody", Trial.PILOT),
    ],
)
def test_owners_and_who_leads_take_part_whatever_team_they_are_in(
    office: Office, user: str, why: Trial | None
) -> None:
    with office.store.read() as session:
        assert trial_of(session, PILOT, user) is why
        assert trial_of(session, replace(PILOT, pilot=frozenset()), user) is None
        assert trial_of(session, replace(PILOT, shadow=True), user) is Trial.SHADOW


def test_taking_the_list_away_sends_nothing_old_and_the_next_news_brings_the_card(office: Office) -> None:
    [number, other] = office.problem("refund pending for days", "refund pending since days")
    advance(office, number, Stage.IN_WORK)
    before = len(office.slack.posts)
    office = with_everybody(office)
    office.clock.forward(days=1)
    office.work()
    assert office.slack.posts == []
    assert before == 4
    advance(office, number, Stage.LIVE)
    assert got(office)["U-2"] == [HomeCard, StageNote]
    assert office.told(other) == [Stage.LIVE]


def test_what_another_team_presses_counts(office: Office) -> None:
    office.problem("refund pending for days", "refund pending since days")
    office.click("U-2", Gesture.RIGHT, 2, version=office.home(2).version)
    assert office.state(2) == "confirmed"
