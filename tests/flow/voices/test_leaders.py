"""Leaders can say whose a problem is, and nothing else of it."""

from dataclasses import replace

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Gesture
from bridge.domain.roles import Role
from bridge.flow import forms
from bridge.flow.rights import admins
from bridge.store.engine import Store
from bridge.store.tables import RoleMember
from tests.conftest import HeldClock
from tests.flow.owners.desk import form, rulings, two_reports
from tests.flow.voices.conftest import VOICED, Voiced


def test_a_leader_assigns_a_problem_to_a_team_and_decides_nothing_else(quick: Voiced) -> None:
    numbers, group = two_reports(quick)
    form(quick, Gesture.DECLINE, group, "No.", user="U-leader")
    assert rulings(quick) == []
    form(quick, Gesture.REROUTE, group, "delivery_time", user="U-leader")
    assert rulings(quick) == ["reroute"]
    assert quick.insight(numbers[0]).theme == "delivery_time"


def test_the_form_opens_for_a_leader_and_the_others_do_not(quick: Voiced) -> None:
    _, group = two_reports(quick)
    with quick.store.read() as session:
        assert forms.facts(session, quick.rules, Gesture.REROUTE, group, "U-leader").themes
        for gesture, user in ((Gesture.DECLINE, "U-leader"), (Gesture.REROUTE, "U-1")):
            with pytest.raises(RefusalError, match="Only the owners of Payments"):
                forms.facts(session, quick.rules, gesture, group, user)


def test_who_leads_or_administers_by_a_user_group_counts_as_well(memory: Store, clock: HeldClock) -> None:
    rules = replace(VOICED, leaders_usergroup="S-leaders", admins_usergroup="S-admins")
    office = Voiced(memory, clock, rules)
    _, group = two_reports(office)
    with memory.write() as session:
        session.add(RoleMember(user="U-grouped", role=Role.LEADER))
        session.add(RoleMember(user="U-kept", role=Role.ADMIN))
    form(office, Gesture.REROUTE, group, "delivery_time", user="U-grouped")
    assert rulings(office) == ["reroute"]
    with memory.read() as session:
        assert admins(session, rules) == ["U-admin", "U-kept", "U-other"]
        assert admins(session, VOICED) == ["U-admin", "U-other"]
