"""Histories of whatever people and Jira may do, drawn by chance and told through the real steps."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from bridge.domain.credit import Kind
from bridge.domain.incoming import Click, Gesture, IssueSeen
from bridge.domain.rules import Crew
from bridge.flow import conversation
from bridge.flow.decisions import decide
from bridge.flow.erasure import erase
from bridge.flow.membership import by_problem
from bridge.flow.questions.due import stand
from bridge.flow.rulebook import newest
from bridge.store.queries import groups
from bridge.store.tables import CreditEntry, Group, Insight, Issue, Membership, Person, Question
from tests.flow.office import RULES, TEAM, Office, drained
from tests.flow.small import after

AGENTS = ("U-0", "U-1", "U-2")
CREWS = (Crew("leipzig", "Leipzig", members=AGENTS[:2]), Crew("manila", "Manila", members=AGENTS[2:]))
FIRM = replace(RULES, crews=CREWS, admins=("U-admin",))
SAID = (
    "refund pending for days",
    "parcel left in rain",
    "refund pending since days",
    "parcel left in heavy rain",
    "lamp broken on arrival",
    "refund shows wrong amount for weeks",
    "lamp broken again and parcel left in rain",
    "lamp broken at arrival",
)
STATUSES = (("To Do", "new"), ("Selected", "new"), ("In Progress", "indeterminate"), ("Done", "done"))

Deed = tuple[str, int, int]


def firm() -> "History":
    """Three people have reported four problems; two are taken on, and a question is open."""
    office = after(_beginning, FIRM)
    office.clock.forward(days=1)
    return History(office)


def _beginning(office: Office) -> None:
    for turn, text in enumerate(SAID * 2):
        office.say(AGENTS[turn % 3], f"{text}{' still' * (turn // len(SAID))}")
    office.work()
    for number in (1, 2):
        office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(number).id or 0)
    office.comment(office.rows(Issue)[0].jira_id, "To agents: since when?")


class History:
    """What happens, deed by deed; whoever cannot do one leaves it."""

    def __init__(self, office: Office) -> None:
        self.office, self._turns = office, count()

    def tell(self, deeds: Sequence[Deed]) -> None:
        """Let it all happen."""
        for name, one, other in deeds:
            self.office.clock.forward(minutes=7)
            DEEDS[name](self, one, other)
        stand(self.office.store, self.office.rules, self.office.clock)

    def points(self) -> dict[int, dict[Kind, int]]:
        """By person and kind, as stored; without sums of nothing."""
        sums: dict[int, Counter[Kind]] = {}
        for entry in self.office.rows(CreditEntry):
            sums.setdefault(entry.person_id, Counter())[Kind(entry.kind)] += entry.points
        found = {who: {kind: points for kind, points in one.items() if points} for who, one in sums.items()}
        return {who: one for who, one in found.items() if one}

    def erased(self) -> set[int]:
        return {one.id or 0 for one in self.office.rows(Person) if one.erased_at is not None}

    def by(self, user: str, gesture: Gesture, subject: int, choice: str = "", **more: object) -> None:
        """Somebody decides."""
        now, turn = self.office.clock.now(), f"{user}:{next(self._turns)}"
        version = int(str(more.pop("version", 0)))
        values = {name: tuple(given) for name, given in more.items() if isinstance(given, (list, tuple))}
        click = Click(turn, gesture, TEAM, user, subject, now, version, choice, values)
        with self.office.store.grouping() as session:
            decide(session, self.office.rules, click, now)

    def owner(self, gesture: Gesture, one: int, choice: str = "", **values: Sequence[str]) -> None:
        """The owner decides about the problem of an insight."""
        self.by("U-owner", gesture, self.group(one).id or 0, choice, **values)

    def reporter(self, gesture: Gesture, one: int) -> None:
        """A reporter says something of the first problem of an own insight."""
        insight = self.insight(one)
        with self.office.store.read() as session:
            version = by_problem(session, insight.id or 0)[0][-1].id
            user = session.get_one(Person, insight.person_id).user
        if not user.startswith("erased"):
            self.by(user, gesture, insight.id or 0, version=version)

    def insight(self, one: int) -> Insight:
        rows = self.office.rows(Insight)
        return rows[one % len(rows)]

    def place(self, one: int) -> Membership:
        insight = self.insight(one).id or 0
        with self.office.store.read() as session:
            return groups.places(session, insight)[-1 if one % 2 else 0]

    def group(self, one: int) -> Group:
        place = self.place(one)
        with self.office.store.read() as session:
            return groups.get(session, place.group_id)

    def named(self, one: int) -> tuple[str]:
        """A part of an insight as forms name it."""
        place = self.place(one)
        return (f"{place.insight_id}:{place.part}",)


def say(history: History, one: int, other: int) -> None:
    history.office.say(AGENTS[other % 3], f"{SAID[one % len(SAID)]} {'again ' * (one % 3)}")
    drained(history.office.sorting.step)


def useful(history: History, one: int, other: int) -> None:
    """Marks every second one, or another choice, of a problem's reports; all others are not useful any more."""
    group = history.group(one).id or 0
    with history.office.store.read() as session:
        listed = groups.members(session, group)
    chosen = [f"{place.insight_id}:{place.part}" for _one, place in listed if other >> place.insight_id & 1]
    history.owner(Gesture.USEFUL, one, insights=chosen)


