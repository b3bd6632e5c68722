"""The answer to `/credits`: facts first, then what the sums are made of."""

from bridge.domain.credit_summary import CompanyCredit, CreditAnswer, CreditSummary, TeamCredit
from bridge.slack.cards import credit_company, credit_own, credit_team
from bridge.slack.cards.rendered import Rendered


def render(answer: CreditAnswer) -> Rendered:
    """An answer that only the person sees who asked."""
    match answer:
        case CreditSummary():
            return credit_own.render(answer)
        case TeamCredit():
            return credit_team.render(answer)
        case CompanyCredit():
            return credit_company.render(answer)
