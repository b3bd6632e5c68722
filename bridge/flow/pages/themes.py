"""The page "Themes"."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bridge.domain.errors import ForbiddenError
from bridge.domain.naming import counted
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.heard import UNSORTED
from bridge.domain.pages.standing import label
from bridge.domain.pages.themes import Company, Problem, Trend, Trends
from bridge.domain.periods import Period, Span
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.domain.weeks import WEEK
from bridge.flow import crews
from bridge.flow.contact_reasons import Contacts, contacts
from bridge.flow.pages import sums
from bridge.flow.pages.cutting import TOO_SMALL
from bridge.flow.pages.overview import OURS, current
from bridge.store.queries import tallies
from bridge.store.queries.pages import themes as queries
from bridge.store.queries.tallies import Sum

LOOK_BACK = {Span.WEEK: 12, Span.MONTH: 12, Span.QUARTER: 8}
"""So many periods are shown."""

PARTNER, POLICY = "partner", "policy"

LISTED = 10
OURSELVES, SMALLER = "Ourselves", "Smaller companies"


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> Trends:
    """The page.

    Raises:
        ForbiddenError: a partner's people see what their own company reported, and not this; or it was asked for a team
            that is too small to be shown.
    """
    if viewer.company:
        raise ForbiddenError(OURS)
    sizes = crews.sizes(session, rules)
    if asked.team and sizes.get(asked.team, 0) < rules.smallest_team:
        raise ForbiddenError(TOO_SMALL)
    theirs = frozenset({asked.team}) if asked.team else None
    period = asked.period or current(session, now)
    periods, known = period.back(LOOK_BACK[period.span]), contacts(rules)
    crew, everything = rules.crew(asked.team), _all(session, periods, theirs)
    base = (
        f"From {counted(everything.people, 'agent')}."
        if crew
        else sums.base(session, rules, period, sizes).words
    )
    return Trends(
        periods=tuple(periods),
        today=now.date(),
        all=everything,
        themes=_themes(session, rules, periods, theirs, known if theirs is None else Contacts()),
        companies=_companies(session, rules, period, sizes),
        partners=_problems(session, rules, PARTNER, period),
        policies=_problems(session, rules, POLICY, period),
        teams=tuple((one.key, one.name) for one in rules.crews if sizes[one.key] >= rules.smallest_team),
        team=crew.name if crew else "",
        base=base,
        problem=known.problem,
    )


def _all(session: Session, periods: Sequence[Period], theirs: frozenset[str] | None) -> Trend:
    found = tallies.by_period(session, [period.name for period in periods], theirs)
    return Trend("All", tuple(one.reports for one in found.values()), found[periods[-1].name].people)


def _themes(
    session: Session, rules: Rules, periods: Sequence[Period], theirs: frozenset[str] | None, known: Contacts
) -> tuple[Trend, ...]:
    """Each theme, that with most reports first."""
    found = tallies.by_theme(session, [period.name for period in periods], theirs)
    trends = [
        Trend(
            rules.theme_names.get(theme, theme if theme != "-" else UNSORTED),
            tuple(by_period.get(period.name, Sum()).reports for period in periods),
            by_period.get(periods[-1].name, Sum()).people,
            _contacts(known, theme, periods[-1]),
        )
        for theme, by_period in found.items()
    ]
    return tuple(sorted(trends, key=lambda trend: (-trend.reports[-1], -sum(trend.reports), trend.name)))


def _contacts(known: Contacts, theme: str, period: Period) -> int | None:
    """The contacts of a theme in the weeks that begin in a period; None if the file says nothing of any."""
    monday, found = _first_monday(period), []
    while monday < period.next.first:
        found.append(known.of(theme, monday))
        monday += WEEK
    numbers = [number for number in found if number is not None]
    return sum(numbers) if numbers else None


def _first_monday(period: Period) -> date:
    return Period.of(Span.WEEK, period.first + WEEK - timedelta(days=1)).first


def _companies(
    session: Session, rules: Rules, period: Period, sizes: Mapping[str, int]
) -> tuple[Company, ...]:
    """What the people of each company report, in the order of the alphabet; none if there are no partners.

    Small companies are one, or none if they are too few people even together.
    """
    crews_of: dict[str, set[str]] = {}
    for crew in rules.crews:
        crews_of.setdefault(crew.company, set()).add(crew.key)
    if not any(crews_of):
        return ()
    large, small = {}, set()
    for company, keys in crews_of.items():
        if sum(sizes[key] for key in keys) < rules.smallest_team:
            small |= keys
        else:
            large[company or OURSELVES] = keys
    enough = sum(sizes[key] for key in small) >= rules.smallest_team
    listed = [
        *sorted(large.items(), key=lambda one: one[0].casefold()),
        *([(SMALLER, small)] if enough else []),
    ]
    return tuple(_company(session, name, frozenset(keys), period) for name, keys in listed)


def _company(session: Session, name: str, keys: frozenset[str], period: Period) -> Company:
    about = tallies.by_theme(session, [period.name], keys).get(PARTNER, {})
    everything = tallies.total(session, period.name, keys)
    return Company(name, about.get(period.name, Sum()).reports, everything.reports, everything.people)


def _problems(session: Session, rules: Rules, theme: str, period: Period) -> tuple[Problem, ...]:
    """The problems of a theme that are reported most."""
    found = queries.most_reported(session, theme, _first_monday(period), period.next.first, LISTED)
    return tuple(
        Problem(
            group.id or 0,
            group.title,
            label(Stage(group.stage), policy=theme in rules.policies),
            group.stage_since.date(),
            reports,
            group.reason if group.stage == Stage.DECLINED else "",
        )
        for group, reports in found
    )
