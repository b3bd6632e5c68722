"""What nobody waits for waits while many reports are to be sorted, but not for ever."""

import pytest

from bridge.flow.leisure import PATIENCE, RUSH, Leisure
from tests.flow.office import Office


class Summing:
    """Something that is done at leisure."""

    def __init__(self, office: Office) -> None:
        self._times = 0
        self.run = Leisure(office.store, office.clock).only(self._sum)

    def _sum(self) -> None:
        self._times += 1

    @property
    def is_done(self) -> bool:
        """Whether it is done when it is asked for now."""
        before = self._times
        self.run()
        return self._times > before


@pytest.fixture
def summing(office: Office) -> Summing:
    return Summing(office)


def report(office: Office, several: int) -> None:
    """Let so many reports wait to be sorted."""
    for number in range(several):
        office.say("U-ana", f"refund {number} pending")


def test_at_leisure_it_is_done(office: Office, summing: Summing) -> None:
    report(office, RUSH)
    assert summing.is_done


def test_in_a_rush_it_waits_for_five_minutes_at_most(office: Office, summing: Summing) -> None:
    report(office, RUSH + 1)
    assert not summing.is_done
    office.clock.forward(seconds=PATIENCE.total_seconds() - 1)
    assert not summing.is_done
    office.clock.forward(seconds=1)
    assert summing.is_done
    assert summing.is_done


def test_each_rush_has_its_own_five_minutes(office: Office, summing: Summing) -> None:
    for _rush in range(2):
        report(office, RUSH + 1)
        assert not summing.is_done
        office.work()
        assert summing.is_done
        office.clock.forward(seconds=PATIENCE.total_seconds())
