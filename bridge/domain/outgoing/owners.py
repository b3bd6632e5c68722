"""Cards for those who decide."""

from dataclasses import dataclass
from datetime import date, datetime

from bridge.domain.details import Counts
from bridge.domain.outgoing.agents import Problem


@dataclass(frozen=True, slots=True)
class Lookalike:
    """An issue that people opened in Jira, and that may be of the same problem.

    Attributes:
        jira_id: Jira's numeric id, as text.
        since: when it was opened.
    """

    jira_id: str
    key: str
    summary: str
    since: datetime
    url: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A problem that may be the same as another one.

    Attributes:
        issue_key: of its Jira issue, empty if it has none.
    """

    group: int
    title: str
    reports: int
    issue_key: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """The newest decision on a problem that can be taken back.

    Attributes:
        ruling: its number.
        sentence: what was decided, by whom and when.
    """

    ruling: int
    sentence: str


@dataclass(frozen=True, slots=True)
class TriageCard:
    """A problem shown to the team that owns it.

    Attributes:
        agents: how many people reported it.
        customers: how many different customers are known by reference, 0 if none is.
        trend: ``rising``, ``falling`` or ``steady`` over two weeks; empty while it is too young to say.
        teams: the names of the reporters' teams, the one with most reports first.
        contacts: how customers reached us, as far as reporters said so.
        feelings: how they felt, the same.
        meanwhile: the workaround that agents use, empty if there is none.
        wording: what agents tell customers now, empty if nothing is agreed.
        looks_like: open Jira issues that may be the same, best first.
        neighbour: a problem with an issue that may be the same; asked before a second issue is opened.
        kind: ``jira`` or ``slack``: whether the route ends in an issue or on this card.
        outcome: what was decided, in a sentence; empty while it waits for a decision.
        waiting: what Jira still wants before it takes the issue, in Jira's words; empty if nothing.
        fillable: the owner can give what Jira still wants in a form.
        issue_url: where the issue stands, once there is one.
        hidden: what became of the issue, if it cannot be read any more.
        assignee: who is in charge in Jira.
        answer_by: until when the team owes an answer; None when it owes none.
        overdue: that time has passed.
        asleep: until when, or until what, the card sleeps, in a sentence; empty if it is awake.
        still: how many reported it again after it was live or declined.
        survivors: the issues to choose from when two problems with an issue each were merged.
        shippable: it is fixed, and somebody can say that it is live.
        decided: what can be taken back.
        page: where everything about the problem stands; empty if there is no page.
    """

    problem: Problem
    agents: int
    first_heard: datetime
    quotes: tuple[str, ...]
    theme: str
    customers: int = 0
    trend: str = ""
    teams: tuple[str, ...] = ()
    contacts: Counts = ()
    feelings: Counts = ()
    meanwhile: str = ""
    wording: str = ""
    looks_like: tuple[Lookalike, ...] = ()
    neighbour: Neighbour | None = None
    kind: str = "jira"
    outcome: str = ""
    waiting: str = ""
    fillable: bool = False
    issue_url: str = ""
    hidden: str = ""
    assignee: str = ""
    answer_by: date | None = None
    overdue: bool = False
    asleep: str = ""
    still: int = 0
    survivors: tuple[Lookalike, ...] = ()
    shippable: bool = False
    decided: Decided | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class CheckUpLine:
    """One thing to tick.

    Attributes:
        name: what the tick brings back: ``same:GROUP`` or ``belongs:INSIGHT:PART``.
        text: the other problem's title, or what the insight says.
        reports: of the other problem; 0 for an insight.
        issue_key: of the other problem, empty if it has no issue.
        ticked: what is assumed until somebody says otherwise.
    """

    name: str
    text: str
    reports: int = 0
    issue_key: str = ""
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class CheckUpCard:
    """Does this problem fit together? At most five lines to tick.

    Attributes:
        check_up: its number.
        done: what came of it, in a sentence; empty while it waits.
    """

    check_up: int
    problem: Problem
    quotes: tuple[str, ...]
    lines: tuple[CheckUpLine, ...]
    done: str = ""


@dataclass(frozen=True, slots=True)
class StillHeard:
    """Reports of a problem that is live or was declined, confirmed by those who reported.

    Attributes:
        reports: how many since.
        since: since when it is live or declined.
        quotes: what they say.
        outcome: what was decided, in a sentence; empty while it waits.
    """

    problem: Problem
    reports: int
    since: datetime
    quotes: tuple[str, ...]
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """A line of the weekly list."""

    problem: Problem
    customers: int
    first_heard: datetime
    answer_by: date | None = None
    overdue: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class ProblemList:
    """The problems that wait for a team, most customers first.

    Attributes:
        week: its name, such as ``2026-W47``.
        more: how many are not listed.
    """

    team: str
    week: str
    problems: tuple[ListedProblem, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Nudge:
    """An answer is overdue.

    Attributes:
        days: for how many days.
        to: ``owner``, ``deputy`` or ``leaders``: who is told this time.
    """

    problem: Problem
    due: date
    days: int
    to: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class AnswersCard:
    """What came back to a question, in the thread of the triage card and as one comment in Jira."""

    question: int
    text: str
    asked_at: datetime
    asked: int
    counts: tuple[tuple[str, int], ...]
    written: tuple[str, ...]
    accepted: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One plain sentence in a thread."""

    text: str
