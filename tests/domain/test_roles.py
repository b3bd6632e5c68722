"""Whatever is not allowed is forbidden."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.roles import ADMINS, COLLEAGUES, EVERYBODY, RESPONSIBLE, Role, Viewer, admitted

roles = st.frozensets(st.sampled_from(Role))


def viewer(*has: Role) -> Viewer:
    return Viewer("U-1", "T-1", "Mia", frozenset(has))


@given(roles)
@settings(max_examples=20)
def test_our_own_people_are_what_the_settings_say(given_roles: frozenset[Role]) -> None:
    assert admitted(given_roles, "", guest=False) == given_roles


@given(roles)
@settings(max_examples=20)
def test_a_guest_of_no_company_sees_nothing_whatever_the_settings_say(given_roles: frozenset[Role]) -> None:
    assert admitted(given_roles, "", guest=True) == frozenset()


@given(roles, st.booleans())
@settings(max_examples=20)
def test_a_partners_people_are_guests_and_at_most_lead_their_own(
    given_roles: frozenset[Role], guest: bool
) -> None:
    found = admitted(given_roles, "Swift Couriers", guest=guest)
    assert Role.GUEST in found
    assert found <= {Role.GUEST, Role.LEAD}
    assert (Role.LEAD in found) == (Role.LEAD in given_roles)


def test_whoever_has_no_role_is_nobody_to_any_page() -> None:
    assert not any(viewer().has(*allowed) for allowed in (EVERYBODY, COLLEAGUES, RESPONSIBLE, ADMINS))


@pytest.mark.parametrize(
    ("role", "everybody", "colleague", "responsible", "admin"),
    [
        (Role.AGENT, True, True, False, False),
        (Role.LEAD, True, True, True, False),
        (Role.OWNER, True, True, True, False),
        (Role.LEADER, True, True, True, False),
        (Role.ADMIN, True, True, True, True),
        (Role.GUEST, True, False, False, False),
    ],
)
def test_who_may_see_which_kind_of_page(
    role: Role, everybody: bool, colleague: bool, responsible: bool, admin: bool
) -> None:
    found = [viewer(role).has(*allowed) for allowed in (EVERYBODY, COLLEAGUES, RESPONSIBLE, ADMINS)]
    assert found == [everybody, colleague, responsible, admin]


def test_one_role_of_several_is_enough() -> None:
    assert viewer(Role.AGENT, Role.ADMIN).has(*ADMINS)
    assert not viewer(Role.AGENT, Role.LEAD).has(Role.OWNER, Role.LEADER)
