from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from bridge.store.columns import counter, instant, words


class Outage(SQLModel, table=True):
    """So many reports of one problem at once that one banner takes the place of their cards, until an all-clear.

    ``since`` is when the burst began. The banners say ``shown`` reports since ``shown_at``. ``asked_at`` is when its
    owners were last asked whether it is over.
    """

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    since: datetime = instant()
    at: datetime = instant()
    shown: int = counter()
    shown_at: datetime = instant()
    asked_at: datetime | None = instant(default=None)
    ended_at: datetime | None = instant(default=None)
    ended_by: int | None = Field(default=None, foreign_key="person.id")


class Banner(SQLModel, table=True):
    """What one channel reads during an outage; ``wording`` is what is said there, where it is not that of the problem."""

    __table_args__ = (UniqueConstraint("outage_id", "channel"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    outage_id: int = Field(foreign_key="outage.id")
    channel: str
    wording: str = words()


class Watch(SQLModel, table=True):
    """Somebody wants to hear of reports that speak of something, until a day; after a heads-up, for instance.

    ``heard`` is the number of the last report that was compared.
    """

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    click: str = Field(unique=True)
    route: str
    words: str
    person_id: int = Field(foreign_key="person.id")
    heads_up_id: int | None = Field(default=None, foreign_key="heads_up.id")
    at: datetime = instant()
    until: datetime = instant(index=True)
    heard: int = counter()
    ended_at: datetime | None = instant(default=None)


class Hit(SQLModel, table=True):
    """A report that speaks of what somebody is watching for; ``told_at`` once they were told of it."""

    watch_id: int = Field(primary_key=True, foreign_key="watch.id")
    insight_id: int = Field(primary_key=True, foreign_key="insight.id", index=True)
    at: datetime = instant()
    told_at: datetime | None = instant(default=None)
