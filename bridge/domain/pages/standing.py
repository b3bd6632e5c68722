"""Where a problem stands, in a sentence with its date, and what to say to customers meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bridge.domain.naming import counted
from bridge.domain.stages import Stage

LABELS: Mapping[Stage, str] = {
    Stage.HEARD: "Listening",
    Stage.WITH_TEAM: "With the team",
    Stage.PLANNED: "Planned",
    Stage.IN_WORK: "Being worked on",
    Stage.FIXED: "Fixed, not live yet",
    Stage.LIVE: "Live",
    Stage.DECLINED: "Will not be changed",
    Stage.MERGED: "Part of another problem",
}
"""Every stage in two or three words."""

_OF_A_POLICY: Mapping[Stage, str] = {
    Stage.PLANNED: "Decided",
    Stage.IN_WORK: "Being prepared",
    Stage.FIXED: "Ready, not in force yet",
    Stage.LIVE: "In force",
}
"""What stages are called where nothing is built."""

_SENTENCES: Mapping[Stage, str] = {
    Stage.WITH_TEAM: "With {team} since {since}.",
    Stage.PLANNED: "Planned by {team} since {since}.",
    Stage.IN_WORK: "Being worked on by {team} since {since}.",
    Stage.FIXED: "Fixed by {team} on {since}, and not live yet.",
    Stage.LIVE: "Live since {since}.",
    Stage.DECLINED: "Will not be changed ({team}, {since}).",
    Stage.MERGED: "Part of another problem since {since}.",
}

_SENTENCES_OF_A_POLICY: Mapping[Stage, str] = {
    Stage.PLANNED: "Decided by {team} on {since}, and not in force yet.",
    Stage.IN_WORK: "Being prepared by {team} since {since}.",
    Stage.FIXED: "Ready since {since} ({team}), and not in force yet.",
    Stage.LIVE: "In force since {since}.",
}

_ADVICE: Mapping[Stage, str] = {
    Stage.FIXED: "Please do not tell customers yet that it is mended.",
    Stage.LIVE: "You may tell customers that it is mended.",
    Stage.DECLINED: "No sentence for customers is agreed.",
}
_OPEN = "No sentence for customers is agreed yet. Please give them no date."


def label(stage: Stage, *, policy: bool) -> str:
    """A stage in two or three words, of a policy in the words of its kind.

    >>> label(Stage.LIVE, policy=True), label(Stage.LIVE, policy=False)
    ('In force', 'Live')
    """
    return _OF_A_POLICY.get(stage, LABELS[stage]) if policy else LABELS[stage]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a problem stands.

    Attributes:
        stage: of it.
        team: the one that owns it.
        since: the day on which the stage began.
        reason: why it was declined, if it was.
        answer_by: until when the team owes an answer; None when it owes none.
        overdue: that day is over.
        missing: so many reports are missing until its team sees it; 0: it has seen it.
        asleep: until when, or until what, it sleeps; empty if it is awake.
        policy: nothing is built for it: it is decided, and then in force.
    """

    stage: Stage
    team: str
    since: date
    reason: str = ""
    answer_by: date | None = None
    overdue: bool = False
    missing: int = 0
    asleep: str = ""
    policy: bool = False

    @property
    def label(self) -> str:
        """The stage in two or three words."""
        if self.stage is Stage.WITH_TEAM:
            return f"With {self.team}"
        return label(self.stage, policy=self.policy)

    @property
    def sentence(self) -> str:
        """The stage with its date.

        >>> Standing(Stage.LIVE, "Payments", date(2026, 11, 9)).sentence
        'Live since 9 November 2026.'
        """
        if self.stage is Stage.HEARD:
            return self._listening()
        if self.stage is Stage.DECLINED and self.reason:
            return f"Will not be changed: {self.reason.rstrip('.')} ({self.team}, {_day(self.since)})."
        known = {**_SENTENCES, **_SENTENCES_OF_A_POLICY} if self.policy else _SENTENCES
        return known[self.stage].format(team=self.team, since=_day(self.since))

    @property
    def advice(self) -> str:
        """What to say to customers as long as nobody has agreed on a sentence."""
        return _ADVICE.get(self.stage, _OPEN)

    def _listening(self) -> str:
        if self.missing:
            more = counted(self.missing, "more report")
            return f"Listening since {_day(self.since)}: {self.team} will see it after {more}."
        if self.asleep:
            return f"{self.team} put it off {self.asleep}."
        if self.answer_by is None:
            return f"Listening since {_day(self.since)} ({self.team})."
        owed = f"{self.team} owed an answer by" if self.overdue else f"{self.team} will answer by"
        return f"{'Overdue: ' if self.overdue else ''}{owed} {_day(self.answer_by)}."


def _day(at: date) -> str:
    return f"{at.day} {at:%B %Y}"
