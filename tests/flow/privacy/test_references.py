"""A customer reference is opened for who may see it, from where nobody reads along, and each look is written down."""

from dataclasses import replace

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.outgoing import CustomersCard
from bridge.domain.stages import Stage
from bridge.flow import customers, telling, views
from bridge.store.queries import groups
from bridge.store.tables import CallBack, Insight, Look, Person
from tests.flow.office import RULES, TEAM, Office


@pytest.fixture
def owed(quick: Office) -> Office:
    """A report that names a customer, of a problem that is live: its reporter can tell the customer."""
    quick.rules = replace(RULES, admins=("U-admin",))
    quick.problem("refund pending for days C-88213")
    quick.say("U-admin", "parcel late")
    quick.work()
    with quick.store.write() as session:
        telling.advance(session, groups.get(session, 1), Stage.LIVE, quick.clock.now())
    return quick


def open_as(office: Office, user: str) -> str:
    with office.store.write() as session:
        return customers.sealed(session, office.rules, TEAM, user, 1, office.clock.now())[2]


def in_a_thread(office: Office) -> None:
    """Its reporter can be sent no message."""
    with office.store.write() as session:
        session.get_one(Insight, 1).home_thread = "1.1"


def card(office: Office, reader: int | None = None) -> CustomersCard:
    with office.store.read() as session:
        row = session.get_one(CallBack, 1)
        shown = views.customers_card(session, office.rules, 1, row.change_id, office.clock.now(), reader)
    assert shown
    return shown


@pytest.mark.parametrize("user", ["U-1", "U-admin"])
def test_its_reporter_and_whoever_looks_after_the_bridge_open_it_and_each_look_is_logged(
    owed: Office, user: str
) -> None:
    assert open_as(owed, user) == "sealed C-88213"
    assert open_as(owed, user) == "sealed C-88213"
    looker = next(person.id for person in owed.rows(Person) if person.user == user)
    assert [(look.person_id, look.what, look.page) for look in owed.rows(Look)] == [
        (looker, "reference", "insights/1")
    ] * 2


@pytest.mark.parametrize("user", ["U-2", "U-owner", "U-nobody"])
def test_nobody_else_does_and_nothing_is_logged(owed: Office, user: str) -> None:
    with pytest.raises(RefusalError, match="Only whoever is to tell a customer"):
        open_as(owed, user)
    assert owed.rows(Look) == []


def test_it_is_not_opened_from_where_others_read_along(owed: Office) -> None:
    in_a_thread(owed)
    with pytest.raises(RefusalError, match="others read along"):
        open_as(owed, "U-1")
    assert card(owed).openly


def test_a_lead_it_was_handed_over_to_opens_it_in_their_own_messages(owed: Office) -> None:
    in_a_thread(owed)
    with owed.store.write() as session:
        session.get_one(CallBack, 1).person_id = 2
    assert open_as(owed, "U-admin") == "sealed C-88213"
    assert not card(owed, reader=2).openly


def test_after_its_time_nobody_opens_it(owed: Office) -> None:
    owed.clock.forward(days=91)
    with pytest.raises(RefusalError, match="forgotten"):
        open_as(owed, "U-1")
