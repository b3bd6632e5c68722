"""What a new issue says."""

from dataclasses import replace

from bridge.domain.incoming import Gesture
from bridge.flow import views
from bridge.store.engine import Store
from bridge.store.queries import groups
from bridge.store.tables import Group, Wording
from tests.conftest import HeldClock
from tests.flow.issues.conftest import COUNTED, Tracked

SAID = (
    "refund pending for days, C-1111 called",
    "refund pending for nine days",
    "refund pending for days says the bank of C-2222",
    "refund still pending for days",
)


def opened(office: Tracked, *texts: str) -> int:
    """The group whose issue an owner opened."""
    group = office.group_of(office.problem(*texts)[0]).id or 0
    office.click("U-owner", Gesture.OPEN_ISSUE, group)
    return group


def test_the_title_is_that_of_the_triage_card_and_no_number(office: Tracked) -> None:
    opened(office, *SAID)
    assert office.draft().summary == office.triage()[0].problem.title
    assert office.draft().summary.casefold() in " ".join(SAID)


def test_each_quote_says_by_which_team_and_in_which_week_it_was_heard(office: Tracked) -> None:
    opened(office, *SAID)
    where = {said.text: said.where for said in office.draft().quotes}
    assert where["refund pending for nine days"] == "Leipzig, week of 2 November"
    assert {place.partition(",")[0] for place in where.values()} <= {"Leipzig", "Manila"}


def test_a_reporter_of_no_known_team_leaves_the_week_alone(store: Store, clock: HeldClock) -> None:
    office = Tracked(store, clock, replace(COUNTED, crews=()))
    opened(office, *SAID[:2])
    assert {said.where for said in office.draft().quotes} == {"week of 2 November"}


def test_a_team_of_too_few_people_is_named_in_no_part_of_an_issue(store: Store, clock: HeldClock) -> None:
    office = Tracked(store, clock, replace(COUNTED, smallest_team=2))
    opened(office, *SAID)
    draft = office.draft()
    assert draft.affected[0] == "4 reports from 4 agents in 1 team (Leipzig 3)."
    assert "Manila" not in repr(draft)
    assert draft.figures.teams == 1


def test_who_is_affected_is_counted_in_teams_and_customers(office: Tracked) -> None:
    opened(office, *SAID)
    assert office.draft().affected == (
        "4 reports from 4 agents in 2 teams (Leipzig 3, Manila 1).",
        "2 customers known by reference.",
        "First heard on 2 November 2026 by Leipzig.",
    )


def test_a_text_with_a_likely_name_is_counted_and_not_quoted(office: Tracked) -> None:
    opened(office, *SAID[:2], "refund pending for days, Mrs Schmidt says")
    quoted = [said.text for said in office.draft().quotes]
    assert office.draft().figures.reports == 3
    assert not any("Schmidt" in words for words in quoted)


def test_what_agents_do_meanwhile_stands_there_once_it_is_agreed(office: Tracked) -> None:
    group = office.group_of(office.problem(*SAID[:2])[0])
    person, now = office.insight(1).person_id, office.clock.now()
    with office.store.write() as session:
        agreed = Wording(
            group_id=group.id or 0, text="Ten days.", person_id=person, approved_by=person, at=now
        )
        agreed.meanwhile = "Resend the receipt."
        session.add(agreed)
    office.click("U-owner", Gesture.OPEN_ISSUE, group.id or 0)
    assert office.draft().meanwhile == "Resend the receipt."


def test_an_issue_leads_to_the_page_and_to_the_triage_card(office: Tracked) -> None:
    group = opened(office, *SAID[:2])
    card = office.rows(Group)[0]
    assert office.draft().page == f"https://bridge.acme.example/problems/{group}"
    assert office.draft().card.endswith(f"/C-pay/thread/C-pay-{card.triage_ts}")


def test_what_an_owner_filled_in_stands_over_the_route(store: Store, clock: HeldClock) -> None:
    fields = {"priority": {"name": "Low"}, "labels": ["voice"]}
    routes = (replace(COUNTED.routes[0], fields=fields), COUNTED.routes[1])
    office = Tracked(store, clock, replace(COUNTED, routes=routes))
    number = office.group_of(office.problem(*SAID[:2])[0]).id or 0
    with office.store.write() as session:
        group = groups.get(session, number)
        group.fields = {"priority": {"name": "High"}}
        session.add(group)
    with office.store.read() as session:
        draft = views.draft(session, office.rules, groups.get(session, number), clock.now())
    assert draft.fields == {"priority": {"name": "High"}, "labels": ["voice"]}
