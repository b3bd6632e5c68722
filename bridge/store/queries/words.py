import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnClause, ColumnElement, Subquery, column, literal_column, table
from sqlmodel import Session, col, func, literal, select

from bridge.domain.grouping import COUNTED
from bridge.store.tables import Group, Insight, Membership

FOUND = 10_000
"""So many of the newest texts with the words are looked through for those that fit what else is asked."""

RANKED = 500
"""So many of these, the newest, are put in order."""

NEAR = 50_000
"""Among so many of the newest rows PostgreSQL looks first; words that are not frequent there are few among all."""

MOST_WORDS = 12

BEGINNING = 3
"""A word of so many letters is found as the beginning of a longer one too."""

_WORD = re.compile(r"[^\W_]+")

Model = type[Insight] | type[Group]

_INDEXES: Mapping[Model, tuple[str, str]] = {
    Insight: ("insight_words", "text"),
    Group: ("group_words", "title"),
}


def insights(session: Session, words: str, *where: ColumnElement[bool], limit: int = RANKED) -> list[int]:
    """The insights whose text has all the words, or words that begin so: the best first, of equals the newest.

    Args:
        session: a reading transaction.
        words: as a person typed them; punctuation is no syntax.
        where: what else holds of the insights.
        limit: so many are given at most, of the newest that fit.
    """
    return _matching(session, Insight, words, *where)[:limit]


def problems(session: Session, words: str, *where: ColumnElement[bool], limit: int = RANKED) -> list[int]:
    """The groups whose title has all the words, then those whose newest reports have them, those with most first.

    Args:
        session: a reading transaction.
        words: as a person typed them.
        where: what else holds of the insights that count as such reports.
        limit: so many are given at most.
    """
    titled = _matching(session, Group, words, col(Group.merged_into).is_(None))
    said = insights(session, words, *where)
    places = select(Membership.group_id).where(col(Membership.insight_id).in_(said), Membership.current)
    heard = Counter(session.exec(places.where(col(Membership.state).in_(COUNTED))))
    most = sorted(heard, key=lambda group: (-heard[group], -group))
    return list(dict.fromkeys([*titled, *most]))[:limit]


def _matching(session: Session, model: Model, asked: str, *where: ColumnElement[bool]) -> list[int]:
    """Ranked here, so that both databases agree, and neither weighs each word against all texts that have it."""
    given = _WORD.findall(unicodedata.normalize("NFC", asked))[:MOST_WORDS]
    if not given:
        return []
    sqlite = session.get_bind().dialect.name == "sqlite"
    index, text = _INDEXES[model]
    limit = FOUND if where else RANKED
    newest = _in_sqlite(index, given, limit) if sqlite else _in_postgresql(session, model, given, limit)
    said: ColumnElement[str] = literal_column(f"{model.__tablename__}.{text}")
    fitting = select(col(model.id), said).join(newest, newest.c.id == model.id).where(*where)
    found = session.execute(fitting.order_by(col(model.id).desc()).limit(RANKED))
    ranked = sorted((-_share(given, words), -number) for number, words in found)
    return [-number for _share_of_it, number in ranked]


def _in_sqlite(index: str, given: Sequence[str], limit: int) -> Subquery:
    """Every word in quotes is a string, whatever it is: https://www.sqlite.org/fts5.html#fts5_strings."""
    wanted = " ".join(f'"{word}"{"*" if len(word) >= BEGINNING else ""}' for word in given)
    row: ColumnClause[int] = column("rowid")
    matches = literal_column(index).op("MATCH")(literal(wanted))
    found = select(row.label("id")).select_from(table(index, row)).where(matches)
    return found.order_by(row.desc()).limit(limit).subquery()


def _in_postgresql(session: Session, model: Model, given: Sequence[str], limit: int) -> Subquery:
    """Every word in quotes is a lexeme: https://www.postgresql.org/docs/current/datatype-textsearch.html.

    Left to itself, PostgreSQL reads backwards until it has enough, which may be never. So that is only done where it is
    known to end; else all that match are found by their index, which must be done before they are put in order.
    """
    wanted = " & ".join(f"'{word}'{':*' if len(word) >= BEGINNING else ''}" for word in given)
    asked = func.to_tsquery(literal_column("'simple'::regconfig"), wanted)
    text: ColumnElement[Any] = literal_column(f"{model.__tablename__}.words")
    row: ColumnElement[int] = literal_column(f"{model.__tablename__}.id")
    found = select(row.label("id")).select_from(model).where(text.op("@@")(asked))
    near = found.where(row > (session.scalar(select(func.max(model.id))) or 0) - NEAR)
    if (session.scalar(select(func.count()).select_from(near.subquery())) or 0) >= limit:
        return near.order_by(row.desc()).limit(limit).subquery()
    every = found.cte("every").prefix_with("MATERIALIZED")
    return select(every.c.id).order_by(every.c.id.desc()).limit(limit).subquery()


def _share(given: Sequence[str], text: str) -> float:
    """How much of a text is what was asked for, 0 to 1."""
    said = _WORD.findall(text.casefold())
    begun = tuple(word.casefold() for word in given)
    fitting = [word for word in said if word.startswith(begun)]
    return len(fitting) / (len(said) or 1)
