"""All processes share what Slack gives, and what it takes away for a while."""

from bridge.domain.errors import TryLaterError
from bridge.flow import telling
from bridge.flow.delivery import Delivery
from tests.flow.office import Office
from tests.flow.pace.strict import StrictSlack, paced, work


def edits_wait(office: Office) -> tuple[StrictSlack, list[Delivery]]:
    """Three cards are to be edited, by two processes."""
    numbers = office.problem("refund pending for days", "parcel late", "lamp flickers")
    slack, processes = paced(office)
    with office.store.write() as session:
        for number in numbers:
            telling.refresh_home(session, number, "changed", office.clock.now())
    return slack, processes


def test_what_one_process_took_another_waits_for(office: Office) -> None:
    slack, processes = edits_wait(office)
    for done in (1, 2, 3):
        work(office, processes)
        assert slack.count("chat.update") == done
        office.clock.forward(seconds=1.2)


def test_when_slack_names_a_wait_all_processes_wait_with_that_method_alone(office: Office) -> None:
    slack, processes = edits_wait(office)
    slack.before.append(TryLaterError("too many", 30))
    work(office, processes)
    office.clock.forward(seconds=29)
    office.say("U-9", "coat too small")
    work(office, processes)
    assert (slack.count("chat.update"), slack.keys("home")) == (0, ["home:4"])
    office.clock.forward(seconds=2)
    work(office, processes)
    assert slack.count("chat.update") == 1
