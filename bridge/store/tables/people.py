from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from bridge.store.columns import flag, instant, words


class Person(SQLModel, table=True):
    """Somebody who reported, answered or decided, known by Slack's ids.

    ``name`` is what Slack calls them, as last read; only ``who`` decides to whom it is shown. ``agreed_at`` says that
    they agreed to be named to everybody, ``guest`` that Slack counts them as a guest of the workspace, or as somebody of
    another one, ``locale`` the language that they chose in Slack, such as ``de-DE``, ``zone`` where their
    day is, such as ``Europe/Berlin``. ``gone_at`` says that Slack deactivated them. An erased person is a tombstone: ``user`` and ``name`` name nobody any more.
    """

    __table_args__ = (UniqueConstraint("team", "user"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    team: str
    user: str = Field(index=True)
    name: str = words()
    locale: str = words()
    zone: str = words()
    guest: bool = flag()
    agreed_at: datetime | None = instant(default=None)
    gone_at: datetime | None = instant(default=None)
    erased_at: datetime | None = instant(default=None)


class CrewMember(SQLModel, table=True):
    """Who is in a crew by Slack's user group, as last read."""

    __tablename__ = "crew_member"

    user: str = Field(primary_key=True)
    crew: str = Field(index=True)


class RoleMember(SQLModel, table=True):
    """Who has a role by Slack's user group, as last read."""

    __tablename__ = "role_member"

    user: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
