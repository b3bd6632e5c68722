from datetime import datetime

from sqlmodel import Field, SQLModel

from bridge.domain.credit import Kind
from bridge.store.columns import instant, one_of


class CreditEntry(SQLModel, table=True):
    """One line of the ledger: never updated, never deleted; a correction reverses it and a new one follows."""

    __tablename__ = "credit_entry"
    __table_args__ = (one_of("kind", Kind), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    points: int
    person_id: int = Field(foreign_key="person.id", index=True)
    insight_id: int | None = Field(default=None, foreign_key="insight.id", index=True)
    asked_id: int | None = Field(default=None, foreign_key="asked.id", index=True)
    group_id: int = Field(foreign_key="insight_group.id")
    jira_id: str | None = None
    rule: int
    cause: str
    at: datetime = instant()
    reverses: int | None = Field(default=None, foreign_key="credit_entry.id", index=True)
