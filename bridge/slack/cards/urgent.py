"""A report that cannot wait, in the owner's own messages."""

from bridge.domain.outgoing import Urgent
from bridge.slack import texts
from bridge.slack.blocks import quiet, quote
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Bold, Line, When


def render(card: Urgent) -> Rendered:
    """What was reported, word for word, and where to decide."""
    head = Line(
        texts.URGENT,
        urgent=Bold(texts.URGENT_WORD),
        team=words.team(card.problem.team),
        when=When(card.said_at),
    )
    said = [quote(card.text)] if card.text else [quiet(texts.URGENT_UNQUOTED)]
    return rendered((head, Line(texts.URGENT_WHERE, number=card.insight)), *said)
