from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from bridge.store.columns import instant


class WebSession(SQLModel, table=True):
    """Somebody who signed in to the pages; the browser holds the token, we only its digest."""

    __tablename__ = "web_session"

    digest: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    browser: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    began_at: datetime = instant()
    seen_at: datetime = instant()
    ends_at: datetime = instant(index=True)


class SigningIn(SQLModel, table=True):
    """A sign-in under way: what must come back from Slack, and where to go then. Gone once used, or after minutes."""

    __tablename__ = "signing_in"

    state: str = Field(primary_key=True)
    nonce: str
    verifier: str
    browser: str
    next: str
    ends_at: datetime = instant(index=True)


class Look(SQLModel, table=True):
    """Somebody looked at named data of others, or exported a table: append-only."""

    __table_args__ = (Index("ix_look_of_whom", "about_id", "id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    what: str
    page: str
    about_id: int | None = Field(default=None, foreign_key="person.id")
    rows: int = 0
    at: datetime = instant(index=True)
