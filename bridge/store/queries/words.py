import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, column, literal_column, table
from sqlmodel import Session, col, func, literal, select
from sqlmodel.sql.expression import Select

from bridge.domain.grouping import COUNTED
from bridge.store.tables import Group, Insight, Membership

LOOKED_AT = 500
"""So many of the newest texts with the words are ranked: of those that ten thousand have, nobody reads the rest."""

MOST_WORDS = 12

BEGINNING = 3
"""A word of so many letters is found as the beginning of a longer one too."""

_WORD = re.compile(r"[^\W_]+")

Model = type[Insight] | type[Group]

_INDEXES: Mapping[Model, str] = {Insight: "insight_words", Group: "group_words"}


def insights(session: Session, words: str, *where: ColumnElement[bool], limit: int = LOOKED_AT) -> list[int]:
    """The insights whose text has all the words, or words that begin so: the best first, of equals the newest.

    Args:
        session: a reading transaction.
        words: as a person typed them; punctuation is no syntax.
        where: what else holds of the insights.
        limit: so many are given at most, of the newest that fit.
    """
    return _matching(session, Insight, words, *where, limit=min(limit, LOOKED_AT))


def problems(session: Session, words: str, *where: ColumnElement[bool], limit: int = LOOKED_AT) -> list[int]:
    """The groups whose title has all the words, then those whose newest reports have them, those with most first.

    Args:
        session: a reading transaction.
        words: as a person typed them.
        where: what else holds of the insights that count as such reports.
        limit: so many are given at most.
    """
    titled = _matching(session, Group, words, col(Group.merged_into).is_(None), limit=limit)
    said = insights(session, words, *where)
    places = select(Membership.group_id).where(col(Membership.insight_id).in_(said), Membership.current)
    heard = Counter(session.exec(places.where(col(Membership.state).in_(COUNTED))))
    most = sorted(heard, key=lambda group: (-heard[group], -group))
    return list(dict.fromkeys([*titled, *most]))[:limit]


def _matching(
    session: Session, model: Model, words: str, *where: ColumnElement[bool], limit: int
) -> list[int]:
    given = _WORD.findall(unicodedata.normalize("NFC", words))[:MOST_WORDS]
    if not given:
        return []
    sqlite = session.get_bind().dialect.name == "sqlite"
    newest = _in_sqlite(model, given) if sqlite else _in_postgresql(model, given)
    found = session.execute(newest.where(*where).order_by(col(model.id).desc()).limit(limit))
    return [number for number, _rank in sorted(found, key=lambda row: (row[1], -row[0]))]


def _in_sqlite(model: Model, given: Sequence[str]) -> Select[int | None, Any]:
    """Every word in quotes is a string, whatever it is: https://www.sqlite.org/fts5.html#fts5_strings."""
    index = table(_INDEXES[model], column("rowid"), column("rank"))
    wanted = " ".join(f'"{word}"{"*" if len(word) >= BEGINNING else ""}' for word in given)
    matches = literal_column(index.name).op("MATCH")(literal(wanted))
    return select(col(model.id), index.c.rank).join(index, index.c.rowid == model.id).where(matches)


def _in_postgresql(model: Model, given: Sequence[str]) -> Select[int | None, Any]:
    """Every word in quotes is a lexeme: https://www.postgresql.org/docs/current/datatype-textsearch.html."""
    wanted = " & ".join(f"'{word}'{':*' if len(word) >= BEGINNING else ''}" for word in given)
    asked = func.to_tsquery(literal_column("'simple'::regconfig"), wanted)
    text: ColumnElement[Any] = literal_column(f"{model.__tablename__}.words")
    return select(col(model.id), -func.ts_rank(text, asked)).where(text.op("@@")(asked))