def contest(history: History, one: int, other: int) -> None:
    """Somebody contests an own line, and the admin decides."""
    lines = history.office.rows(CreditEntry)
    if lines:
        line = lines[one % len(lines)]
        with history.office.store.read() as session:
            user = session.get_one(Person, line.person_id).user
        history.by(user, Gesture.CONTEST, line.id or 0, text=("No",))
        verdict = ("granted", "upheld")[other % 2]
        points = ("1", "-1", "2")[other % 3]
        history.by(
            "U-admin", Gesture.DECIDE_CONTEST, one % 4 + 1, verdict, reason=("Looked",), points=(points,)
        )


def jira(history: History, one: int, other: int) -> None:
    """An issue gets another status."""
    status, category = STATUSES[other % len(STATUSES)]
    _read(history, one, status=status, category=category, resolution="Done" if category == "done" else None)


def duplicate(history: History, one: int, other: int) -> None:
    """An issue is closed as a duplicate of another one."""
    rows = history.office.rows(Issue)
    stays = rows[other % len(rows)].jira_id
    _read(history, one, status="Done", category="done", resolution="Duplicate", duplicates=(stays,))


def _read(history: History, one: int, **columns: object) -> None:
    rows = history.office.rows(Issue)
    issue, now = rows[one % len(rows)], history.office.clock.now()
    known = issue.model_dump(include={"key", "project", "summary", "url"})
    seen = IssueSeen(id=issue.jira_id, updated=now, **known, **columns)  # type: ignore[arg-type]
    with history.office.store.grouping() as session:
        conversation.apply(session, history.office.rules, conversation.Look(seen, None), now)


def answer(history: History, one: int, other: int) -> None:
    """Somebody answers what was asked at the beginning, and the owner may take the answers."""
    question = history.office.rows(Question)[0].id or 0
    history.by(AGENTS[one % 3], Gesture.ANSWER, question, "since Monday")
    if other % 3 == 0:
        history.by("U-owner", Gesture.ACCEPT_ANSWERS, question)


def take_back_grouping(history: History, one: int, _other: int) -> None:
    """The owner takes the newest decision back, if it only regrouped or changed a stage."""
    group = history.group(one).id or 0
    with history.office.store.read() as session:
        ruling = newest(session, group)
    if ruling is not None and ruling.gesture in {"merge", "split", "move", "decline", "reopen"}:
        history.owner(Gesture.TAKE_BACK, one)


def forget(history: History, one: int, _other: int) -> None:
    erase(history.office.store, AGENTS[one % 3], history.office.clock.now())


Told = Callable[[History, int, int], None]

GROUPING: dict[str, Told] = {
    "merge": lambda told, one, other: told.owner(Gesture.MERGE, one, str(told.group(other).id)),
    "split": lambda told, one, _other: told.owner(Gesture.SPLIT, one, insights=told.named(one)),
    "move": lambda told, one, other: told.owner(
        Gesture.MOVE, one, insights=told.named(one), to=(str(told.group(other).id),)
    ),
    "take back": take_back_grouping,
    "decline": lambda told, one, _other: told.owner(Gesture.DECLINE, one, "too dear"),
    "reopen": lambda told, one, _other: told.owner(Gesture.REOPEN, one),
    "jira": jira,
    "duplicate": duplicate,
}
"""What owners and Jira do to problems, and what confirms nothing that anybody contributed."""

CONFIRMING: dict[str, Told] = {
    "say": say,
    "right": lambda told, one, _other: told.reporter(Gesture.RIGHT, one),
    "not same": lambda told, one, _other: told.reporter(Gesture.NOT_SAME, one),
    "new": lambda told, one, _other: told.reporter(Gesture.SOMETHING_NEW, one),
    "undo": lambda told, one, _other: told.reporter(Gesture.UNDO, one),
    "take on": lambda told, one, _other: told.owner(Gesture.OPEN_ISSUE, one),
    "take all back": lambda told, one, _other: told.owner(Gesture.TAKE_BACK, one),
    "settle": lambda told, one, other: told.owner(Gesture.MAYBES, one, ("all", "none")[other % 2]),
    "follow up": lambda told, one, _other: told.owner(Gesture.NEW_ISSUE, one),
    "useful": useful,
    "word": lambda told, one, other: told.owner(
        Gesture.WORDING, one, text=("Ten days.",), author=((*AGENTS, "U-owner")[other % 4],)
    ),
    "contest": contest,
    "answer": answer,
    "a day": lambda told, one, _other: told.office.clock.forward(hours=24 * (1 + one % 20)),
}
DEEDS = GROUPING | CONFIRMING | {"forget": forget}


def deeds(names: dict[str, Told], most: int) -> st.SearchStrategy[list[Deed]]:
    """Many of these, in any order."""
    numbers = st.integers(0, 1023)
    return st.lists(
        st.tuples(st.sampled_from(sorted(names)), numbers, numbers), min_size=most // 2, max_size=most
    )
