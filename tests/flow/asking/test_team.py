"""What a lead brings into the huddle: counts, never names, and what the team hears most."""

from datetime import timedelta

from bridge.domain.asking import Topic
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing.asked import TeamAnswer, TeamNow, Unanswered, Unread, Why
from bridge.store.queries import headsups
from bridge.store.tables import Asked, CallBack, Person, StageChange
from tests.flow.asking.conftest import Curious
from tests.flow.owners.desk import form


def team_of(office: Curious, user: str = "U-lead") -> TeamNow:
    answer = office.ask(Topic.TEAM, user=user)
    assert isinstance(answer, TeamAnswer)
    [team] = answer.teams
    return team


def announce(office: Curious, group: int, crews: tuple[str, ...] = (), days: int = 3) -> None:
    lines = {
        "title": "slots by the hour",
        "who": "all",
        "what": "slots",
        "say": "Pick one.",
        "report": "gaps",
    }
    day = office.clock.now().date() + timedelta(days=days)
    form(office, Gesture.HEADS_UP, group, date=str(day), crews=crews, **lines)


def test_who_leads_nothing_is_told_so(office: Curious) -> None:
    assert office.ask(Topic.TEAM, user="U-1") == Unanswered(Why.NO_TEAM)


def test_a_team_that_has_nothing_open_says_so(office: Curious) -> None:
    assert team_of(office) == TeamNow("Leipzig", 0, 0, 0, (), ())
    answer = office.ask(Topic.TEAM, user="U-lead")
    assert isinstance(answer, TeamAnswer)
    assert answer.page == "https://bridge.example/huddle"


def test_open_questions_are_those_that_its_people_have_not_answered(office: Curious) -> None:
    group = office.problem_of("U-1", "refund pending")
    for user in ("U-2", "U-c1"):
        office.problem_of(user, "refund pending")
    form(office, Gesture.ASK, group, text="Which cards?")
    assert team_of(office).questions == 2
    [mine] = [one for one in office.rows(Asked) if one.person_id == office.insight(1).person_id]
    office.click("U-1", Gesture.ANSWER, mine.question_id, "Visa")
    assert team_of(office).questions == 1
    assert team_of(office, "U-c1").questions == 1


def test_customers_who_are_still_to_be_told_are_counted_and_those_whose_day_has_passed(
    office: Curious,
) -> None:
    office.problem_of("U-1", "refund pending")
    now = office.clock.now()
    with office.store.write() as session:
        change = StageChange(group_id=1, stage="live", at=now)
        session.add(change)
        session.flush()
        outcomes = (("", -1), ("not_reached", 1), ("told", -1), ("", 2))
        for place, (outcome, days) in enumerate(outcomes):
            session.add(
                CallBack(
                    insight_id=1,
                    placeholder=f"[reference {place}]",
                    change_id=change.id or 0,
                    person_id=1,
                    crew="courier" if place == 3 else "leipzig",
                    due_at=now + timedelta(days=days),
                    outcome=outcome,
                    at=now,
                )
            )
    assert (team_of(office).customers, team_of(office).overdue) == (2, 1)


def test_a_heads_up_is_unread_until_all_of_the_team_have_read_it(office: Curious) -> None:
    announce(office, office.problem_of("U-1", "refund pending"))
    day = (office.clock.now() + timedelta(days=3)).date()
    assert team_of(office).unread == (Unread("slots by the hour", day, 0, 3),)
    for place in range(3):
        with office.store.write() as session:
            headsups.receive(session, 1, f"digest {place}", "leipzig", office.clock.now())
        assert [one.read for one in team_of(office).unread] == ([place + 1] if place < 2 else [])


def test_a_heads_up_for_others_or_of_yesterday_is_none_of_theirs(office: Curious) -> None:
    group = office.problem_of("U-1", "refund pending")
    announce(office, group, crews=("courier",))
    assert team_of(office).unread == ()
    announce(office, group, days=1)
    office.clock.forward(days=2)
    assert team_of(office).unread == ()


def test_what_the_team_hears_most_lately_comes_first_with_what_to_say(office: Curious) -> None:
    rare, often = office.problem_of("U-1", "lamp flickers"), office.problem_of("U-1", "refund pending")
    for user in ("U-2", "U-c1"):
        office.problem_of(user, "refund pending")
    office.worded(often, text="Ten days.")
    heard = team_of(office).heard
    assert [(one.problem.group, one.reports, one.problem.wording) for one in heard] == [
        (often, 2, "Ten days."),
        (rare, 1, ""),
    ]
    office.clock.forward(days=8)
    assert team_of(office).heard == ()


def test_a_partners_lead_sees_their_company_alone(office: Curious) -> None:
    office.problem_of("U-1", "refund pending")
    for user in ("U-2", "U-c2"):
        office.problem_of(user, "refund pending")
    [heard] = team_of(office, "U-c1").heard
    assert (heard.reports, heard.problem.reports, heard.problem.listen) == (1, 1, 1)


def test_nobody_is_named(office: Curious) -> None:
    group = office.problem_of("U-1", "refund pending")
    form(office, Gesture.ASK, group, text="Which cards?")
    announce(office, group)
    answer = str(office.ask(Topic.TEAM, user="U-lead"))
    assert not any(person.user in answer for person in office.rows(Person))
