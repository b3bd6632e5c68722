"""Totals are sums of the ledger's entries, whatever sign they have."""

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CompanyCredit, CreditSummary, TeamCredit, TeamSum

POINTS = {Kind.INSIGHT: 3, Kind.WORDING: 4, Kind.DECISION: -2}


def test_what_a_decision_takes_is_part_of_the_total() -> None:
    assert CreditSummary(points=POINTS).total == TeamCredit("Leipzig", "", points=POINTS).total == 5


def test_without_entries_the_total_is_nothing() -> None:
    assert (CreditSummary().total, TeamCredit("", "").total, CompanyCredit("").total) == (0, 0, 0)


def test_the_company_sums_the_teams_that_are_shown() -> None:
    teams = (TeamSum("Leipzig", 12), TeamSum("Manila", -1), TeamSum("", 4))
    assert CompanyCredit("", teams=teams, hidden=True).total == 15
