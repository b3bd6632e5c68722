"""What stands on a line, and when no line is written at all."""

from dataclasses import replace

from bridge.domain.incoming import Gesture
from bridge.domain.rules import Crew, Naming
from bridge.flow.questions.due import stand
from bridge.store.engine import Store
from bridge.store.tables import CreditEntry, Found, Question, Wording
from tests.conftest import HeldClock
from tests.flow.ledger.histories import firm
from tests.flow.office import RULES, Office
from tests.flow.owners.desk import form, take_back, two_reports

LEIPZIG = Crew("leipzig", "Leipzig", members=("U-1",))


def kinds(office: Office) -> list[tuple[str, int]]:
    return [(entry.kind, entry.points) for entry in office.rows(CreditEntry)]


def test_who_suggested_a_wording_is_credited_while_its_approval_stands(office: Office) -> None:
    _numbers, group = two_reports(office)
    form(office, Gesture.WORDING, group, text="Ten days.", author="U-7")
    [line] = office.rows(CreditEntry)
    assert (line.kind, line.points, line.wording_id) == ("wording", 2, office.rows(Wording)[0].id)
    take_back(office, group)
    assert kinds(office) == [("wording", 2), ("wording", -2)]
    assert office.rows(Wording)[0].approved_by is None


def test_an_approved_wording_keeps_its_credit_when_another_one_follows(quick: Office) -> None:
    _numbers, group = two_reports(quick)
    form(quick, Gesture.WORDING, group, text="Ten days.", author="U-7")
    form(quick, Gesture.WORDING, group, text="Nine days.", author="U-8")
    take_back(quick, group)
    assert (quick.credit("U-7").total, quick.credit("U-8").total) == (2, 0)


def test_owners_earn_nothing_by_their_own_words(quick: Office) -> None:
    _numbers, group = two_reports(quick)
    form(quick, Gesture.WORDING, group, text="Ten days.")
    form(quick, Gesture.DECLINE, group, "too dear", wording="Please wait.")
    assert kinds(quick) == []


def test_words_of_an_agent_earn_the_agent_points_and_those_of_any_owner_none(
    memory: Store, clock: HeldClock
) -> None:
    """Owners and their deputies stand under who shipped, whichever route is theirs."""
    routes = (RULES.routes[0], replace(RULES.routes[1], owners=("U-late",), deputy="U-deputy"))
    quick = Office(memory, clock, replace(RULES, routes=routes))
    _numbers, group = two_reports(quick)
    for author in ("U-late", "U-deputy"):
        form(quick, Gesture.WORDING, group, text=f"Ten days, says {author}.", author=author)
    assert kinds(quick) == []
    form(quick, Gesture.WORDING, group, text="Twelve days.", author="U-5")
    assert kinds(quick) == [("wording", 2)]
    assert (quick.credit("U-5").total, quick.credit("U-late").total) == (2, 0)


def test_every_line_says_for_which_team_and_by_which_rules(memory: Store, clock: HeldClock) -> None:
    office = Office(memory, clock, replace(RULES, crews=(LEIPZIG,)))
    _numbers, jira_id = office.opened()
    office.comment(jira_id, "To agents: since when?")
    office.click("U-1", Gesture.ANSWER, office.rows(Question)[0].id or 0, "since Monday")
    office.clock.forward(days=8)
    stand(memory, office.rules, clock)
    lines = {(line.kind, line.crew, line.rule) for line in office.rows(CreditEntry)}
    assert lines == {
        ("insight", "leipzig", 2),
        ("found", "leipzig", 2),
        ("answer", "leipzig", 2),
        ("insight", None, 2),
        ("found", None, 2),
    }


def test_a_point_that_goes_along_stays_in_the_period_where_it_was_earned(quick: Office) -> None:
    numbers, _jira_id = quick.opened()
    earned_at = quick.clock.now()
    quick.clock.forward(days=40)
    form(quick, Gesture.SPLIT, quick.group_of(numbers[0]).id or 0, insights=f"{numbers[1]}:0")
    mine = [line for line in quick.rows(CreditEntry) if line.insight_id == numbers[1]]
    assert {line.earned_at for line in mine} == {earned_at}
    assert [line.points for line in mine if line.kind == "insight"] == [1, -1, 1]
    assert mine[-1].group_id == quick.group_of(numbers[1]).id


def test_where_nobody_is_credited_no_line_is_written(memory: Store, clock: HeldClock) -> None:
    office = Office(memory, clock, replace(RULES, naming=Naming.OFF))
    numbers, jira_id = office.opened()
    group = office.group_of(numbers[0]).id or 0
    office.comment(jira_id, "To agents: since when?")
    office.click("U-1", Gesture.ANSWER, office.rows(Question)[0].id or 0, "since Monday")
    office.click("U-owner", Gesture.ACCEPT_ANSWERS, office.rows(Question)[0].id or 0)
    form(office, Gesture.WORDING, group, text="Ten days.", author="U-7")
    form(office, Gesture.USEFUL, group, insights=f"{numbers[0]}:0")
    office.clock.forward(days=8)
    stand(memory, office.rules, clock)
    assert (office.rows(CreditEntry), office.rows(Found)) == ([], [])


def test_what_is_taken_on_again_is_found_again_and_not_twice() -> None:
    history = firm()
    before = history.points()
    history.tell([("take on", 4, 0)])
    taken_on = history.points()
    assert taken_on != before
    history.tell([("take all back", 4, 0)])
    assert history.points() == before
    history.tell([("take on", 4, 0)])
    assert history.points() == taken_on
    assert all(row.withdrawn_at is None for row in history.office.rows(Found))
