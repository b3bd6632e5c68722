"""What ``/credits`` shows."""

from sqlmodel import Session

from bridge.domain.credit_summary import CreditAnswer, Scope
from bridge.domain.periods import Period
from bridge.domain.rules import Rules
from bridge.flow.statement.own import statement
from bridge.flow.statement.teams import company_statement, team_statement


def answer(
    session: Session, rules: Rules, team: str, user: str, scope: Scope, period: Period | None
) -> CreditAnswer:
    """The credit of a person, of their team or of the company; teams are only ever shown for a period."""
    if scope is Scope.ME or period is None:
        return statement(session, rules, team, user, period)
    if scope is Scope.TEAM:
        return team_statement(session, rules, team, user, period)
    return company_statement(session, rules, user, period)
