from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, func, or_, select

from bridge.domain.grouping import COUNTED
from bridge.store.tables import BacklogIssue, Group, Insight, Issue, Membership

_NEWEST = 5_000
"""Insights whose words are looked through: a box answers while somebody types."""


def problems(session: Session, words: Sequence[str], most: int) -> list[Group]:
    """The problems that somebody reported and whose title, or else whose newest reports, have all the words."""
    there = select(Membership.group_id).where(Membership.current, col(Membership.state).in_(COUNTED))
    standing = select(Group).where(col(Group.merged_into).is_(None), col(Group.id).in_(there))
    newest = standing.order_by(col(Group.id).desc()).limit(most)
    titled = list(session.exec(newest.where(*(_has(col(Group.title), word) for word in words))))
    if len(titled) == most or not words:
        return titled
    last = session.exec(select(func.max(Insight.id))).one() or 0
    saying = (
        select(Membership.group_id)
        .join(Insight, col(Insight.id) == col(Membership.insight_id))
        .where(Membership.current, col(Insight.id) > last - _NEWEST)
        .where(*(_has(col(Insight.text), word) for word in words))
    )
    known = {group.id for group in titled}
    said = newest.where(col(Group.id).in_(saying), col(Group.id).not_in(known))
    return [*titled, *session.exec(said)][:most]


def issues(session: Session, words: Sequence[str], most: int) -> list[tuple[str, str]]:
    """The keys and summaries of Jira's issues whose key or summary has all the words, the newest first."""
    found: list[tuple[datetime, str, str]] = []
    for table in (BacklogIssue, Issue):
        query = select(table.updated, table.key, table.summary)
        fits = [or_(_has(col(table.key), word), _has(col(table.summary), word)) for word in words]
        newest = query.where(*fits).order_by(col(table.updated).desc(), col(table.id).desc()).limit(most)
        found += session.exec(newest).all()
    known: dict[str, str] = {}
    for _updated, key, summary in sorted(found, key=lambda issue: issue[0], reverse=True):
        known.setdefault(key, summary)
    return list(known.items())[:most]


def _has(column: Mapped[str], word: str) -> ColumnElement[bool]:
    return column.icontains(word, autoescape=True)
