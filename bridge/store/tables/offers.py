from datetime import datetime

from sqlmodel import Field, SQLModel

from bridge.store.columns import flag, instant, one_of

ANSWERS = ("", "sent", "no", "late")


class Offer(SQLModel, table=True):
    """A colleague's message that somebody would like to be an insight: its author is asked privately first.

    ``source`` is the message's outside id; its words are read again once the author agrees, and kept nowhere before.
    ``context`` says that the thread around it is asked for too. ``asked_channel`` and ``asked_ts`` are the card.
    """

    __table_args__ = (one_of("answer", ANSWERS), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    team: str
    channel: str
    ts: str
    thread: str | None = None
    author_id: int = Field(foreign_key="person.id", index=True)
    captor_id: int = Field(foreign_key="person.id")
    context: bool = flag()
    at: datetime = instant()
    answer: str = ""
    answered_at: datetime | None = instant(default=None)
    asked_channel: str | None = None
    asked_ts: str | None = None
