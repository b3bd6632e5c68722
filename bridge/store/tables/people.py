from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class Person(SQLModel, table=True):
    """Somebody who reported, answered or decided, known by Slack's ids; names stay in Slack."""

    __table_args__ = (UniqueConstraint("team", "user"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    team: str
    user: str


class CrewMember(SQLModel, table=True):
    """Who is in a crew by Slack's user group, as last read."""

    __tablename__ = "crew_member"

    user: str = Field(primary_key=True)
    crew: str = Field(index=True)
