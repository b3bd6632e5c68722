"""A route may open issues by rule, without a click; and a token that is wrong holds effects, it does not kill them."""

from dataclasses import replace

import pytest

from bridge.domain.errors import RefusedError
from bridge.domain.outgoing import CreateIssue
from bridge.store.engine import Store
from bridge.store.queries import effects
from tests.conftest import HeldClock
from tests.flow.office import PAYMENTS, RULES, Office


@pytest.fixture
def ruled(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock, replace(RULES, routes=(replace(PAYMENTS, opens_at=3), RULES.routes[1])))


def created(office: Office) -> int:
    return sum(isinstance(order, CreateIssue) for order in office.jira.written)


def test_without_a_rule_nothing_is_opened_without_a_click(office: Office) -> None:
    office.problem(*["refund pending for days"] * 5)
    assert created(office) == 0


def test_a_rule_opens_one_issue_at_its_number_of_reports(ruled: Office) -> None:
    ruled.problem(*["refund pending for days"] * 2)
    assert created(ruled) == 0
    ruled.problem(*["refund pending for days"] * 3)
    assert created(ruled) == 1


def test_a_rule_never_opens_an_issue_for_praise(ruled: Office) -> None:
    ruled.problem(*["thanks to the courier"] * 4)
    assert created(ruled) == 0


@pytest.mark.parametrize("code", ["401", "403", "invalid_auth", "token_revoked"])
def test_a_wrong_token_holds_an_effect_until_it_is_mended(office: Office, code: str) -> None:
    office.slack.before.append(RefusedError("The token is wrong.", code))
    number = office.say("U-1", "refund pending")
    office.work()
    assert office.slack.posts == []
    with office.store.read() as session:
        effect = effects.by_key(session, f"home:{number}")
        assert effect is not None
        assert (effect.state, effect.error) == ("waiting", "The token is wrong.")
    office.clock.forward(minutes=5)
    office.work()
    assert office.slack.keys("home") == [f"home:{number}"]
