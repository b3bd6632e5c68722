from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import BacklogIssue, Likeness


@first_row
def backlog_issue(jira_id: str) -> SelectOfScalar[BacklogIssue]:
    """The open issue of Jira's that has this id, unless it is one of ours."""
    return select(BacklogIssue).where(BacklogIssue.jira_id == jira_id)


@all_rows
def backlog(group: int, least: float, most: int) -> SelectOfScalar[BacklogIssue]:
    """The open issues that are likely of a group's problem, the likeliest first."""
    there = col(Likeness.other) == "issue:" + col(BacklogIssue.jira_id)
    query = (
        select(BacklogIssue).join(Likeness, there).where(Likeness.group_id == group, ~col(Likeness.denied))
    )
    likely = query.where(Likeness.probability >= least)
    return likely.order_by(col(Likeness.probability).desc(), col(Likeness.id)).limit(most)


@prepared
def _from(group: int, least: float) -> Select[str, float]:
    query = select(Likeness.other, Likeness.probability).where(
        Likeness.group_id == group, col(Likeness.other).startswith("group:")
    )
    return query.where(~col(Likeness.denied), Likeness.probability >= least)


@prepared
def _to(name: str, least: float) -> Select[int, float]:
    query = select(Likeness.group_id, Likeness.probability).where(Likeness.other == name)
    return query.where(~col(Likeness.denied), Likeness.probability >= least)


def neighbours(session: Session, group: int, least: float) -> list[int]:
    """The groups that are likely the same problem as this one, the likeliest first, whichever was compared."""
    found: dict[int, float] = {}
    for other, probability in (*_from(session, group, least), *_to(session, f"group:{group}", least)):
        number = int(str(other).removeprefix("group:"))
        found[number] = max(found.get(number, 0.0), probability)
    return sorted(found, key=lambda number: (-found[number], number))


def deny(session: Session, one: int, other: int) -> list[int]:
    """Write down that two groups are not the same, wherever they were compared.

    Returns:
        The comparisons that said otherwise.
    """
    pairs = ((one, f"group:{other}"), (other, f"group:{one}"))
    denied = []
    for group, name in pairs:
        query = select(Likeness).where(Likeness.group_id == group, Likeness.other == name)
        for row in session.exec(query.where(~col(Likeness.denied))).all():
            row.denied = True
            session.add(row)
            denied.append(row.id or 0)
    return denied
