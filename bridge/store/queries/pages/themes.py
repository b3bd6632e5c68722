from datetime import date

from sqlmodel import Session, col, func, select

from bridge.store.tables import Group, ProblemWeek


def most_reported(
    session: Session, theme: str, first: date, end: date, limit: int
) -> list[tuple[Group, int]]:
    """The problems of a theme that were reported most, and how many reports that were.

    Args:
        session: reads.
        theme: its key.
        first: weeks that begin on this day or later count.
        end: and before this one.
        limit: at most so many.
    """
    reports = func.sum(ProblemWeek.reports)
    weekly = select(ProblemWeek.group_id, reports.label("reports"))
    weekly = weekly.join(Group, col(Group.id) == ProblemWeek.group_id)
    weekly = weekly.where(Group.theme == theme, col(Group.merged_into).is_(None))
    weekly = weekly.where(ProblemWeek.week >= first, ProblemWeek.week < end).group_by(
        col(ProblemWeek.group_id)
    )
    weekly = weekly.order_by(reports.desc(), col(ProblemWeek.group_id).desc()).limit(limit)
    found = dict(session.exec(weekly).all())
    there = session.exec(select(Group).where(col(Group.id).in_(found)))
    by_number = {group.id: group for group in there}
    return [(by_number[number], many) for number, many in found.items()]
