"""Letters for those who are not in Slack."""

from dataclasses import dataclass

from bridge.domain.pages.charts import Chart


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a letter says, and where it leads.

    Attributes:
        text: a sentence or two.
        url: of the page that tells more; empty if there is none.
    """

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Several of them under a heading."""

    title: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter.

    Attributes:
        subject: one line.
        headline: the sentence that matters.
        sections: the rest, the most pressing first.
        chart: one picture; None for none.
        foot: on what it all rests, in small print.
        url: of the page that tells more; empty if there is none.
        open: what the link to it says; empty: its address.
        language: in which it is written, as HTML names it.
    """

    subject: str
    headline: str
    sections: tuple[Section, ...]
    chart: Chart | None = None
    foot: str = ""
    url: str = ""
    open: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Mail:
    """Send a letter to an address. There is no look-up: it may arrive twice, with the same id."""

    to: str
    letter: Letter
