"""What people may see of credit: facts first, then sums, then why, line by line."""

from bridge.flow.statement.answer import answer
from bridge.flow.statement.own import statement
from bridge.flow.statement.teams import company_statement, team_statement
from bridge.flow.statement.why import STANDS, Reasons, why

__all__ = ["STANDS", "Reasons", "answer", "company_statement", "statement", "team_statement", "why"]
