from sqlmodel import Field, SQLModel


class Part(SQLModel, table=True):
    """One of several problems that an insight speaks of; an insight that speaks of one has none.

    ``words`` and ``data`` hold what was said: the row goes when the text goes.
    """

    insight_id: int = Field(primary_key=True, foreign_key="insight.id")
    part: int = Field(primary_key=True)
    words: str
    theme: str | None = None
    model: str
    data: bytes
