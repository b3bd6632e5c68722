from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from bridge.domain.incoming import Way
from bridge.domain.pointing import Consent, Context
from bridge.store.columns import instant, one_of

TO_READ = "answer = 'sent' OR context = 'sent'"


class Offer(SQLModel, table=True):
    """A message that somebody pointed at: its author is asked privately before it becomes a report.

    ``source`` is the message's outside id; its words are read again once the author agrees, and kept nowhere before.
    ``context`` says whether what else they wrote in ``thread`` comes along. ``asked_channel`` and ``asked_ts`` are the
    card. ``next_at`` is when it may be read, ``attempts`` how often that was tried in vain.
    """

    __table_args__ = (
        one_of("way", Way),
        one_of("answer", Consent),
        one_of("context", Context),
        Index("ix_offer_to_read", "id", sqlite_where=text(TO_READ), postgresql_where=text(TO_READ)),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    way: str
    channel: str
    ts: str
    thread: str = ""
    author_id: int = Field(foreign_key="person.id", index=True)
    captor_id: int = Field(foreign_key="person.id")
    insight_id: int | None = Field(default=None, foreign_key="insight.id", index=True)
    at: datetime = instant()
    answer: str = Consent.ASKED
    context: str = Context.NONE
    answered_at: datetime | None = instant(default=None)
    next_at: datetime = instant()
    attempts: int = 0
    asked_channel: str | None = None
    asked_ts: str | None = None
