"""The list of reports."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from bridge.domain.pages.asked import Asked
from bridge.domain.pages.choices import Choices, is_cut, last_page, shown
from bridge.domain.pages.insights import MOST, Insights, Listed
from bridge.domain.pages.tables import Link
from bridge.domain.quotes import as_quote
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow.pages.cutting import choices, crews_asked, of_problem
from bridge.flow.pages.scope import crews_in_scope
from bridge.store.queries import people, words
from bridge.store.queries.pages import insights as queries
from bridge.store.tables import Group, Insight


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, _now: datetime) -> Insights:
    """A page of the reports that are like what was asked for.

    Raises:
        ForbiddenError: a team was asked for that the viewer does not see.
    """
    crews = crews_asked(session, rules, viewer, asked.team)
    found = _found(session, asked, crews, of_problem(rules, asked))
    options = choices(session, rules, viewer)
    return Insights(
        rows=_listed(session, rules, viewer, options, shown(found, asked)),
        many=len(found),
        page=asked.page,
        last=last_page(len(found)),
        choices=options,
        cut=is_cut(asked),
        words=asked.words,
        ours=crews_in_scope(rules, viewer) is not None,
    )


def _found(
    session: Session,
    asked: Asked,
    crews: frozenset[str] | None,
    of_its_problem: Sequence[ColumnElement[bool]],
) -> list[int]:
    """The numbers of what was asked for, in the order of the list."""
    span = (asked.period.start, asked.period.end) if asked.period else None
    theme = queries.unindexed(col(Insight.theme)) if span else col(Insight.theme)
    where = [theme == asked.theme] if asked.theme else []
    if asked.words:
        theirs = [col(Insight.crew).in_(crews)] if crews is not None else []
        then = [col(Insight.said_at) >= span[0], col(Insight.said_at) < span[1]] if span else []
        best = words.insights(session, asked.words, *where, *theirs, within=then)
        return queries.among(session, best, of_its_problem) if of_its_problem else best
    if span:
        return queries.said_between(session, span, crews, where, of_its_problem, MOST)
    return queries.newest(session, crews, where, of_its_problem, MOST)


def _listed(
    session: Session, rules: Rules, viewer: Viewer, options: Choices, numbers: Sequence[int]
) -> tuple[Listed, ...]:
    """The rows of some reports, in their order; a text with a likely name is shown to its author only."""
    found, problems = queries.rows(session, numbers), queries.groups_of(session, numbers)
    reader, teams = people.find(session, viewer.team, viewer.user), dict(options.teams)
    own = reader.id if reader else 0
    return tuple(
        _row(rules, found[number], problems.get(number), own, teams) for number in numbers if number in found
    )


def _row(
    rules: Rules, insight: Insight, problem: Group | None, own: int | None, teams: dict[str, str]
) -> Listed:
    readable = not insight.held_back or insight.person_id == own
    return Listed(
        number=insight.id or 0,
        words=as_quote(insight.text) if readable else "",
        problem=Link(problem.title, f"/problems/{problem.id}") if problem else None,
        theme=rules.theme_names.get(insight.theme or "", ""),
        team=teams.get(insight.crew or "", ""),
        at=insight.said_at.date(),
    )
