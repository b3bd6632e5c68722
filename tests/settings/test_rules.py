"""From what the operator said to the rules that the flow follows."""

import json
from datetime import date, timedelta

import pytest

from bridge.app.rules import rules_from
from bridge.domain.errors import SettingsError
from bridge.domain.rules import Crew, Naming
from bridge.domain.taxonomy import Taxonomy
from tests.settings.conftest import Say

LEGAL = {"kind": "slack", "team": "Legal", "channel": "C2"}


def test_a_route_to_slack_names_no_project_that_jira_would_be_asked_for(say: Say) -> None:
    rules = rules_from(say("routes.legal", LEGAL), Taxonomy.load())
    assert {route.name: route.ends_in_jira for route in rules.routes} == {"payments": True, "legal": False}
    assert rules.projects == ("PAY",)


def test_the_owner_s_side_of_a_route_is_taken_over(say: Say) -> None:
    payments = {
        "team": "Payments",
        "project": "PAY",
        "channel": "C1",
        "deputy": "U8",
        "answer_days": 3,
        "number_field": "customfield_1",
        "close_duplicates": True,
        "reopen": True,
    }
    [route] = rules_from(say("routes.payments", payments), Taxonomy.load()).routes
    assert (route.deputy, route.answer_within, route.number_field) == (
        "U8",
        timedelta(days=3),
        "customfield_1",
    )
    assert route.closes_duplicates
    assert route.reopens


def test_crews_leaders_and_the_token_s_end_are_taken_over(say: Say) -> None:
    crew = {"name": "Leipzig", "lead": "U1", "members": ["U2"], "usergroup": "S1"}
    said = say(
        "crews.leipzig",
        crew,
        BRIDGE_PEOPLE__LEADERS_CHANNEL="C9",
        BRIDGE_PEOPLE__NAMING="off",
        BRIDGE_JIRA__TOKEN_ENDS="2027-08-01",
        BRIDGE_WEB__URL="https://bridge.acme.example/",
    )
    rules = rules_from(said, Taxonomy.load())
    assert rules.crew("leipzig") == Crew("leipzig", "Leipzig", "U1", ("U2",), "S1")
    assert (rules.leaders_channel, rules.naming, rules.token_ends) == ("C9", Naming.OFF, date(2027, 8, 1))
    assert rules.page_url == "https://bridge.acme.example"


def test_every_urgent_theme_is_taken_over(say: Say) -> None:
    taxonomy = Taxonomy.load()
    urgent = {theme.key for theme in taxonomy.themes if theme.urgent}
    assert urgent
    assert rules_from(say(), taxonomy).urgent == urgent


def test_somebody_in_two_crews_is_said_with_both(say: Say) -> None:
    manila = {"name": "Manila", "members": ["U1"]}
    said = say("crews.manila", manila, BRIDGE_CREWS__LEIPZIG__MEMBERS='["U1"]')
    with pytest.raises(SettingsError, match=r'^crews\.\w+\.members: "U1" belongs to crews\.\w+ already\.$'):
        rules_from(said, Taxonomy.load())


def test_the_bridge_is_tried_with_teams_by_their_names_or_keys(say: Say) -> None:
    for named in ("Leipzig night", "night"):
        said = say("crews.night", {"name": "Leipzig night"}, BRIDGE_PILOT__TEAMS=json.dumps([named]))
        assert rules_from(said, Taxonomy.load()).pilot == {"night"}


def test_a_team_that_is_not_there_is_no_pilot(say: Say) -> None:
    said = say("crews.night", {"name": "Leipzig night"}, BRIDGE_PILOT__TEAMS='["Manila"]')
    there = "There is Leipzig, Leipzig night."
    with pytest.raises(SettingsError, match=rf'^pilot\.teams: there is no team "Manila"\. {there}$'):
        rules_from(said, Taxonomy.load())


def test_the_bridge_is_live_with_everybody_unless_said_otherwise(say: Say) -> None:
    rules = rules_from(say("slack.team", "T1"), Taxonomy.load())
    assert (rules.shadow, rules.pilot) == (False, frozenset())
    assert rules_from(say("mode", "shadow"), Taxonomy.load()).shadow
