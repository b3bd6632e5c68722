from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from bridge.store.columns import counter, instant, json_column, one_of


class ThemeLabel(SQLModel, table=True):
    """A person said what theme a part of an insight has: append-only, the latest counts."""

    __tablename__ = "theme_label"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    insight_id: int = Field(foreign_key="insight.id", index=True)
    part: int = counter()
    theme: str
    person_id: int = Field(foreign_key="person.id")
    at: datetime = instant()


class GoldenSet(SQLModel, table=True):
    """Texts and insights that classifiers are judged on, frozen: the newest counts, the others stay as history.

    An example is ``{"theme": …, "text": …}`` or ``{"theme": …, "insight": …, "part": …}``: what an insight says goes
    when its text goes.
    """

    __tablename__ = "golden_set"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = instant()
    examples: list[dict[str, Any]] = json_column(default_factory=list)


class ThemeModel(SQLModel, table=True):
    """A classifier that was fitted, and how it was judged; its number is its version.

    ``basis`` names the taxonomy and the sentence model that it fits to. ``marks`` holds for each theme how many golden
    examples there are, and how many were right before and after. ``refused`` says why it was not published.
    """

    __tablename__ = "theme_model"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    basis: str = Field(index=True)
    fitted_at: datetime = instant()
    lessons: int
    labels: int
    golden_id: int = Field(foreign_key="golden_set.id")
    against: int
    before: float
    after: float
    marks: dict[str, Any] = json_column(default_factory=dict)
    refused: str = ""


class ThemeArchive(SQLModel, table=True):
    """A classifier itself. The newest are kept, and the one that serves."""

    __tablename__ = "theme_archive"

    version: int = Field(primary_key=True, foreign_key="theme_model.id")
    data: bytes


class ThemeChoice(SQLModel, table=True):
    """From ``at`` on this version serves: append-only, the latest of a basis counts. Version 0 is the taxonomy alone."""

    __tablename__ = "theme_choice"
    __table_args__ = (
        one_of("cause", ("refit", "person")),
        Index("ix_theme_choice_latest", "basis", "id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    basis: str
    version: int
    cause: str
    at: datetime = instant()
