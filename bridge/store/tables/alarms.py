from datetime import datetime

from sqlmodel import Field, SQLModel

from bridge.store.columns import counter, instant, one_of, words


class Alarm(SQLModel, table=True):
    """A report that cannot wait, told at once to who is on call.

    Further reports of the problem ``group_id`` that cannot wait either, within the hour, are counted on the same card:
    ``shown`` is how many it says. A report that may belong elsewhere has an alarm of its own, which names no problem.
    ``kind`` is what makes it urgent, such as ``safety``; empty where its reporter said so. ``steps`` is how many were
    told so far: those on call, their deputy, leaders. ``answer`` is empty until somebody has it.
    """

    __table_args__ = (
        one_of("answer", ("", "mine", "not_urgent")),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    insight_id: int = Field(foreign_key="insight.id", unique=True)
    group_id: int | None = Field(default=None, foreign_key="insight_group.id", index=True)
    theme: str | None = None
    kind: str = words()
    at: datetime = instant(index=True)
    steps: int = counter()
    told_at: datetime = instant()
    shown: int = counter()
    answer: str = words()
    answered_by: int | None = Field(default=None, foreign_key="person.id")
    answered_at: datetime | None = instant(default=None)
