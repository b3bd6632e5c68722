"""Problems that stand there as if they had been reported, sorted and shown long ago."""

from itertools import count

from bridge.store.queries import people
from bridge.store.tables import Group, Insight, Membership, Vector
from tests.fakes import WordSorter
from tests.flow.office import TEAM, Office

_sources = count(1)


def planted(office: Office, *texts: str, theme: str | None = "billing") -> int:
    """A problem that its owner sees: by U-1, U-2 and so on, one insight a text; gives its number."""
    now = office.clock.now()
    with office.store.write() as session:
        group = Group(theme=theme, title=texts[0].capitalize(), stage_since=now, created_at=now, shown_at=now)
        session.add(group)
        session.flush()
        for at, text in enumerate(texts, 1):
            insight = Insight(
                source=f"planted:{next(_sources)}",
                way="command",
                person_id=people.known(session, TEAM, f"U-{at}").id or 0,
                text=text,
                theme=theme,
                said_at=now,
                kept_at=now,
                state="sorted",
            )
            session.add(insight)
            session.flush()
            number, there = insight.id or 0, group.id or 0
            session.add(Vector(insight_id=number, model="words-1", data=WordSorter().read(text)))
            session.add(Membership(insight_id=number, group_id=there, state="joined", cause="sorted", at=now))
    return group.id or 0
