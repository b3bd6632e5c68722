"""What somebody is to the bridge: by the settings, by user groups, and nothing unless said."""

from dataclasses import replace

import pytest

from bridge.domain.errors import TryLaterError
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Crew, Rules
from bridge.flow import crews
from bridge.flow.roles import viewer_of
from bridge.store.engine import Store
from bridge.store.queries import people
from tests.flow.office import RULES

OWN = Crew("leipzig", "Leipzig", lead="U-lead", members=("U-agent", "U-both"))
SWIFT = Crew("swift", "Swift Couriers", lead="U-driver", members=("U-driver", "U-both2"), company="Swift")
OTHER = Crew("rapid", "Rapid", lead="U-both2", members=("U-rapid",), company="Rapid")
COMPANY = replace(
    RULES,
    crews=(OWN, SWIFT, OTHER),
    routes=(replace(RULES.routes[0], owners=("U-owner", "U-both"), deputy="U-deputy"), RULES.routes[1]),
    leaders=("U-leader", "U-driver"),
    admins=("U-admin", "U-guest"),
    leaders_usergroup="S-leaders",
    admins_usergroup="S-admins",
)


class Groups:
    """User groups of Slack."""

    def __init__(self, **groups: list[str]) -> None:
        self._groups = {f"S-{name}": users for name, users in groups.items()}

    def members(self, usergroup: str) -> list[str]:
        if usergroup not in self._groups:
            raise TryLaterError("Slack is down.")
        return self._groups[usergroup]


def seen(store: Store, user: str, rules: Rules = COMPANY, *, guest: bool = False) -> Viewer:
    with store.write() as session:
        person = people.known(session, "T1", user)
        person.guest = guest
    with store.read() as session:
        return viewer_of(session, rules, person)


@pytest.mark.parametrize(
    ("user", "roles"),
    [
        ("U-agent", {Role.AGENT}),
        ("U-lead", {Role.LEAD}),
        ("U-owner", {Role.OWNER}),
        ("U-deputy", {Role.OWNER}),
        ("U-both", {Role.AGENT, Role.OWNER}),
        ("U-leader", {Role.LEADER}),
        ("U-admin", {Role.ADMIN}),
        ("U-stranger", set()),
        ("", set()),
    ],
)
def test_the_settings_say_who_is_what(store: Store, user: str, roles: set[Role]) -> None:
    assert seen(store, user).roles == roles


def test_a_route_without_owners_makes_nobody_an_owner(store: Store) -> None:
    """In its channel everybody decides; who is in there is not known here, and the pages are shut unless said."""
    assert seen(store, "U-anybody", replace(COMPANY, routes=(RULES.routes[1],))).roles == frozenset()


def test_a_partner_s_people_are_guests_whatever_else_they_are(store: Store) -> None:
    driver = seen(store, "U-driver", guest=True)
    assert driver.roles == {Role.GUEST, Role.LEAD}
    assert (driver.company, driver.crew) == ("Swift", "swift")


def test_one_of_ours_may_lead_a_partner_s_crew(store: Store) -> None:
    rules = replace(COMPANY, crews=(OWN, replace(SWIFT, lead="U-agent")))
    assert seen(store, "U-agent", rules).roles == {Role.AGENT, Role.LEAD}
    assert seen(store, "U-agent", rules).company == ""


def test_whoever_leads_a_partner_s_crew_and_is_in_none_is_of_that_partner(store: Store) -> None:
    rules = replace(COMPANY, crews=(OWN, replace(SWIFT, lead="U-alone"), replace(OTHER, lead="U-alone")))
    seen_as = seen(store, "U-alone", rules)
    assert seen_as.roles == {Role.GUEST, Role.LEAD}
    assert (seen_as.company, seen_as.crew) == ("Swift", "")


@pytest.mark.parametrize("user", ["U-leader", "U-admin", "U-owner", "U-lead"])
def test_whoever_else_of_ours_leads_a_partner_s_crew_stays_one_of_ours(store: Store, user: str) -> None:
    rules = replace(COMPANY, crews=(OWN, replace(SWIFT, lead=user), OTHER))
    assert Role.GUEST not in seen(store, user, rules).roles
    assert seen(store, user, rules).company == ""


def test_a_partner_s_people_lead_no_other_company_s_crew(store: Store) -> None:
    assert seen(store, "U-both2").roles == {Role.GUEST}


@pytest.mark.parametrize("user", ["U-agent", "U-lead", "U-owner", "U-guest", "U-leader"])
def test_a_guest_of_slack_who_is_in_no_partner_s_crew_sees_nothing(store: Store, user: str) -> None:
    assert seen(store, user, guest=True).roles == frozenset()


def test_user_groups_give_roles_beside_the_settings(store: Store) -> None:
    crews.refresh(store, COMPANY, Groups(leaders=["U-agent", "U-2"], admins=["U-2"]))
    assert seen(store, "U-agent").roles == {Role.AGENT, Role.LEADER}
    assert seen(store, "U-2").roles == {Role.LEADER, Role.ADMIN}
    assert seen(store, "U-leader").roles == {Role.LEADER}


def test_who_leaves_a_user_group_loses_the_role(store: Store) -> None:
    crews.refresh(store, COMPANY, Groups(leaders=["U-2"], admins=["U-2"]))
    crews.refresh(store, COMPANY, Groups(leaders=["U-3"], admins=["U-2"]))
    assert seen(store, "U-2").roles == {Role.ADMIN}
    assert seen(store, "U-3").roles == {Role.LEADER}


def test_a_user_group_that_the_settings_no_longer_name_gives_nothing(store: Store) -> None:
    crews.refresh(store, COMPANY, Groups(leaders=["U-2"], admins=["U-2"]))
    assert seen(store, "U-2", replace(COMPANY, leaders_usergroup="")).roles == {Role.ADMIN}


def test_a_crew_whose_user_group_is_taken_away_is_left_by_those_who_came_with_it(store: Store) -> None:
    grouped = replace(OWN, usergroup="S-leipzig")
    rules = replace(RULES, crews=(grouped,))
    crews.refresh(store, rules, Groups(leipzig=["U-2"]))
    assert seen(store, "U-2", rules).roles == {Role.AGENT}
    assert seen(store, "U-2", replace(rules, crews=(OWN,))).roles == frozenset()


def test_while_slack_does_not_answer_roles_stay(store: Store) -> None:
    crews.refresh(store, COMPANY, Groups(leaders=["U-2"], admins=[]))
    with pytest.raises(TryLaterError):
        crews.refresh(store, COMPANY, Groups(leaders=[]))
    assert seen(store, "U-2").roles == {Role.LEADER}


@pytest.mark.parametrize(
    ("rules", "read"),
    [
        (RULES, False),
        (replace(RULES, admins_usergroup="S-admins"), True),
        (replace(RULES, crews=(replace(OWN, usergroup="S-leipzig"),)), True),
    ],
)
def test_user_groups_are_read_where_there_are_any(rules: Rules, read: bool) -> None:
    assert crews.are_read(rules) is read
