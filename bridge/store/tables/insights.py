from datetime import datetime

from sqlalchemy import Boolean, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bridge.domain.incoming import Way
from bridge.store.columns import flag, instant, one_of, words


class Insight(SQLModel, table=True):
    """One report by one person, redacted. ``source`` is the outside id that makes it unique.

    ``crew`` is the key of the reporter's crew at that time. ``copy_of`` is the insight that told of the same call before:
    in a problem where both are, they count once. ``person_id`` is who heard the customer, ``captor_id`` the colleague who
    captured what was said, in ``channel`` and, if that is a reply, below ``thread``; both stay as they are, like ``said_at``. ``named_group`` is the problem that the reporter said it
    is, when they reported it. ``contact``, ``partner`` and ``feeling`` are details
    that the reporter added. ``urgent`` says that the reporter, or a cue in the text, asks for the owner at once,
    ``asked_at`` says since when its author is asked whether it is an answer to a question instead: it is not sorted before.
    ``sort_after`` is when one that could not be sorted is tried again: it holds up no other.
    ``call_back`` that the customer wants to hear of it. A text that is ``held_back`` is counted and not quoted: it may name
    somebody, or a file came with it, and its reporter has not said yet that it is fine. Its column is called as older
    versions of the bridge, which may still run, write it. A report whose text was removed is still counted. The home is a
    card in the reporter's messages, or in the thread ``home_thread`` where no message can be sent to them; during an
    outage it is that of the same person's first report of it, ``home_with``. ``alarm_id`` is the alarm that told of it at
    once.
    """

    __table_args__ = (
        one_of("way", Way),
        one_of("state", ("kept", "sorted")),
        Index(
            "ix_insight_waiting",
            "id",
            sqlite_where=text("state = 'kept'"),
            postgresql_where=text("state = 'kept'"),
        ),
        Index(
            "ix_insight_home_with",
            "home_with",
            sqlite_where=text("home_with IS NOT NULL"),
            postgresql_where=text("home_with IS NOT NULL"),
        ),
        Index("ix_insight_of_crew", "crew", "id"),
        Index("ix_insight_of_theme", "theme", "id"),
        Index("ix_insight_of_crew_and_theme", "crew", "theme", "id"),
        Index("ix_insight_of_person", "person_id", "said_at"),
        Index("ix_insight_said", "said_at", "crew", "theme"),
        Index("ix_insight_at_home", "home_ts", "home_channel"),
        Index(
            "ix_insight_asked",
            "asked_at",
            sqlite_where=text("asked_at IS NOT NULL"),
            postgresql_where=text("asked_at IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    way: str
    person_id: int = Field(foreign_key="person.id")
    channel: str | None = None
    ts: str | None = None
    thread: str = words()
    text: str
    held_back: bool = Field(default=False, sa_column=Column("likely_name", Boolean, nullable=False))
    said_at: datetime = instant()
    kept_at: datetime = instant()
    state: str = "kept"
    theme: str | None = None
    theme_probability: float | None = None
    copy_of: int | None = None
    language: str | None = None
    crew: str | None = None
    home_channel: str | None = None
    home_ts: str | None = None
    home_thread: str | None = None
    home_with: int | None = None
    named_group: int | None = None
    asked_at: datetime | None = instant(default=None)
    sort_after: datetime | None = instant(default=None)
    captor_id: int | None = None
    contact: str = words()
    partner: str = words()
    feeling: str = words()
    urgent: bool = flag()
    alarm_id: int | None = Field(default=None, index=True)
    call_back: bool = flag()
    fine_at: datetime | None = instant(default=None)
    removed_at: datetime | None = instant(default=None)

    @property
    def story(self) -> str:
        """The thread in which everything about it is told: below its home, or the one in which its home stands."""
        return self.home_thread or self.home_ts or ""


class InsightVersion(SQLModel, table=True):
    """A text that an insight had before its author edited it."""

    __tablename__ = "insight_version"
    __table_args__ = (UniqueConstraint("event"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    insight_id: int = Field(foreign_key="insight.id", index=True)
    event: str
    text: str
    until: datetime = instant()


class Placeholder(SQLModel, table=True):
    """What stands for one value in all versions of an insight; of the value only a keyed digest is kept.

    The digest is empty where the reporter saw and sent the placeholder itself: no other value is called so.
    """

    insight_id: int = Field(primary_key=True, foreign_key="insight.id")
    placeholder: str = Field(primary_key=True)
    digest: str


class Reference(SQLModel, table=True):
    """A customer reference lifted out of a text: a keyed digest to compare, a ciphertext to show on request."""

    __table_args__ = (UniqueConstraint("insight_id", "placeholder"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    insight_id: int = Field(foreign_key="insight.id")
    placeholder: str
    digest: str = Field(index=True)
    sealed: str | None = None
    expires_at: datetime = instant()


class Vector(SQLModel, table=True):
    """What the classifier read in an insight, so that no process has to read it again."""

    insight_id: int = Field(primary_key=True, foreign_key="insight.id")
    model: str
    data: bytes


class ContextLine(SQLModel, table=True):
    """What stood in the thread of a captured message, redacted, in its order; its author agreed to it.

    ``source`` is the outside id of the message: what its author edits or deletes there changes or goes here.
    """

    __tablename__ = "context_line"

    insight_id: int = Field(primary_key=True, foreign_key="insight.id")
    place: int = Field(primary_key=True)
    source: str = Field(index=True)
    text: str
    said_at: datetime = instant()


class Attachment(SQLModel, table=True):
    """A file that a reporter added: counted, and shown to nobody until a person confirms that it may be."""

    __table_args__ = (
        one_of("state", ("held", "confirmed", "refused")),
        UniqueConstraint("insight_id", "file"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    insight_id: int = Field(foreign_key="insight.id", index=True)
    file: str
    kind: str
    at: datetime = instant()
    state: str = "held"
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = instant(default=None)
