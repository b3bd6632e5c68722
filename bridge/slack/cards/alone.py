"""A month without anybody else who reports the same."""

from bridge.domain.outgoing import StillAlone
from bridge.slack.blocks import SENTENCE, quiet
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Bold, Line, When
from bridge.slack.text import clip
from bridge.slack.texts import agents


def render(card: StillAlone) -> Rendered:
    """What is known honestly, and that nothing is to be done for it."""
    title = Bold(clip(card.title, SENTENCE))
    line = Line(agents.STILL_ALONE, title=title, when=When(card.since), listen=card.listen)
    return rendered((line,), quiet(agents.WAKES_BY_ITSELF))
