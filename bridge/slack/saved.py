"""The answer to a report that was kept."""

from bridge.domain.incoming import Kept
from bridge.domain.outages import KnownOutage
from bridge.slack.blocks import SENTENCE
from bridge.slack.rich import Line
from bridge.slack.text import clip
from bridge.slack.texts import common
from bridge.slack.texts import outages as texts


def saved(kept: Kept) -> str:
    """Its number; during an outage also which one it is, and what to tell the customer."""
    if kept.outage is None:
        return common.SAVED.format(number=kept.number)
    return of_outage(kept.number, kept.outage).plain()


def of_outage(number: int, outage: KnownOutage) -> Line:
    """The number of a report of a known outage, which one that is, and what to tell the customer."""
    template = texts.SAVED_TELL if outage.wording else texts.SAVED
    title, wording = clip(outage.title, SENTENCE), clip(outage.wording, SENTENCE)
    return Line(template, number=number, title=title, wording=wording)
