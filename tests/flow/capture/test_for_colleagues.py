"""A report is filed for a colleague of one's own company; of others nobody is asked, so nothing is kept for them."""

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Capture, Way
from bridge.store.engine import Store
from bridge.store.tables import Insight
from tests.conftest import HeldClock
from tests.flow.asking.conftest import Curious


@pytest.fixture
def office(memory: Store, clock: HeldClock) -> Curious:
    return Curious(memory, clock)


def report_for(office: Curious, of: str, captor: str) -> int:
    """Somebody files what a customer of somebody else said; gives the report's number."""
    capture = Capture("view:1", Way.MODAL, "T1", of, "C-88213 waits", office.clock.now(), captor=captor)
    return office.intake.keep(capture).number


def test_a_colleague_of_the_same_company_owns_the_report(office: Curious) -> None:
    assert office.insight(report_for(office, "U-2", "U-1")).crew == "leipzig"


@pytest.mark.parametrize(
    ("of", "captor"), [("U-c1", "U-1"), ("U-1", "U-c1"), ("U-guest", "U-1"), ("U-1", "U-guest")]
)
def test_nothing_is_kept_for_people_of_another_company(office: Curious, of: str, captor: str) -> None:
    office.meet("U-guest", name="Gus", guest=True)
    with pytest.raises(RefusalError, match="is of another company"):
        report_for(office, of, captor)
    assert office.rows(Insight) == []


def test_nothing_is_kept_for_whoever_is_not_known_yet(office: Curious) -> None:
    with pytest.raises(RefusalError, match="does not know yet who that is"):
        report_for(office, "U-new", "U-1")
    office.meet("U-new", name="Nina")
    assert report_for(office, "U-new", "U-1") == 1
