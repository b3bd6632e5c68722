"""The digest for the lead of a team: what its people said, and what became of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.outgoing.digest import Digest
from bridge.domain.pages.activity import Active, base
from bridge.domain.periods import Period
from bridge.domain.rules import Crew, Rules
from bridge.domain.stages import Stage
from bridge.flow import crews
from bridge.flow.digest import credit
from bridge.flow.pages.loop import asking
from bridge.flow.pages.overview import most_heard
from bridge.flow.pages.stories import Teller
from bridge.store.queries import tallies
from bridge.store.queries.pages.loop import still_to_call


def of_crew(session: Session, rules: Rules, crew: Crew, week: Period, now: datetime) -> Digest:
    """What the lead of a team reads of a week; how much a team reported that is too small is left out.

    What waits for its people is told in any case: the lead is there to help them with it.

    The lead of a partner's team reads what people of that partner reported, as everywhere.
    """
    sizes = crews.sizes(session, rules)
    company = {other.key for other in rules.crews if other.company == crew.company}
    teller = Teller(session, rules, sizes, now, frozenset(company) if crew.company else None, Side.SLACK)
    theirs = frozenset({crew.key})
    digest = Digest(
        week=week,
        team=crew.name,
        did=most_heard(teller, Stage.LIVE, week, theirs),
        will_not=most_heard(teller, Stage.DECLINED, week, theirs),
        questions=sum(one.asked - one.answered for one in asking(session, rules, now, crew=crew.key)),
        customers=still_to_call(session, crew.key),
        page=f"{rules.page_url}/did" if rules.page_url else "",
        pages=rules.page_url,
    )
    return digest if sizes[crew.key] < rules.smallest_team else _counted(session, rules, crew, digest, sizes)


def _counted(session: Session, rules: Rules, crew: Crew, digest: Digest, sizes: Mapping[str, int]) -> Digest:
    """The same with how much the team reported, found and sharpened."""
    heard = tallies.total(session, digest.week.name, frozenset({crew.key}))
    size = sizes[crew.key]
    return replace(
        digest,
        reports=heard.reports,
        base=base([Active(crew.name, min(heard.people, size), size)], 0, rules.smallest_team),
        found=credit.found(session, rules, digest.week, sizes, crew.key),
        sharpened=credit.sharpened(session, rules, digest.week, sizes, crew.key),
    )
