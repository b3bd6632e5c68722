"""What came in is kept once and acted on in order; Jira may be down meanwhile."""

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.incoming import Click, Gesture, JiraHint, VersionSeen
from bridge.domain.stages import Stage
from bridge.flow.inbox import Attending
from bridge.flow.outbox import MOST_ATTEMPTS
from bridge.store.engine import StoreError
from bridge.store.queries import effects
from bridge.store.tables import Inbox, Issue
from tests.flow.office import TEAM, Office, after_all

IN_WORK = {"status": "In Progress", "category": "indeterminate"}
DONE = {"status": "Done", "category": "done", "resolution": "Done"}


def hint(office: Office, outside_id: str, issue_id: str | None = None, project: str | None = None) -> None:
    """A webhook arrives, and the bridge acts."""
    office.mailbox.hint(JiraHint(outside_id, "jira:issue_updated", issue_id, project))
    office.work()


def down(office: Office, times: int) -> None:
    office.jira.reading = [TryLaterError("Jira is down") for _ in range(times)]


def test_a_hint_makes_the_bridge_look(office: Office) -> None:
    numbers, jira_id = office.opened()
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, **IN_WORK)
    hint(office, "hook-1", jira_id)
    assert office.told(numbers[0]) == [Stage.WITH_TEAM, Stage.IN_WORK]


def test_a_hint_and_a_poll_tell_one_stage_once(office: Office) -> None:
    numbers, jira_id = office.opened()
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, **IN_WORK)
    office.jira.say(jira_id, "To agents: since when?")
    hint(office, "hook-1", jira_id)
    office.poll()
    hint(office, "hook-2", jira_id)
    assert office.told(numbers[0]) == [Stage.WITH_TEAM, Stage.IN_WORK]
    assert len(office.slack.keys("question")) == 2


def test_a_redelivered_hint_is_kept_once(office: Office) -> None:
    _, jira_id = office.opened()
    for _ in range(2):
        hint(office, "hook-1", jira_id)
    assert [row.outside_id for row in office.rows(Inbox) if row.kind == "hint"] == ["jira:hook-1"]


def test_a_hint_about_an_issue_that_is_not_ours_reads_nothing(office: Office) -> None:
    office.opened()
    foreign = office.jira.add("PAY", "Something else")
    down(office, 1)
    hint(office, "hook-1", foreign.id)
    assert len(office.jira.reading) == 1
    assert [row.state for row in office.rows(Inbox) if row.kind == "hint"] == ["done"]


def test_a_hint_about_an_issue_that_is_gone_changes_nothing(office: Office) -> None:
    numbers, jira_id = office.opened()
    del office.jira.issues_by_id[jira_id]
    hint(office, "hook-1", jira_id)
    assert (office.told(numbers[0]), len(office.rows(Issue))) == ([Stage.WITH_TEAM], 1)


def test_a_released_version_is_read_from_a_hint(office: Office) -> None:
    numbers, jira_id = office.opened()
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, **DONE, versions=(VersionSeen("v1", "5.3", released=False),))
    hint(office, "hook-1", jira_id)
    office.jira.versions_by_project["PAY"] = [VersionSeen("v1", "5.3", released=True)]
    hint(office, "hook-2", project="PAY")
    assert office.told(numbers[0])[-2:] == [Stage.FIXED, Stage.LIVE]


def test_while_jira_is_down_a_hint_waits_longer_each_time_and_clicks_pass(office: Office) -> None:
    numbers, jira_id = office.opened()
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, **IN_WORK)
    down(office, 2)
    hint(office, "hook-1", jira_id)
    office.click("U-owner", Gesture.DECLINE, office.group_of(numbers[0]).id or 0, "too dear")
    assert office.told(numbers[0])[-1] == Stage.DECLINED
    office.clock.forward(seconds=2)
    office.work()
    [row] = [row for row in office.rows(Inbox) if row.kind == "hint"]
    assert (row.state, row.attempts, row.error) == ("waiting", 2, "Jira is down")
    assert (row.next_at - office.clock.now()).total_seconds() == 4
    office.clock.forward(seconds=4)
    office.work()
    assert office.rows(Issue)[0].status == "In Progress"


def test_a_hint_waits_as_long_as_jira_says_and_no_try_of_it_counts(quick: Office) -> None:
    _numbers, jira_id = quick.opened()
    quick.jira.reading += [TryLaterError("slow down", 120.0)] * 2
    hint(quick, "hook-1", jira_id)
    for _ in range(2):
        [row] = [row for row in quick.rows(Inbox) if row.kind == "hint"]
        assert (row.state, row.attempts) == ("waiting", 0)
        assert (row.next_at - quick.clock.now()).total_seconds() == 120
        quick.clock.forward(seconds=119)
        quick.work()
        assert [one.state for one in quick.rows(Inbox) if one.kind == "hint"] == ["waiting"]
        quick.clock.forward(seconds=1)
        quick.work()
    assert [one.state for one in quick.rows(Inbox) if one.kind == "hint"] == ["done"]


