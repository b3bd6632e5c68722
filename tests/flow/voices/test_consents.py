"""Who chooses to be named is named from then on, and who takes it back is not: agents and owners alike."""

from bridge.domain.incoming import Gesture
from bridge.domain.naming import Side
from bridge.flow.people import EVERYBODY, called
from bridge.flow.statement import statement
from bridge.store.queries import people
from tests.flow.office import TEAM
from tests.flow.voices.conftest import Voiced


def name(office: Voiced, user: str) -> str:
    """What somebody is called where everybody reads."""
    with office.store.write() as session:
        return called(session, office.rules, people.known(session, TEAM, user), EVERYBODY, Side.SLACK)


def agreed(office: Voiced, user: str) -> bool | None:
    """What somebody's own card says of their name."""
    with office.store.read() as session:
        return statement(session, office.rules, TEAM, user).agreed


def test_a_name_is_shown_from_the_moment_somebody_agrees_until_they_take_it_back(opted: Voiced) -> None:
    assert (name(opted, "U-1"), agreed(opted, "U-1")) == ("a colleague of Leipzig", False)
    opted.click("U-1", Gesture.CONSENT, 0, "yes")
    assert (name(opted, "U-1"), agreed(opted, "U-1")) == ("<@U-1>", True)
    opted.click("U-1", Gesture.CONSENT, 0, "no")
    assert (name(opted, "U-1"), agreed(opted, "U-1")) == ("a colleague of Leipzig", False)


def test_an_owner_has_the_same_choice(opted: Voiced) -> None:
    opted.click("U-owner", Gesture.CONSENT, 0, "yes")
    assert name(opted, "U-owner") == "<@U-owner>"


def test_saying_it_twice_is_saying_it_once_and_nonsense_says_nothing(opted: Voiced) -> None:
    for choice in ("no", "yes", "yes", "maybe", "", "no", "no"):
        opted.click("U-1", Gesture.CONSENT, 0, choice)
    assert opted.consents() == [True, False]


def test_where_nobody_has_the_choice_nobody_can_agree_but_everybody_can_take_back(quick: Voiced) -> None:
    quick.click("U-2", Gesture.CONSENT, 0, "yes")
    assert (quick.consents(), agreed(quick, "U-2")) == ([], None)
    quick.agree("U-2")
    quick.click("U-2", Gesture.CONSENT, 0, "no")
    assert quick.consents() == [False]
