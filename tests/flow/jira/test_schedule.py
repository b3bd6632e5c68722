"""What the clock makes due, once for all processes."""

from datetime import timedelta
from functools import partial

from bridge.domain.errors import TryLaterError
from bridge.domain.incoming import VersionSeen
from bridge.domain.stages import Stage
from bridge.flow.schedule import Duty, Schedule, duties
from bridge.store.tables import Mark
from tests.flow.office import Office

IN_WORK = {"status": "In Progress", "category": "indeterminate"}


def read_until(office: Office) -> Mark:
    return next(mark for mark in office.rows(Mark) if mark.name == "jira:read")


def test_a_duty_runs_once_for_two_processes_and_again_when_it_is_due(office: Office) -> None:
    ran: list[str] = []
    one, two = (
        Schedule(office.store, office.clock, [Duty("poll", timedelta(minutes=2), partial(ran.append, name))])
        for name in ("one", "two")
    )
    assert (one.step(), two.step(), one.step()) == (True, False, False)
    office.clock.forward(minutes=2)
    assert (two.step(), one.step()) == (True, False)
    assert ran == ["one", "two"]


def test_a_duty_that_takes_long_is_due_later_so_that_it_takes_its_share_of_the_time_only(
    office: Office,
) -> None:
    ran: list[str] = []

    def summed(seconds: int) -> None:
        ran.append("sums")
        office.clock.forward(seconds=seconds)

    for seconds, pause in ((1, 14), (4, 36), (30, 270)):
        sums = Duty(f"sums for {seconds} s", timedelta(seconds=15), partial(summed, seconds), share=0.1)
        one, two = (Schedule(office.store, office.clock, [sums]) for _ in range(2))
        assert one.step()
        office.clock.forward(seconds=pause - 1)
        assert (one.step(), two.step()) == (False, False)
        office.clock.forward(seconds=1)
        assert two.step()
    assert ran == ["sums"] * 6


def test_a_duty_that_jira_refuses_does_not_stop_the_others(office: Office) -> None:
    ran: list[str] = []

    def fail() -> None:
        raise TryLaterError("Jira is down")

    schedule = Schedule(
        office.store,
        office.clock,
        [
            Duty("poll", timedelta(minutes=2), fail),
            Duty("books", timedelta(hours=1), lambda: ran.append("books")),
        ],
    )
    assert [schedule.step() for _ in range(3)] == [True, True, False]
    assert ran == ["books"]


def test_the_first_poll_looks_a_day_back_and_later_ones_overlap(office: Office) -> None:
    asked: list[int] = []
    look = office.jira.changed
    office.jira.changed = lambda projects, minutes: asked.append(minutes) or look(projects, minutes)  # type: ignore[method-assign, func-returns-value]
    office.reading.poll()
    office.clock.forward(minutes=10)
    office.reading.poll()
    assert asked == [24 * 60 + 6, 10 + 6]


def test_a_poll_that_fails_leaves_its_mark_so_that_nothing_is_missed(office: Office) -> None:
    numbers, jira_id = office.opened()
    office.poll()
    before = read_until(office).at
    office.clock.forward(hours=2)
    office.jira.change(jira_id, **IN_WORK)
    office.jira.reading = [TryLaterError("Jira is down")]
    poll = next(
        duty
        for duty in duties(office.store, office.rules, office.clock, office.jira, timedelta(0))
        if duty.name == "poll"
    )
    Schedule(office.store, office.clock, [poll]).step()
    assert read_until(office).at == before
    office.poll()
    assert read_until(office).at > before
    assert office.told(numbers[0])[-1] == Stage.IN_WORK


def test_reconciling_sees_what_search_does_not_show(office: Office) -> None:
    """An issue that moved to a project we do not poll is read by its id."""
    numbers, jira_id = office.opened()
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, key="OPS-1", project="OPS", **IN_WORK)
    office.poll()
    assert office.told(numbers[0]) == [Stage.WITH_TEAM]
    office.reading.reconcile()
    office.work()
    assert office.told(numbers[0]) == [Stage.WITH_TEAM, Stage.IN_WORK]


def test_an_issue_that_moved_away_still_goes_live(office: Office) -> None:
    numbers, jira_id = office.opened()
    office.clock.forward(minutes=1)
    version = VersionSeen("v9", "1.0", released=False)
    office.jira.change(
        jira_id, project="OPS", status="Done", category="done", resolution="Done", versions=(version,)
    )
    office.reading.reconcile()
    office.jira.versions_by_project["OPS"] = [VersionSeen("v9", "1.0", released=True)]
    office.poll()
    assert office.told(numbers[0])[-1] == Stage.LIVE


def test_reconciling_leaves_finished_problems_alone(office: Office) -> None:
    _, jira_id = office.opened()
    office.clock.forward(minutes=1)
    released = VersionSeen("v1", "5.3", released=True)
    office.jira.change(jira_id, status="Done", category="done", resolution="Done", versions=(released,))
    office.poll()
    office.jira.reading = [TryLaterError("must not be asked")]
    office.reading.reconcile()
    assert len(office.jira.reading) == 1


def test_all_duties_are_named_and_come_again(office: Office) -> None:
    every = {
        duty.name: duty.every
        for duty in duties(office.store, office.rules, office.clock, office.jira, timedelta(seconds=9))
    }
    assert every == {
        "poll": timedelta(seconds=9),
        "reconcile": timedelta(hours=1),
        "reminders": timedelta(hours=1),
        "answers": timedelta(hours=1),
    }
