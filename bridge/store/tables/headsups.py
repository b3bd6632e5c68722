from datetime import date, datetime

from sqlmodel import Field, SQLModel

from bridge.store.columns import counter, instant, json_column


class HeadsUp(SQLModel, table=True):
    """What an owner tells those who hear customers before a change goes live.

    It goes to the ``crews``, or to all of our own if none is named: ``told`` people in all. ``remind_at`` is set while a
    reminder is due to those who have not read it, ``reminded_at`` once it was sent.
    """

    __tablename__ = "heads_up"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    click: str = Field(unique=True)
    group_id: int | None = Field(default=None, foreign_key="insight_group.id")
    route: str
    title: str
    who: str
    what: str
    say: str
    report: str
    goes_live: date
    crews: list[str] = json_column(default_factory=list)
    told: int = counter()
    person_id: int = Field(foreign_key="person.id")
    at: datetime = instant(index=True)
    withdrawn_at: datetime | None = instant(default=None)
    remind_at: datetime | None = instant(default=None)
    reminded_at: datetime | None = instant(default=None)


class HeadsUpReceipt(SQLModel, table=True):
    """Somebody has read a heads-up: counted once, and never by name.

    ``digest`` is a keyed one of the heads-up and the reader: it tells no more than that it is the same reader again.
    ``crew`` is the one that they were in, empty if in none; ``at`` is the day, as the hour would tell of their work.
    """

    __tablename__ = "heads_up_receipt"

    heads_up_id: int = Field(foreign_key="heads_up.id", primary_key=True)
    digest: str = Field(primary_key=True)
    crew: str
    at: datetime = instant()
