"""The whole flow on a real database, with Slack, Jira and the classifiers played by fakes."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple, TypeVar

from sqlalchemy import inspect
from sqlmodel import SQLModel, select

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CreditLine
from bridge.domain.incoming import Capture, Click, Gesture, Way
from bridge.domain.outgoing import HomeCard, Note, Post, SplitHome, StageNote, TriageCard
from bridge.domain.redaction import Patterns
from bridge.domain.rules import Route, Rules
from bridge.domain.stages import Stage
from bridge.flow import views
from bridge.flow.delivery import Delivery, Times
from bridge.flow.inbox import Attending, Mailbox
from bridge.flow.intake import Intake
from bridge.flow.polling import JiraReading
from bridge.flow.privacy import Privacy
from bridge.flow.sorting import Sorting
from bridge.flow.statement import statement
from bridge.store.engine import Store
from bridge.store.queries import groups, insights
from bridge.store.tables import Effect, Group, Insight
from tests.conftest import HeldClock
from tests.fakes import FakeJira, FakeSlack, Numbers, WordSorter
from tests.flow.scenes import set_once, states

Row = TypeVar("Row", bound=SQLModel)

TEAM = "T1"
PAYMENTS = Route("payments", "Payments", ("billing", "praise"), "PAY", "Bug", "C-pay", owners=("U-owner",))
DELIVERY = Route("delivery", "Delivery", ("delivery_time",), "DEL", "Bug", "C-del")
RULES = Rules(
    routes=(PAYMENTS, DELIVERY),
    listen=2,
    unopened=frozenset({"praise"}),
    stage_maps={"PAY": {"Selected": Stage.PLANNED}},
)


class OpenVault:
    """A vault whose secrets can be read."""

    def digest(self, value: str) -> str:
        return f"digest of {value}"

    def seal(self, value: str) -> str:
        return f"sealed {value}"


def drained(step: Callable[[], bool]) -> bool:
    """Take steps until there is nothing more to do; whether there was anything."""
    did = False
    while step():
        did = True
    return did


def after_all(work: Callable[[], object]) -> None:
    """Work as workers do, who go on after what nobody foresaw."""
    for _ in range(3):
        with suppress(Exception):
            work()


class Earned(NamedTuple):
    """What somebody earned: by kind and in all, how many problems were heard and are live, and the newest lines."""

    insight: int
    found: int
    answer: int
    total: int
    heard: int
    live: int
    lines: tuple[CreditLine, ...]


class Office:
    """People say and click; ``work`` lets the bridge do all that is due."""

    def __init__(self, store: Store, clock: HeldClock, rules: Rules = RULES) -> None:
        self.store, self.clock, self.rules = store, clock, rules
        self.slack, self.jira, self.sorter = FakeSlack(), FakeJira(clock.now), WordSorter()
        privacy = Privacy(Patterns((r"\bC-\d{4,8}\b",)), OpenVault())
        self.intake = Intake(store, rules, clock, privacy, lambda: None, lambda: None)
        self.mailbox = Mailbox(store, clock, lambda: None)
        self.sorting = Sorting(store, rules, clock, self.sorter)
        self.attending = Attending(store, rules, clock, self.jira)
        self.reading = JiraReading(store, rules, clock, self.jira)
        self.delivery = self.worker("worker-1")
        self._turns = Numbers()
        self.beginning = states(self.players())

    def players(self) -> tuple[object, ...]:
        """All that may change with what happens, beside the database."""
        outside = (self.clock, self.slack, self.jira, self.sorter)
        doors = (self.intake, self.attending, self.reading, self.delivery)
        return (self, *outside, *doors, self.sorting, self.sorting._memory)

    def worker(self, name: str, **times: object) -> Delivery:
        """One more deliverer."""
        performers = {"slack": self.slack, "jira": self.jira}
        return Delivery(self.store, self.rules, self.clock, performers, name, Times(**times))  # type: ignore[arg-type]

    def say(self, user: str, text: str, source: str | None = None, way: Way = Way.COMMAND) -> int:
        """Report; gives the number."""
        source = source or f"command:{next(self._turns)}"
        capture = Capture(source, way, TEAM, user, text, self.clock.now(), "C1", "1.1")
        return self.intake.keep(capture).number

    def work(self) -> None:
        """Until nothing is due."""
        drained(self.sorting.step)
        while drained(self.attending.step) or drained(self.delivery.step):
            drained(self.sorting.step)

    def click(
        self, user: str, gesture: Gesture, subject: int, choice: str = "", version: int | None = None
    ) -> None:
        """A person presses a button on the card as it stands, and the bridge acts."""
        self.press(user, gesture, subject, choice, version)
        self.work()

    def press(
        self, user: str, gesture: Gesture, subject: int, choice: str = "", version: int | None = None
    ) -> None:
        """A person presses a button on the card as it stands, and the bridge has not acted yet."""
        if version is None:
            version = self.home(subject).version if gesture in _AT_HOME else 0
        turn = f"{user}:{next(self._turns)}"
        self.intake.click(Click(turn, gesture, TEAM, user, subject, self.clock.now(), version, choice))

    def home(self, number: int) -> HomeCard:
        """The home card of an insight of one problem as it would be shown now."""
        [card] = self.parts(number)
        return card

    def parts(self, number: int) -> tuple[HomeCard, ...]:
        """What the home card of an insight shows now, problem by problem."""
        insight = self.insight(number)
        with self.store.read() as session:
            card = views.home_card(session, self.rules, insight, self.clock.now())
        return card.parts if isinstance(card, SplitHome) else (card,)

    def insight(self, number: int) -> Insight:
        with self.store.read() as session:
            found = session.get(Insight, number)
        assert found is not None
        return found

    def group_of(self, number: int, part: int = 0) -> Group:
        """The group that an insight, or another part of it, is in now."""
        with self.store.read() as session:
            place = groups.membership(session, number, part)
            assert place is not None
            return groups.get(session, place.group_id)

    def state(self, number: int) -> str:
        """How sure it is that an insight belongs where it is."""
        with self.store.read() as session:
            place = groups.membership(session, number)
        assert place is not None
        return place.state

    def vetoed(self, number: int, part: int = 0) -> set[int]:
        """The groups that an insight, or another part of it, was said not to belong to."""
        with self.store.read() as session:
            return groups.vetoed(session, number, part)

    def leads_to(self, group: int) -> int:
        """The group that a number stands for today."""
        with self.store.read() as session:
            return groups.get(session, group).id or 0

    def rows(self, table: type[Row]) -> list[Row]:
        """All rows of a table, oldest first."""
        with self.store.read() as session:
            return list(session.exec(select(table).order_by(*inspect(table).primary_key)))

    def effect(self, key: str) -> Effect:
        return next(effect for effect in self.rows(Effect) if effect.key == key)

    def credit(self, user: str) -> Earned:
        """What a person sees of their own credit."""
        with self.store.read() as session:
            own = statement(session, self.rules, TEAM, user)
        points, outcomes = own.points, own.outcomes
        return Earned(
            points.get(Kind.INSIGHT, 0),
            points.get(Kind.FOUND, 0),
            points.get(Kind.ANSWER, 0),
            own.total,
            outcomes.heard,
            outcomes.live,
            own.lines,
        )

    def notes(self) -> list[tuple[str, str]]:
        """Sentences said in threads: the thread and the words."""
        orders = [order for _key, order, _posted in self.slack.posts]
        return [(order.thread, order.card.text) for order in orders if isinstance(order.card, Note)]

    def triage(self) -> list[TriageCard]:
        """The cards that owners got."""
        return [
            order.card
            for _key, order, _posted in self.slack.posts
            if isinstance(order, Post) and isinstance(order.card, TriageCard)
        ]

    def told(self, number: int) -> list[Stage]:
        """The stages that were told in an insight's home, in order."""
        return [note.stage for note in self.stage_notes(number)]

    def stage_notes(self, number: int) -> list[StageNote]:
        """What was told of stages in an insight's home, in order."""
        told = [order.card for key, order, _posted in self.slack.posts if key.startswith("stage:")]
        return [card for card in told if isinstance(card, StageNote) and card.insight == number]

    @set_once
    def problem(self, *texts: str) -> list[int]:
        """Several people report: one insight a text, by U-1, U-2 and so on."""
        numbers = [self.say(f"U-{number}", text) for number, text in enumerate(texts, 1)]
        self.work()
        return numbers

    @set_once
    def opened(self) -> tuple[list[int], str]:
        """A problem of two reports whose issue was opened: the insights, and Jira's id."""
        numbers = self.problem("refund pending for days", "refund pending since days")
        self.click("U-owner", Gesture.OPEN_ISSUE, self.group_of(numbers[0]).id or 0)
        return numbers, next(iter(self.jira.issues_by_id))

    def comment(self, jira_id: str, text: str, *, ours: bool = False, restricted: bool = False) -> None:
        """Somebody comments in Jira, and the bridge reads it."""
        self.clock.forward(minutes=1)
        self.jira.say(jira_id, text, ours=ours, restricted=restricted)
        self.poll()

    def poll(self) -> None:
        """Read Jira, and do what follows."""
        self.clock.forward(minutes=1)
        self.reading.poll()
        self.work()

    def count(self) -> int:
        with self.store.read() as session:
            return insights.count(session)


_AT_HOME = (Gesture.RIGHT, Gesture.NOT_SAME, Gesture.CHOOSE, Gesture.SOMETHING_NEW, Gesture.UNDO)
SETTLE = timedelta(seconds=90)
