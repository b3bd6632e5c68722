"""One person's credit: their own for themselves, and for others as far as they may be named to them."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import ForbiddenError
from bridge.domain.naming import is_named
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.statement import Statement
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow.pages.reading import reader
from bridge.flow.pages.scope import crews_in_scope
from bridge.flow.people import somebody
from bridge.flow.statement import statement
from bridge.store.tables import Person

A_PAGE = 25
"""So many lines at once."""

UNNAMED = "This person is not shown by name to you. What their team did stands on the page of credit."


def mine(session: Session, rules: Rules, viewer: Viewer, asked: Asked, _now: datetime) -> Statement:
    """The viewer's own credit."""
    return _statement(session, rules, viewer.team, viewer.user, asked, viewer.name, own=True)


def theirs(session: Session, rules: Rules, viewer: Viewer, asked: Asked, _now: datetime) -> Statement:
    """The credit of somebody else, if the viewer may see them by name.

    Raises:
        LookupError: there is nobody of this number, or nobody any more.
        ForbiddenError: this viewer may not see them by name.
    """
    person = session.get(Person, asked.number)
    if person is None or person.erased_at is not None or person.team != viewer.team:
        raise LookupError
    own = person.user == viewer.user
    if not own and not _may_see(session, rules, viewer, person):
        raise ForbiddenError(UNNAMED)
    named = () if own else (asked.number,)
    return _statement(session, rules, person.team, person.user, asked, person.name, own=own, named=named)


def _may_see(session: Session, rules: Rules, viewer: Viewer, person: Person) -> bool:
    one, scope = somebody(session, rules, person), crews_in_scope(rules, viewer)
    known = {crew.name for crew in rules.crews if scope is None or crew.key in scope}
    in_scope = scope is None or one.crew in known
    return in_scope and bool(person.name) and is_named(one, reader(rules, viewer), rules.naming)


def _statement(
    session: Session,
    rules: Rules,
    team: str,
    user: str,
    asked: Asked,
    called: str,
    *,
    own: bool,
    named: tuple[int, ...] = (),
) -> Statement:
    """One page of the lines; an export has them all. What somebody contested is told to nobody else."""
    first, most = (0, None) if asked.whole else (A_PAGE * (asked.page - 1), A_PAGE)
    summary = statement(session, rules, team, user, asked.period, most, first=first, own=own)
    lines = summary.lines if own else tuple(replace(line, contest="") for line in summary.lines)
    last = max(1, -(-summary.listed // A_PAGE))
    return Statement(called, own, replace(summary, lines=lines), asked.period, asked.page, last, named)
