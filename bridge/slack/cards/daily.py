"""The day's news of one person's reports, under how many there are."""

from bridge.domain.outgoing import DailyNews, StageNote
from bridge.slack.blocks import LABEL, Block, paragraph, quiet
from bridge.slack.cards import stage
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import agents
from bridge.slack.texts import app_home as texts


def render(card: DailyNews) -> Rendered:
    """What each of the homes would have been told."""
    moved = len({note.insight for note in card.notes})
    return rendered(
        (Line("{moved}", moved=Bold(texts.DAYS_NEWS(moved))),),
        *map(_told, card.notes),
        quiet(texts.DAYS_HINT),
    )


def _told(note: StageNote) -> Block:
    """Of which report, and the same sentence as in its home's thread."""
    title = clip(note.problem.title, LABEL) or agents.UNTITLED
    return paragraph(Line(texts.DAYS_LINE, number=note.insight, title=Bold(title)), stage.line(note))
