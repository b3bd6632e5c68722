"""Conversations are opened at Slack's pace, once: what is known of them is known to all processes and the next start."""

from tests.flow.office import Office
from tests.flow.pace.strict import paced, pass_by, work

PEOPLE = 12


def everybody_reports(office: Office, word: str) -> None:
    for number in range(PEOPLE):
        office.say(f"U-{number}", f"{word}{number} fell{number}")


def test_first_messages_to_many_people_keep_the_limit_of_opening_conversations(quick: Office) -> None:
    """Fifty a minute are ten in any twelve seconds; before, each of 2,000 newcomers would have been refused by itself."""
    slack, processes = paced(quick)
    everybody_reports(quick, "kettle")
    work(quick, processes)
    assert len(slack.keys("home")) == 1
    pass_by(quick, processes, (PEOPLE - 1) * 1.2 + 0.1, step=1.2)
    assert len(slack.keys("home")) == slack.count("conversations.open") == PEOPLE
    assert slack.most("conversations.open", seconds=12) == 10


def test_who_was_written_to_before_is_written_to_at_once_by_processes_that_have_just_started(
    quick: Office,
) -> None:
    slack, processes = paced(quick)
    everybody_reports(quick, "kettle")
    pass_by(quick, processes, PEOPLE * 1.2, step=1.2)
    slack, processes = paced(quick)
    everybody_reports(quick, "toaster")
    work(quick, processes)
    assert len(slack.keys("home")) == PEOPLE
    assert slack.count("conversations.open") == 0
