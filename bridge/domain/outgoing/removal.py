"""Cards about words that somebody would like to see removed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakeDownCard:
    """Somebody asks that the words of a report be removed; whoever reads it decides.

    Attributes:
        insight: the report's number.
        text: its words, as those who may read them see them; empty once they are gone.
        who: by whom it is asked, as far as the reader may know.
        reason: what they say; empty if nothing.
        answer: ``remove`` or ``keep``; empty until somebody decides.
    """

    insight: int
    text: str
    who: str
    reason: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class TakeDownTold:
    """What became of the words of a report, for whoever asked, and for its reporter.

    Attributes:
        answer: ``remove`` or ``keep``.
        mine: it is the reader's own report.
    """

    insight: int
    answer: str
    mine: bool = False
