from sqlmodel import Field, SQLModel

from bridge.domain.preferences import News
from bridge.store.columns import one_of, words


class Preference(SQLModel, table=True):
    """How somebody wants to hear of news. Quiet hours are minutes of the day in the person's own zone.

    An empty ``language`` is the one that they use Slack in.
    """

    __table_args__ = (one_of("news", News),)

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    news: str = News.INSTANT
    quiet_from: int | None = None
    quiet_until: int | None = None
    language: str = words()
