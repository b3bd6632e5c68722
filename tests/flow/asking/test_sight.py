"""Nobody learns of a problem, or says anything of it, by sending its number: they must see reports of it."""

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Gesture
from bridge.domain.language import speaking
from bridge.store.tables import Wording
from tests.flow.asking.conftest import Curious
from tests.flow.owners.desk import form
from tests.foreign import Foreign

OTHERS = pytest.mark.parametrize("user", ["U-c1", "U-guest"])


@pytest.fixture
def group(office: Curious) -> int:
    """A problem that our own people reported."""
    office.meet("U-guest", name="Gus", guest=True)
    return office.problem_of("U-1", "refund pending")


@OTHERS
def test_nobody_hears_too_what_only_other_companies_heard(office: Curious, group: int, user: str) -> None:
    with pytest.raises(RefusalError, match="You see no such problem"):
        office.heard_too(user, group)
    with speaking(Foreign()), pytest.raises(RefusalError, match=r"^¿$"):
        office.heard_too(user, group)
    assert office.problem_of(user, "refund pending") == group
    assert office.home(office.heard_too(user, group)).problem.group == group


@OTHERS
def test_nobody_suggests_what_to_say_of_what_they_do_not_see(office: Curious, group: int, user: str) -> None:
    form(office, Gesture.SUGGEST_WORDING, group, user=user, text="Ten days.")
    assert office.rows(Wording) == []
    office.problem_of(user, "refund pending")
    form(office, Gesture.SUGGEST_WORDING, group, user=user, text="Ten days.")
    assert len(office.rows(Wording)) == 1


def test_our_own_people_see_all_of_it_whether_they_reported_it_or_not(office: Curious, group: int) -> None:
    form(office, Gesture.SUGGEST_WORDING, group, user="U-2", text="Ten days.")
    assert len(office.rows(Wording)) == 1
    assert office.home(office.heard_too("U-2", group)).problem.reports == 2
