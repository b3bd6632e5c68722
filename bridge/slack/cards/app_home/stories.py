"""You said, we did: for everyone, whoever said it."""

from collections.abc import Iterator, Sequence

from bridge.domain.pages.did import Story
from bridge.domain.stages import Stage
from bridge.slack.blocks import SENTENCE, Block, bullets, heading, quiet
from bridge.slack.cards import words
from bridge.slack.rich import Bold, Line, When
from bridge.slack.text import clip
from bridge.slack.texts import agents, common
from bridge.slack.texts import app_home as texts


def stories(listed: Sequence[Story]) -> Iterator[Block]:
    """What became of the problems that ended last."""
    yield heading(texts.DID)
    yield bullets(map(_line, listed)) if listed else quiet(texts.NO_DID)


def _line(story: Story) -> Line:
    return Line(
        _sentence(story),
        title=Bold(clip(story.title, SENTENCE) or agents.UNTITLED),
        when=When.on(story.since),
        reason=words.sentence(story.reason),
        team=words.team(story.team),
        reports=common.REPORTS(story.reports),
    )


def _sentence(story: Story) -> str:
    if story.stage is Stage.DECLINED:
        return texts.DECLINED if words.sentence(story.reason) else texts.DECLINED_UNSAID
    return texts.LIVE