def test_what_jira_says_of_a_refusal_is_not_written_into_the_log(
    quick: Office, caplog: pytest.LogCaptureFixture
) -> None:
    _numbers, jira_id = quick.opened()
    plain = "Check the permissions. (403)"
    quick.jira.reading.append(RefusedError("Jira says: Mrs Miller may not.", "403", plain=plain))
    hint(quick, "hook-1", jira_id)
    [row] = [row for row in quick.rows(Inbox) if row.kind == "hint"]
    assert (row.error, row.attempts) == (plain, 1)
    assert plain in caplog.text
    assert "Miller" not in caplog.text


def test_a_hint_is_given_up_after_some_attempts_and_the_poll_sees_the_same(office: Office) -> None:
    numbers, jira_id = office.opened()
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, **IN_WORK)
    down(office, MOST_ATTEMPTS)
    hint(office, "hook-1", jira_id)
    for _ in range(MOST_ATTEMPTS):
        office.clock.forward(hours=1)
        office.work()
    assert [row.state for row in office.rows(Inbox) if row.kind == "hint"] == ["dead"]
    office.poll()
    assert office.told(numbers[0])[-1] == Stage.IN_WORK


def test_a_click_about_nothing_we_know_holds_nobody_up(office: Office) -> None:
    numbers = office.problem("refund pending for days", "refund pending since days")
    office.press("U-owner", Gesture.DECLINE, 4711, "never heard of")
    office.click("U-owner", Gesture.DECLINE, office.group_of(numbers[0]).id or 0, "too dear")
    assert office.told(numbers[0]) == [Stage.DECLINED]


def test_two_processes_act_on_a_click_once(office: Office) -> None:
    """The second one read the row before the first was done with it."""
    numbers = office.problem("refund pending for days", "refund pending since days")
    office.press("U-2", Gesture.RIGHT, numbers[1])
    [row] = office.rows(Inbox)
    office.work()
    version = office.home(numbers[1]).version
    Attending(office.store, office.rules, office.clock, office.jira)._click(row)
    assert office.home(numbers[1]).version == version


def keep(office: Office, outside_id: str, **said: str) -> None:
    """A click is kept, and something else is said of it than this version would."""
    office.intake.click(Click(outside_id, Gesture.FINE, TEAM, "U-1", 1, office.clock.now()))
    with office.store.write() as session:
        row = effects.inbox_by_outside_id(session, f"click:{outside_id}")
        assert row is not None
        row.body = row.body | said
        session.add(row)


@pytest.mark.parametrize("said", [{"gesture": "sing"}, {"tune": "low"}])
def test_what_a_newer_version_wrote_is_left_to_its_processes(quick: Office, said: dict[str, str]) -> None:
    keep(quick, "new", **said)
    for _ in range(2 * MOST_ATTEMPTS):
        quick.work()
        quick.clock.forward(hours=1)
    [row] = quick.rows(Inbox)
    assert (row.state, row.attempts) == ("waiting", 0)


def test_a_row_that_nobody_foresaw_stops_no_other_and_ends_as_a_dead_letter(quick: Office) -> None:
    keep(quick, "poison", at="at noon, she said")
    number = quick.say("U-1", "refund pending for days")
    quick.press("U-1", Gesture.REMOVE, number)
    after_all(quick.work)
    poison, other = quick.rows(Inbox)
    assert (poison.state, poison.attempts, other.state) == ("waiting", 1, "done")
    for _ in range(MOST_ATTEMPTS):
        quick.clock.forward(hours=1)
        after_all(quick.work)
    poison = quick.rows(Inbox)[0]
    assert (poison.state, poison.attempts) == ("dead", MOST_ATTEMPTS)
    assert poison.error.startswith("ValueError at ")
    assert "noon" not in poison.error


def test_rows_wait_while_the_database_takes_no_write(quick: Office) -> None:
    keep(quick, "any")

    class Full(Attending):
        def _attend(self, row: Inbox) -> None:
            raise StoreError(f"no room for {row.id}")

    with pytest.raises(StoreError):
        Full(quick.store, quick.rules, quick.clock, quick.jira).step()
    assert [row.attempts for row in quick.rows(Inbox)] == [0]
