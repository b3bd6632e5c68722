"""The digest for those who lead: the facts of the overview."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.outgoing.digest import Digest
from bridge.domain.pages.heard import themes_chart
from bridge.domain.periods import Period
from bridge.domain.rules import Rules
from bridge.flow import crews
from bridge.flow.digest import credit
from bridge.flow.pages.overview import overview
from bridge.flow.pages.stories import Teller
from bridge.flow.statement.shipped import shipped
from bridge.store.queries import tallies


def of_company(session: Session, rules: Rules, week: Period, now: datetime) -> Digest:
    """What leaders read of a week."""
    sizes = crews.sizes(session, rules)
    facts = overview(session, rules, week, now, Teller(session, rules, sizes, now, side=Side.SLACK))
    brought = shipped(session, rules, week)
    return Digest(
        week=week,
        answered=facts.answered,
        reports=tallies.total(session, week.name, None).reports,
        needs=facts.needs,
        did=facts.did,
        will_not=facts.will_not,
        found=credit.found(session, rules, week, sizes),
        sharpened=credit.sharpened(session, rules, week, sizes),
        shipped=tuple((one.team, one.problems) for one in brought),
        waiting=len(facts.owed),
        oldest=facts.owed[0] if facts.owed else None,
        base=facts.base,
        picture=themes_chart(facts.themes) if facts.themes.reports else None,
        page=f"{rules.page_url}/" if rules.page_url else "",
        pages=rules.page_url,
    )
