"""A dry run of each route."""

from typing import Any

import pytest

from bridge.app.doctor.examine import examine
from bridge.app.doctor.findings import Level
from bridge.app.doctor.report import healthy
from tests.cli.doctor.conftest import Practice


def test_a_required_field_is_named_with_its_setting_and_values_until_it_is_set(practice: Practice) -> None:
    wanted = {"project": "PAY", "issuetype": "Bug", "name": "Root cause", "kind": "select"}
    field = practice.set("jira/set", require={**wanted, "options": ["Process", "Code"]})["field"]
    [said] = practice.said(Level.FAIL)
    assert said == (
        f'route payments: PAY/Bug needs "Root cause": add {field} = {{ value = "Process" }} '
        "to routes.payments.fields (or Code)"
    )
    filled = practice.route("payments", fields={field: {"value": "Code"}})
    assert healthy(
        examine(practice.settings.model_copy(update={"routes": filled}), practice.clock, routes=True)
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"project": "NOPE"}, "route payments: "),
        ({"issue_type": "Bugg"}, 'no issue type "Bugg"'),
        ({"number_field": "customfield_99999"}, "routes.payments.number_field: Jira has no field"),
        ({"number_field": "labels"}, "takes no numbers"),
        ({"owners": ("U-gone",)}, "routes.payments.owners: nobody in Slack is U-gone"),
        ({"deputy": "U-gone"}, "routes.payments.deputy: nobody in Slack is U-gone"),
    ],
)
def test_what_a_route_names_and_is_not_there_is_said(
    practice: Practice, change: dict[str, Any], words: str
) -> None:
    routes = practice.route("payments", **change)
    parts = examine(practice.settings.model_copy(update={"routes": routes}), practice.clock, routes=True)
    said = [one.text for part in parts for one in part.findings if one.level is Level.FAIL]
    assert len(said) == 1
    assert words in said[0]


def test_a_route_that_ends_in_slack_asks_nothing_of_jira(practice: Practice) -> None:
    routes = practice.route("payments", kind="slack", project="", issue_type="Nonsense")
    parts = examine(practice.settings.model_copy(update={"routes": routes}), practice.clock, routes=True)
    assert "route payments: it ends in its channel" in [one.text for one in parts[2].findings]


def test_a_renamed_duplicate_link_is_found(practice: Practice) -> None:
    link = {"id": "10002", "name": "Doublon", "inward": "est doublé par", "outward": "double"}
    practice.set("jira/set", link_type=link)
    assert 'issues that are one problem are linked as "Doublon"' in practice.said(Level.OK)
