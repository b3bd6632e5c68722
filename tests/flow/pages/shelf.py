"""A store with rows laid by hand, for what pages read of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

from bridge.domain.pages.asked import Asked
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Crew, Naming, Route, Rules
from bridge.flow import tallies
from bridge.flow.pages.kinds import Loader
from bridge.store.engine import Store
from bridge.store.tables import Group, Insight, Membership, Person, StageChange

NOW = datetime(2026, 11, 19, 14, tzinfo=UTC)
"""A Thursday."""

Seen = TypeVar("Seen")


def crew(key: str, people: int, **more: Any) -> Crew:
    """A team of people who hear customers, U-KEY0 and so on; its lead is L-KEY."""
    members = tuple(f"U-{key}{number}" for number in range(people))
    return Crew(key, key.capitalize(), f"L-{key}", members, **more)


PAYMENTS = Route(
    "payments", "Payments", ("billing", "policy"), "PAY", "Bug", "C-pay", owners=("U-o",), deputy="U-d"
)
LOGISTICS = Route("logistics", "Logistics", ("delivery_time", "partner"), "", "", "C-log", owners=("U-l",))
ORPHANS = Route("orphans", "Orphans", ("account",), "", "", "C-orphans")
RULES = Rules(
    routes=(PAYMENTS, LOGISTICS, ORPHANS),
    crews=(crew("leipzig", 10), crew("manila", 20, company="Concentra"), crew("night", 2)),
    theme_names={"billing": "Billing", "policy": "Policy", "delivery_time": "Delivery", "account": "Account"},
    naming=Naming.OPT_IN,
    leaders_channel="C-leaders",
    page_url="https://bridge.example",
)
MORE_NIGHTS = replace(RULES, crews=(*RULES.crews, crew("dusk", 3)))
"""The same with a second small team: together they are enough people to be shown."""
LEADER = Viewer("U-boss", "T1", "Noor", frozenset({Role.LEADER}))
AGENT = Viewer("U-leipzig0", "T1", "Mia", frozenset({Role.AGENT}), crew="leipzig")
GUEST = Viewer("U-manila0", "T1", "Jun", frozenset({Role.GUEST}), crew="manila", company="Concentra")


def ago(days: float) -> datetime:
    """So many days before now."""
    return NOW - timedelta(days=days)


class Shelf:
    """Rows of a believable company; ``see`` reads a page of it, with sums as they are then."""

    def __init__(self, store: Store, rules: Rules = RULES) -> None:
        self.store, self.rules = store, rules
        self._laid, self._unsummed = 0, False
        self._people: dict[str, int] = {}

    def lay(self, row: SQLModel) -> int:
        """Write a row."""
        with self.store.write() as session:
            session.add(row)
            session.flush()
            number: int = getattr(row, "id", None) or 0
        return number

    def meet(self, user: str, **more: Any) -> int:
        """A person, met once."""
        if user not in self._people:
            self._people[user] = self.lay(Person(team="T1", user=user, **more))
        return self._people[user]

    def problem(self, title: str = "Refund pending", stage: str = "heard", **columns: Any) -> int:
        """A problem that its team was shown ten days ago, and that came to its stage a day ago."""
        given: dict[str, Any] = {
            "theme": "billing",
            "created_at": ago(11),
            "shown_at": ago(10),
            "due_at": ago(3),
        }
        since = ago(10) if stage == "heard" else ago(1)
        number = self.lay(Group(title=title, stage=stage, **{"stage_since": since, **given, **columns}))
        if stage != "heard":
            self.lay(StageChange(group_id=number, stage=stage, at=columns.get("stage_since", since)))
        return number

    def hear(self, group: int | None = None, by: str = "leipzig0", days: float = 1, **columns: Any) -> int:
        """One report, of a problem if it is named, by somebody of the crew that the name begins with."""
        self._laid, self._unsummed = self._laid + 1, True
        at = columns.pop("at", ago(days))
        given: dict[str, Any] = {"text": "still pending, she says", "theme": "billing", "state": "sorted"}
        given |= {"crew": by.rstrip("0123456789"), "person_id": self.meet(f"U-{by}")}
        row = Insight(source=f"c:{self._laid}", way="command", said_at=at, kept_at=at, **given | columns)
        number = self.lay(row)
        if group is not None:
            self.lay(Membership(insight_id=number, group_id=group, state="joined", cause="sorted", at=at))
        return number

    def see(self, load: Loader, viewer: Viewer = LEADER, now: datetime = NOW, **asked: Any) -> Any:
        """A page as somebody sees it."""
        return self.ask(lambda session: load(session, self.rules, viewer, Asked(**asked), now), now)

    def ask(self, question: Callable[[Session], Seen], now: datetime = NOW) -> Seen:
        """What a question finds once the sums are up to date."""
        while self._unsummed and tallies.refresh(self.store, now):
            pass
        self._unsummed = False
        with self.store.read() as session:
            return question(session)
