"""A pause holds all that leaves, at once and in all processes; what comes in is kept."""

from bridge.domain.incoming import Way
from bridge.flow.pause import pause, resume, waiting
from tests.flow.office import Office


def test_a_pause_holds_all_that_leaves_in_all_processes_until_it_ends(office: Office) -> None:
    office.problem("refund pending for days", "refund pending since days")
    before = len(office.slack.posts)
    pause(office.store, office.clock)
    number = office.say("U-3", "refund pending for many days", way=Way.LISTENING)
    office.work()
    office.clock.forward(days=1)
    assert [office.worker(f"worker-{turn}").step() for turn in range(3)] == [False] * 3
    assert (len(office.slack.posts), office.slack.reactions) == (before, [])
    assert (office.group_of(number).id, waiting(office.store)) == (office.group_of(1).id, 2)
    assert resume(office.store) is not None
    office.work()
    assert office.slack.keys("home")[-1] == f"home:{number}"
    assert waiting(office.store) == 0


def test_what_is_claimed_before_a_pause_comes_to_its_end_and_nothing_after_it(quick: Office) -> None:
    quick.say("U-1", "refund pending for days")
    quick.say("U-2", "lamp is broken")
    quick.sorting.step()
    quick.sorting.step()
    _looked, job = quick.delivery.claim()
    pause(quick.store, quick.clock)
    assert job is not None
    quick.delivery.deliver(job)
    assert quick.slack.keys("home") == ["home:1"]
    assert not quick.delivery.step()
    assert quick.effect("home:2").state == "waiting"
