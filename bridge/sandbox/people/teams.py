"""The product teams at their Jira board: ask, plan, work, finish, release; a few things they will not do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bridge.sandbox.people.cards import Json
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.people.tally import Progress, Tally

PHASE = "Teams at work"
ASKED = 5
"""The team of one issue in so many asks those who heard it."""

REFUSED = 9
"""One issue in so many ends as Won't Do."""

UNSHIPPED = 7
"""One finished issue in so many is in no release yet."""

QUESTION = "To agents: since when do you hear this? [This week] [For longer] [Only once]"


Settle = Callable[[], bool]
"""Waits until everybody has heard of what was done; false when time is up."""


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture on one issue: what the tally calls it, the path in the control API, and the body."""

    name: str
    path: str
    body: dict[str, object]


@dataclass
class Teams:
    """Takes every issue on the board to its end, all of them side by side in rounds.

    Attributes:
        hands: the control API.
        tally: counts what was done.
        progress: told after every round, in finished issues.
        asking: questions to agents are on their way.
    """

    hands: Hands
    tally: Tally
    progress: Progress
    asking: bool = False
    _plans: dict[str, list[list[Step]]] = field(default_factory=dict)
    _releases: dict[str, str] = field(default_factory=dict)
    _before: set[str] = field(default_factory=set)
    _round: int = 0

    def begin(self, project: str, words: str) -> str:
        """Look at the board before anybody reports anything; what is there already is left alone.

        Args:
            project: where there shall be an older issue that somebody can remember.
            words: what its summary begins with.

        Returns:
            The key of that issue, which is written now if it is missing.
        """
        board = self._board()
        self._before = {issue["key"] for issue in board["issues"]}
        for issue in board["issues"]:
            if issue["project"] == project and issue["summary"].startswith(words):
                return str(issue["key"])
        older = {"project": project, "summary": words, "issuetype": "Task"}
        key = str(self.hands.do("jira/issue", user=self._member(board, project), **older)["issue"])
        self._before.add(key)
        return key

    def take(self, key: str) -> None:
        """Work on this older issue too: somebody linked a problem to it."""
        self._before.discard(key)

    def work(self, settle: Settle) -> bool:
        """Work until every issue has reached its end.

        Returns:
            Whether it got there in time.
        """
        while self._take_on():
            while any(self._plans.values()):
                steps = [step for rounds in self._plans.values() if rounds for step in rounds.pop(0)]
                self.asking = any(step.name == "asked" for step in steps)
                for step in steps:
                    self._do(step)
                self._tell()
                if not settle():
                    return False
            self._release()
            if not settle():
                return False
        return True

    def _take_on(self) -> bool:
        """Plan the issues that are new on the board; whether there are any."""
        board = self._board()
        known = self._before | self._plans.keys()
        fresh = [issue for issue in board["issues"] if issue["key"] not in known]
        self._round += bool(fresh)
        for issue in fresh:
            who = self._member(board, issue["project"])
            self._plans[issue["key"]] = self._plan(issue, who, len(self._plans) + 1)
        self._tell()
        return bool(fresh)

    def _plan(self, issue: Json, who: str, number: int) -> list[list[Step]]:
        asking = [_comment(issue, who, QUESTION)] if number % ASKED == 1 else []
        if number % REFUSED == 4:
            return [[*asking, _move(issue, who, "Done", "wont_do", "Won't Do")]]
        version = {"fixVersions": [self._next_release(issue["project"])]} if number % UNSHIPPED else {}
        return [
            [*asking, _move(issue, who, "Selected for Development", "selected")],
            [_move(issue, who, "In Progress", "started")],
            [_edit(issue, who, version)] * bool(version) + [_move(issue, who, "Done", "shipped", "Done")],
        ]

    def _next_release(self, project: str) -> str:
        """The version that this round's fixes of a project go into; made when it is first needed."""
        if project not in self._releases:
            self._releases[project] = f"5.{self._round + 2}"
            self.hands.do("jira/version", project=project, name=self._releases[project])
        return self._releases[project]

    def _release(self) -> None:
        board = self._board()
        for project, version in self._releases.items():
            who = self._member(board, project)
            self._do(Step("released", "jira/release", {"user": who, "project": project, "version": version}))
        self._releases.clear()

    def _do(self, step: Step) -> None:
        self.hands.do(step.path, **step.body)
        self.tally.add(step.name)

    def _tell(self) -> None:
        self.progress(PHASE, sum(not steps for steps in self._plans.values()), len(self._plans))

    def _board(self) -> Json:
        return self.hands.ask("jira/board")

    @staticmethod
    def _member(board: Json, project: str) -> str:
        """Who works on a project: its lead."""
        return next(str(entry["lead"]) for entry in board["projects"] if entry["key"] == project)


def _move(issue: Json, who: str, to: str, name: str, resolution: str | None = None) -> Step:
    body = {"user": who, "issue": issue["id"], "to": to, "resolution": resolution}
    return Step(name, "jira/transition", body)


def _comment(issue: Json, who: str, text: str) -> Step:
    return Step("asked", "jira/comment", {"user": who, "issue": issue["id"], "text": text})


def _edit(issue: Json, who: str, fields: Mapping[str, object]) -> Step:
    return Step("versioned", "jira/edit", {"user": who, "issue": issue["id"], "fields": fields})
