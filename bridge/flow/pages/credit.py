"""The credit of all teams, cut to what a viewer may see."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import Withheld
from bridge.domain.naming import Side
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.credit import Agreed, CreditPage, TeamShare, folded
from bridge.domain.periods import Period, Span
from bridge.domain.roles import Viewer
from bridge.domain.rules import Crew, Naming, Rules
from bridge.flow.crews import members, sizes
from bridge.flow.pages.reading import reader
from bridge.flow.pages.scope import crews_in_scope
from bridge.flow.people import called_of
from bridge.flow.statement.shipped import shipped
from bridge.store.queries import consents, credit_sums
from bridge.store.queries.credit_sums import ALL, NONE, Points
from bridge.store.queries.pages import credit

WEEKS = 12
"""So many are drawn."""

NO_TEAM = "People without a team"


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> CreditPage:
    """The credit of a period: this month's unless asked otherwise."""
    period = asked.period or Period.of(Span.MONTH, now.date())
    ships = () if viewer.company else shipped(session, rules, period, Side.PAGE)
    if rules.naming is Naming.OFF:
        return CreditPage(period, asked.then, Withheld.OFF, shipped=ships)
    shares = _shares(session, rules, viewer, period, asked.then)
    teams, hidden = folded(shares.values(), rules.smallest_team)
    shown = {key for key, share in shares.items() if not hidden or share.size >= rules.smallest_team}
    team = asked.team or viewer.crew
    agreed = _agreed(session, rules, viewer, team)
    return CreditPage(
        period,
        asked.then,
        smallest=rules.smallest_team,
        teams=teams,
        hidden=hidden,
        weeks=_weeks(session, period, shown, now),
        shipped=ships,
        team=team,
        choices=tuple((crew.key, crew.name) for crew in _listed(rules, viewer)),
        agreed=agreed,
        named=(*(one.number for one in agreed), *(number for one in ships for number in one.numbers)),
    )


def _shares(
    session: Session, rules: Rules, viewer: Viewer, period: Period, then: bool
) -> dict[str, TeamShare]:
    """What each team contributed that somebody may know of, by its key."""
    sums = credit_sums.by_crew(session, period.name, then=then)
    problems = credit.problems(session, period)
    scope = crews_in_scope(rules, viewer)
    people = sizes(session, rules)
    names = {crew.key: crew.name for crew in rules.crews} | {NONE: NO_TEAM}
    return {
        key: _share(name, sums[key], problems.get(key, {}), people.get(key))
        for key, name in names.items()
        if key in sums and (scope is None or key in scope)
    }


def _share(name: str, sums: Mapping[str, Points], problems: Mapping[int, str], size: int | None) -> TeamShare:
    """One team; those who are in none are as many as earned something. A decision is no contribution by itself."""
    every = sums.get(ALL, Points(0, 0, 0))
    points = {kind: sums[kind].points for kind in Kind if kind in sums}
    members = every.people if size is None else size
    decided = sums.get(Kind.DECISION, Points(0, 0, 0)).lines
    return TeamShare(name, every.people, every.lines - decided, points, problems, members)


def _weeks(
    session: Session, period: Period, crews: Collection[str], now: datetime
) -> tuple[tuple[date, Mapping[str, int]], ...]:
    """The weeks up to the end of the period, or up to now."""
    newest = Period.of(Span.WEEK, min(period.end - timedelta(days=1), now).date())
    weeks = newest.back(WEEKS)
    counts = credit.contributions(session, [week.name for week in weeks], crews)
    return tuple((week.first, counts.get(week.name, {})) for week in weeks)


def _agreed(session: Session, rules: Rules, viewer: Viewer, team: str) -> tuple[Agreed, ...]:
    """Those of one team who agreed to be named to everybody, by name."""
    crew = next((crew for crew in _listed(rules, viewer) if crew.key == team), None)
    if crew is None:
        return ()
    everybody = members(session, rules, crew)
    agreed = (one for one in consents.agreed(session, viewer.team) if one.user in everybody and one.name)
    found = [
        Agreed(person.id or 0, name)
        for person, name in called_of(session, rules, crew, agreed, reader(rules, viewer), Side.PAGE)
    ]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.number)))


def _listed(rules: Rules, viewer: Viewer) -> list[Crew]:
    """The teams whose people somebody may read by name, if they agreed."""
    if rules.naming is not Naming.OPT_IN:
        return []
    scope = crews_in_scope(rules, viewer)
    return [crew for crew in rules.crews if scope is None or crew.key in scope]
