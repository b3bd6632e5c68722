"""An office in which people ask."""

from dataclasses import replace

import pytest

from bridge.domain.asking import Ask, AskedIn, Topic
from bridge.domain.incoming import Capture, Gesture, Way
from bridge.domain.outgoing import Post
from bridge.domain.outgoing.asked import Answer, KnownAnswer
from bridge.domain.redaction import Patterns
from bridge.domain.rules import Crew, Rules
from bridge.flow import tallies
from bridge.flow.asking import Asking
from bridge.store.engine import Store
from bridge.store.queries import people
from bridge.store.tables import Person
from tests.conftest import HeldClock
from tests.flow.office import RULES, TEAM, Office
from tests.flow.owners.desk import form

LEIPZIG = Crew("leipzig", "Leipzig", lead="U-lead", members=("U-1", "U-2", "U-3"))
COURIER = Crew("courier", "Courier", lead="U-c1", members=("U-c1", "U-c2", "U-c3"), company="Swift")
CURIOUS = replace(RULES, crews=(LEIPZIG, COURIER), smallest_team=3, page_url="https://bridge.example")


class Guessing:
    """Knows what is meant: what a test says."""

    def __init__(self) -> None:
        self.means: list[tuple[int, float]] = []
        self.heard: list[str] = []

    def nearest(self, words: str, limit: int) -> list[tuple[int, float]]:
        self.heard.append(words)
        return self.means[:limit]


class Curious(Office):
    """People ask, at once or in messages."""

    def __init__(self, store: Store, clock: HeldClock, rules: Rules = CURIOUS) -> None:
        super().__init__(store, clock, rules)
        self.meaning, self.woken = Guessing(), 0
        self.asking = Asking(
            store, self.rules, clock, Patterns((r"\bC-\d{4,8}\b",)), self._wake, self.meaning
        )

    def ask(self, topic: Topic, words: str = "", number: int = 0, user: str = "U-1") -> Answer:
        """Ask at once."""
        return self.asking.answer(Ask(TEAM, user, topic, words, number))

    def known(self, words: str, user: str = "U-1") -> KnownAnswer:
        """What is known of something."""
        answer = self.ask(Topic.KNOWN, words, user=user)
        assert isinstance(answer, KnownAnswer)
        return answer

    def ask_in(
        self,
        topic: Topic,
        words: str = "",
        user: str = "U-1",
        source: str = "message:T1:C1:1.1",
        number: int = 0,
    ) -> None:
        """Ask in a message, and let the bridge answer."""
        self.asking.answer_in(Ask(TEAM, user, topic, words, number), AskedIn(source, "C1", "1.1"))
        self.work()

    def answers(self) -> list[Post]:
        """What was asked in messages, answered."""
        return [order for key, order, _posted in self.slack.posts if key.startswith("answer:")]

    def problem_of(self, user: str, text: str) -> int:
        """Somebody reports, and all sums are made; gives the problem."""
        number = self.say(user, text)
        self.work()
        self.sum_up()
        return self.group_of(number).id or 0

    def heard_too(self, user: str, group: int) -> int:
        """Somebody says that they heard it too."""
        source = f"view:{user}:{group}"
        capture = Capture(source, Way.KNOWN, TEAM, user, f"heard by {user}", self.clock.now(), problem=group)
        number = self.intake.keep(capture).number
        self.work()
        self.sum_up()
        return number

    def worded(self, group: int, **said: str) -> None:
        """An owner says what to tell the customer."""
        form(self, Gesture.WORDING, group, **said)

    def sum_up(self) -> None:
        """Make all sums."""
        while tallies.refresh(self.store, self.clock.now()):
            pass

    def meet(self, user: str, **known: object) -> None:
        """Somebody was looked up in Slack."""
        with self.store.write() as session:
            person = people.known(session, TEAM, user)
            for name, value in known.items():
                setattr(person, name, value)
            session.add(person)

    def met(self, user: str) -> Person | None:
        """Somebody as they are known."""
        with self.store.read() as session:
            return people.find(session, TEAM, user)

    def _wake(self) -> None:
        self.woken += 1


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Curious:
    return Curious(store, clock)
