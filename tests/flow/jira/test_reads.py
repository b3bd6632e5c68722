"""However often and in whatever order an issue's history is read, it ends alike, and nobody hears a stage twice running."""

import dataclasses
import itertools
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.incoming import IssueSeen
from bridge.flow import conversation
from bridge.flow.stages import stands_for
from bridge.store.tables import Issue
from tests.flow.jira.tickets import DONE, IN_WORK, RELEASED, TO_DO, UNRELEASED
from tests.flow.office import Office
from tests.flow.small import after

WONT = {"status": "Done", "category": "done", "resolution": "Won't Do"}
STATES = (
    TO_DO,
    IN_WORK,
    {"status": "Selected", "category": "new", "resolution": None},
    {"status": "Parked", "category": "undefined", "resolution": None},
    DONE | {"versions": (UNRELEASED,)},
    DONE | {"versions": (RELEASED,)},
    WONT,
)


def one_issue(office: Office) -> None:
    """A problem of two reports whose issue was opened."""
    office.opened()


def history(office: Office, states: list[int]) -> list[IssueSeen]:
    """The issue as it stood after each of these changes."""
    issue = office.rows(Issue)[0]
    there = IssueSeen(
        issue.jira_id,
        issue.key,
        issue.project,
        issue.summary,
        issue.status,
        issue.category,
        issue.resolution,
        issue.updated,
        issue.url,
    )
    return [
        dataclasses.replace(there, **STATES[state], updated=issue.updated + timedelta(minutes=turn))
        for turn, state in enumerate(states, 1)
    ]


@given(
    st.lists(st.integers(0, len(STATES) - 1), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=10),
)
@settings(max_examples=12)
def test_any_order_of_reads_ends_alike_and_tells_no_stage_twice_running(
    states: list[int], reads: list[tuple[int, bool]]
) -> None:
    office = after(one_issue)
    versions = history(office, states)
    for number, delivered in [*reads, (len(versions) - 1, True), *reads]:
        office.clock.forward(minutes=1)
        with office.store.grouping() as session:
            look = conversation.Look(versions[number % len(versions)], None)
            conversation.apply(session, office.rules, look, office.clock.now())
        if delivered:
            office.work()
    office.work()
    issue = office.rows(Issue)[0]
    assert (issue.status, issue.updated) == (versions[-1].status, versions[-1].updated)
    for number in (1, 2):
        assert office.group_of(number).stage == stands_for(office.rules, issue)
        told = office.told(number)
        assert all(one is not other for one, other in itertools.pairwise(told))
