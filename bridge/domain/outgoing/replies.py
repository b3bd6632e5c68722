"""Cards for what people write to the bot without a button: an answer, a word on a "no", or a new report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that is open to somebody.

    Attributes:
        asked: the number of its being put to them.
    """

    asked: int
    text: str
    team: str


@dataclass(frozen=True, slots=True)
class ReplyAsk:
    """A direct message that came while a question is open: is it the answer, or a new report?

    Attributes:
        insight: its number, should it be a report.
        questions: those that are open, the newest first.
        state: ``open``, ``answer``, ``report``, ``late`` when its author said nothing, ``gone`` when they deleted it, or
            ``closed`` when the question was withdrawn meanwhile.
    """

    insight: int
    questions: tuple[Asking, ...]
    state: str = "open"


@dataclass(frozen=True, slots=True)
class Objection:
    """What a reporter says to a "no", for the team that said it.

    Attributes:
        title: the problem's.
        who: the reporter, as far as they may be named to everybody.
        text: their words, redacted.
    """

    title: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class ReplyHeard:
    """What became of a reply in a thread.

    Attributes:
        became: ``answer`` or ``objection`` where it was passed on, ``named`` where it may name somebody, ``closed``
            where it came too late, ``nobody`` where nobody was listening.
        team: the team that it went to.
    """

    became: str
    team: str
