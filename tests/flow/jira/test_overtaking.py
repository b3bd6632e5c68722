"""Two processes read Jira at the same time: what one read before a release does not undo what the other read after it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

import pytest

from bridge.domain.incoming import CommentSeen, IssueSeen, JiraHint, VersionSeen
from bridge.domain.stages import Stage
from bridge.flow.conversation import releases
from bridge.flow.inbox import Attending
from bridge.flow.polling import JiraReading
from bridge.store.tables import Inbox
from tests.fakes import FakeJira
from tests.flow.jira.tickets import DONE, RELEASED, UNRELEASED, change
from tests.flow.office import Office, drained

Answer = TypeVar("Answer")

FIXED_THEN_LIVE = [Stage.WITH_TEAM, Stage.FIXED, Stage.LIVE]


@dataclass
class Slow:
    """Reads Jira; what one of its calls gives was so when it was made, and meanwhile something happens, once."""

    there: FakeJira
    call: str = ""
    meanwhile: Callable[[], None] = lambda: None

    def issue(self, issue_id: str) -> IssueSeen | None:
        return self._later("issue", self.there.issue(issue_id))

    def changed(self, projects: Sequence[str], minutes: int) -> list[IssueSeen]:
        return self._later("changed", self.there.changed(projects, minutes))

    def issues(self, ids: Sequence[str]) -> list[IssueSeen]:
        return self._later("issues", self.there.issues(ids))

    def versions(self, project: str) -> list[VersionSeen]:
        return self._later(f"versions of {project}", self.there.versions(project))

    def comments(self, issue_id: str) -> list[CommentSeen]:
        return self.there.comments(issue_id)

    def _later(self, call: str, answer: Answer) -> Answer:
        if call == self.call:
            self.call = ""
            self.meanwhile()
        return answer


class TwoProcesses:
    """An office, and a second process of it that reads slowly."""

    def __init__(self, office: Office) -> None:
        self.office, self.slow = office, Slow(office.jira, meanwhile=self.release)
        self.numbers, self.jira_id = office.opened()
        self.attending = Attending(office.store, office.rules, office.clock, self.slow)
        self.reading = JiraReading(office.store, office.rules, office.clock, self.slow)
        office.jira.versions_by_project["PAY"] = [UNRELEASED]
        change(office, self.jira_id, **DONE, versions=(UNRELEASED,))

    def release(self) -> None:
        """The version is released; the first process reads that of its project, and tells it."""
        seen = self.office.jira.issues_by_id[self.jira_id]
        self.office.jira.issues_by_id[self.jira_id] = replace(seen, versions=(RELEASED,))
        self.office.jira.versions_by_project["PAY"] = [RELEASED]
        self.office.reading._read_versions("PAY")
        drained(self.office.delivery.step)

    def hinted(self) -> list[str]:
        """The second process acts on a hint, the first one tells what there is to tell; gives the hints' states."""
        self.attending.step()
        self.office.work()
        return [row.state for row in self.office.rows(Inbox) if row.kind == "hint"]


@pytest.fixture
def two(office: Office) -> TwoProcesses:
    return TwoProcesses(office)


def test_an_issue_read_before_a_release_does_not_take_it_back_and_is_read_again(two: TwoProcesses) -> None:
    two.office.mailbox.hint(JiraHint("hook-1", "jira:issue_updated", two.jira_id, None))
    two.slow.call = "issue"
    assert two.hinted() == ["waiting"]
    assert two.office.told(two.numbers[0]) == FIXED_THEN_LIVE
    two.office.clock.forward(seconds=1)
    assert two.hinted() == ["done"]
    assert [row.attempts for row in two.office.rows(Inbox) if row.kind == "hint"] == [0]
    assert two.office.told(two.numbers[0]) == FIXED_THEN_LIVE


@pytest.mark.parametrize("call", ["changed", "versions of PAY"])
def test_a_poll_that_began_before_a_release_does_not_take_it_back(two: TwoProcesses, call: str) -> None:
    two.office.clock.forward(minutes=1)
    two.office.jira.change(two.jira_id, summary="Refund pending for weeks")
    two.slow.call = call
    two.reading.poll()
    two.office.work()
    two.office.poll()
    assert two.office.told(two.numbers[0]) == FIXED_THEN_LIVE


def test_a_reconciliation_that_began_before_a_release_does_not_take_it_back(two: TwoProcesses) -> None:
    two.office.clock.forward(minutes=1)
    two.office.jira.change(two.jira_id, summary="Refund pending for weeks")
    two.slow.call = "issues"
    two.reading.reconcile()
    two.office.work()
    two.office.poll()
    assert two.office.told(two.numbers[0]) == FIXED_THEN_LIVE


def test_versions_read_before_a_release_do_not_take_it_back(two: TwoProcesses) -> None:
    two.office.mailbox.hint(JiraHint("hook-1", "jira:version_released", None, "PAY"))
    two.slow.call = "versions of PAY"
    assert two.hinted() == ["done"]
    assert two.office.told(two.numbers[0]) == FIXED_THEN_LIVE


def test_a_release_that_is_really_taken_back_is_told_by_whoever_reads_it(two: TwoProcesses) -> None:
    two.release()
    two.office.work()
    two.office.jira.versions_by_project["PAY"] = [UNRELEASED]
    two.reading.poll()
    two.office.work()
    assert two.office.told(two.numbers[0]) == [*FIXED_THEN_LIVE, Stage.FIXED]


def test_a_release_is_told_next_time_if_another_one_became_known_while_it_was_read(two: TwoProcesses) -> None:
    def another() -> None:
        with two.office.store.grouping() as session:
            releases.learn(session, releases.known(session), two.office.clock.now() + timedelta(hours=1))

    two.office.jira.versions_by_project["PAY"] = [RELEASED]
    two.slow.call, two.slow.meanwhile = "versions of PAY", another
    for told in ([Stage.WITH_TEAM, Stage.FIXED], FIXED_THEN_LIVE):
        two.reading.poll()
        two.office.work()
        assert two.office.told(two.numbers[0]) == told
