"""What becomes of each problem: when it was shown and taken on, its stages, and whether it joined another one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from bridge.domain.rules import Route, Rules
from bridge.domain.stages import Stage
from bridge.measure import words
from bridge.measure.fill.draws import DAY

AFTER = {Stage.PLANNED: 14, Stage.IN_WORK: 20, Stage.FIXED: 15, Stage.LIVE: 7}
"""Days that a stage is waited for, in the mean."""

REASONS = (
    "Works as agreed with the bank",
    "Costs more than it saves",
    "The law asks for it",
    "Not this year",
)
UNANSWERED, DECLINED, STUCK, TAKEN_BACK, JOINED = 0.06, 0.15, 0.15, 0.04, 0.02
"""What share of problems comes to this."""


@dataclass(frozen=True, slots=True)
class Change:
    """From a time on a problem was on a stage."""

    stage: Stage
    at: datetime
    reason: str = ""
    correction: bool = False


@dataclass(slots=True)
class Problem:
    """One problem.

    Attributes:
        number: of its group.
        theme: its key.
        route: whose it is.
        title: what it is called.
        begins: its first report.
        shown: when its owner saw it; None while it is only listened to.
        accepted: when the team took it on.
        changes: its stages, oldest first.
        joined: the number of the problem that it became a part of, and when.
    """

    number: int
    theme: str
    route: Route
    title: str
    begins: datetime
    shown: datetime | None = None
    accepted: datetime | None = None
    changes: list[Change] = field(default_factory=list)
    joined: tuple[int, datetime] | None = None

    @property
    def ended(self) -> list[Change]:
        """The times that reporters were told how it ended."""
        return [change for change in self.changes if change.stage in {Stage.LIVE, Stage.DECLINED}]


def moment(seconds: float) -> datetime:
    """An instant from seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC)


def problems(firsts: Sequence[Sequence[float]], rules: Rules, now: datetime, random: Random) -> list[Problem]:
    """All problems.

    Args:
        firsts: when the first reports of each were said, three at most.
        rules: the themes and whose they are.
        now: what is later has not happened.
        random: decides the rest.
    """
    themes = list(rules.theme_names)
    weights = [1 / (place + 1) for place in range(len(themes))]
    found: list[Problem] = []
    for number, said in enumerate(firsts, 1):
        theme = random.choices(themes, weights)[0]
        one = Problem(number, theme, rules.route(theme), words.title(random), moment(said[0]))
        found.append(one)
        if len(said) >= rules.listen and theme not in rules.unopened:
            one.shown = moment(said[2])
            _live(one, said[2], now.timestamp(), random)
        alive = found[random.randrange(len(found))]
        if random.random() < JOINED and alive.joined is None and alive is not one:
            one.joined = alive.number, moment(random.uniform(said[-1], now.timestamp()))
    return found


def _live(one: Problem, shown: float, now: float, random: Random) -> None:
    """Let an owner answer, or not."""
    if random.random() < UNANSWERED:
        return
    answered = shown + random.expovariate(1 / 3) * DAY
    if answered >= now:
        return
    one.accepted = moment(answered)
    if random.random() < DECLINED:
        one.changes.append(Change(Stage.DECLINED, one.accepted, random.choice(REASONS)))
    else:
        one.changes.append(Change(Stage.WITH_TEAM, one.accepted))
        one.changes.extend(_stages(answered, now, random))


def _stages(at: float, now: float, random: Random) -> Iterator[Change]:
    for stage, days in AFTER.items():
        at += random.expovariate(1 / days) * DAY
        if at >= now or random.random() < STUCK / len(AFTER):
            return
        yield Change(stage, moment(at))
    back = at + random.expovariate(1 / 5) * DAY
    if random.random() < TAKEN_BACK and back < now:
        yield Change(Stage.IN_WORK, moment(back), correction=True)
