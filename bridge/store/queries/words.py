import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any

from sqlalchemy import ColumnClause, ColumnElement, Subquery, and_, column, literal_column, table, true
from sqlalchemy import text as statement
from sqlmodel import Session, col, func, literal, select

from bridge.domain.grouping import COUNTED
from bridge.store.tables import Group, Insight, Membership

FOUND = 5_000
"""So many of the newest texts with the words are looked through for those that fit what else is asked."""

RANKED = 500
"""So many of these, the newest, are put in order."""

NEAR = 50_000
"""Among so many of the newest rows PostgreSQL looks first; words that are not frequent there are few among all."""

FEW = 5_000
"""Words that are rare among so many of the newest rows need no look at more of them."""

MOST_WORDS = 12

BEGINNING = 3
"""A word of so many letters is found as the beginning of a longer one too."""

_WORD = re.compile(r"[^\W_]+")

Model = type[Insight] | type[Group]

_INDEXES: Mapping[Model, tuple[str, str]] = {
    Insight: ("insight_words", "text"),
    Group: ("group_words", "title"),
}


def insights(
    session: Session,
    words: str,
    *where: ColumnElement[bool],
    within: Sequence[ColumnElement[bool]] = (),
    limit: int = RANKED,
) -> list[int]:
    """The insights whose text has all the words, or words that begin so: the best first, of equals the newest.

    Args:
        session: a reading transaction.
        words: as a person typed them; punctuation is no syntax.
        where: what else holds of the insights.
        within: what holds of few of them and has an index of its own, such as a span of time.
        limit: so many are given at most, of the newest that fit.
    """
    return _matching(session, Insight, words, *where, within=within)[:limit]


def problems(session: Session, words: str, *where: ColumnElement[bool], limit: int = RANKED) -> list[int]:
    """The groups whose title has all the words, then those whose newest reports have them, those with most first.

    Args:
        session: a reading transaction.
        words: as a person typed them.
        where: what else holds of the insights that count as such reports.
        limit: so many are given at most.
    """
    said = insights(session, words, *where)
    places = select(Membership.group_id).where(col(Membership.insight_id).in_(said), Membership.current)
    heard = Counter(session.exec(places.where(col(Membership.state).in_(COUNTED))))
    most = sorted(heard, key=lambda group: (-heard[group], -group))
    return list(dict.fromkeys([*titled(session, words), *most]))[:limit]


def titled(session: Session, words: str) -> list[int]:
    """The groups whose title has all the words, or words that begin so: the best first."""
    return _matching(session, Group, words, col(Group.merged_into).is_(None))


def _matching(
    session: Session,
    model: Model,
    asked: str,
    *where: ColumnElement[bool],
    within: Sequence[ColumnElement[bool]] = (),
) -> list[int]:
    """Ranked here, so that both databases agree, and neither weighs each word against all texts that have it."""
    given = _WORD.findall(unicodedata.normalize("NFC", asked))[:MOST_WORDS]
    if not given:
        return []
    sqlite = session.get_bind().dialect.name == "sqlite"
    index, text = _INDEXES[model]
    limit = FOUND if where or within else RANKED
    newest = (
        _in_sqlite(index, given, limit)
        if sqlite
        else _in_postgresql(session, model, given, limit, where, within)
    )
    said: ColumnElement[str] = literal_column(f"{model.__tablename__}.{text}")
    fitting = select(col(model.id), said).join(newest, newest.c.id == model.id)
    fitting = fitting.where(*where, *within) if sqlite else fitting
    with nullcontext() if sqlite else _by_index(session):
        found = session.execute(fitting.order_by(col(model.id).desc()).limit(RANKED)).all()
    ranked = sorted((-_share(given, words), -number) for number, words in found)
    return [-number for _share_of_it, number in ranked]


def _in_sqlite(index: str, given: Sequence[str], limit: int) -> Subquery:
    """Every word in quotes is a string, whatever it is: https://www.sqlite.org/fts5.html#fts5_strings."""
    wanted = " ".join(f'"{word}"{"*" if len(word) >= BEGINNING else ""}' for word in given)
    row: ColumnClause[int] = column("rowid")
    matches = literal_column(index).op("MATCH")(literal(wanted))
    found = select(row.label("id")).select_from(table(index, row)).where(matches)
    return found.order_by(row.desc()).limit(limit).subquery()


def _in_postgresql(
    session: Session,
    model: Model,
    given: Sequence[str],
    limit: int,
    where: Sequence[ColumnElement[bool]],
    within: Sequence[ColumnElement[bool]],
) -> Subquery:
    """Every word in quotes is a lexeme: https://www.postgresql.org/docs/current/datatype-textsearch.html.

    Left to itself, PostgreSQL reads backwards until it has enough, which may be never. So that is only done where it is
    known to end; else all that match are found by their index, which must be done before they are put in order. What
    else holds is looked at meanwhile, or where few can fit by its index together with theirs: to come back for thousands of rows takes longer than to find them.
    """
    wanted = " & ".join(f"'{word}'{':*' if len(word) >= BEGINNING else ''}" for word in given)
    asked = func.to_tsquery(literal_column("'simple'::regconfig"), wanted)
    text: ColumnElement[Any] = literal_column(f"{model.__tablename__}.words")
    row: ColumnElement[int] = literal_column(f"{model.__tablename__}.id")
    fits = and_(true(), *where).label("fits")
    found = select(row.label("id"), fits).select_from(model).where(text.op("@@")(asked), *within)
    last = session.scalar(select(func.max(model.id))) or 0

    def are_frequent(among: int, needed: int) -> bool:
        near = found.where(row > last - among).subquery()
        return (session.scalar(select(func.count()).select_from(near)) or 0) >= needed

    if not within and are_frequent(FEW, limit * FEW // NEAR // 2) and are_frequent(NEAR, limit):
        near = found.where(row > last - NEAR).order_by(row.desc()).limit(limit).subquery()
        return _first(near)
    every = found.cte("every").prefix_with("MATERIALIZED")
    return _first(select(every.c.id, every.c.fits).order_by(every.c.id.desc()).limit(limit).subquery())


@contextmanager
def _by_index(session: Session) -> Iterator[None]:
    """PostgreSQL would rather read a million texts, on all processors at once, than thirty thousand by their index.

    See https://www.postgresql.org/docs/current/runtime-config-query.html#GUC-ENABLE-SEQSCAN.
    """
    session.execute(statement("SET LOCAL enable_seqscan = off"))
    yield
    session.execute(statement("SET LOCAL enable_seqscan TO DEFAULT"))


def _first(newest: Subquery) -> Subquery:
    """The newest of those that fit."""
    return select(newest.c.id).where(newest.c.fits).order_by(newest.c.id.desc()).limit(RANKED).subquery()


def _share(given: Sequence[str], text: str) -> float:
    """How much of a text is what was asked for, 0 to 1."""
    said = _WORD.findall(text.casefold())
    begun = tuple(word.casefold() for word in given)
    fitting = [word for word in said if word.startswith(begun)]
    return len(fitting) / (len(said) or 1)
