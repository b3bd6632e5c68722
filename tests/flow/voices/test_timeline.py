"""The history of a report: where it was, what was decided there, and what it earned, oldest first."""

from bridge.domain.incoming import Gesture
from bridge.flow.views.timeline import timeline
from tests.flow.owners.desk import form, take_back, two_reports
from tests.flow.voices.conftest import Voiced


def told(office: Voiced, insight: int | None, group: int | None = None) -> list[str]:
    """What happened, a day after each thing."""
    with office.store.read() as session:
        return [moment.what for moment in timeline(session, insight, group)]


def test_a_report_that_its_reporter_moved_tells_of_both_problems(quick: Voiced) -> None:
    (_, second), group = two_reports(quick)
    title = quick.group_of(second).title
    quick.clock.forward(days=1)
    quick.click("U-2", Gesture.RIGHT, second)
    quick.clock.forward(days=1)
    form(quick, Gesture.DECLINE, group, "No.")
    quick.clock.forward(days=1)
    quick.click("U-2", Gesture.NOT_SAME, second)
    assert told(quick, second)[:6] == [
        f"No. {second} was reported",
        f"Put with “{title}”",
        f"Its reporter said that it belongs to “{title}”",
        "Credited: +1 for the report; confirmed by a person",
        f"“{title}”: Declined",
        f"“{title}” was declined",
    ]
    assert told(quick, second)[6].startswith("Its reporter said that it is not the same, and it went to “")


def test_a_problem_alone_tells_what_was_decided_and_not_taken_back_and_names_nobody(quick: Voiced) -> None:
    _, group = two_reports(quick)
    title = quick.group_of(1).title
    form(quick, Gesture.SNOOZE, group, more="3")
    form(quick, Gesture.WORDING, group, text="Ten days.")
    take_back(quick, group)
    assert told(quick, None, group) == [f"“{title}”: Snoozed"]


def test_nothing_is_known_of_nothing(quick: Voiced) -> None:
    assert told(quick, None) == []
