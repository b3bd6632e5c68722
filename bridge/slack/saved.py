"""The answer to a report that was kept."""

from bridge.domain.incoming import Kept
from bridge.slack.blocks import SENTENCE
from bridge.slack.text import clip
from bridge.slack.texts import common
from bridge.slack.texts import outages as texts


def saved(kept: Kept) -> str:
    """Its number; during an outage also which one it is, and what to tell the customer."""
    if kept.outage is None:
        return common.SAVED.format(number=kept.number)
    template = texts.SAVED_TELL if kept.outage.wording else texts.SAVED
    title, wording = clip(kept.outage.title, SENTENCE), clip(kept.outage.wording, SENTENCE)
    return template.format(number=kept.number, title=title, wording=wording)
