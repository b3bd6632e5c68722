"""A report that cannot wait, in the owner's own messages."""

from bridge.domain.outgoing import Urgent
from bridge.slack.blocks import quiet, quote
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Bold, Line, When
from bridge.slack.texts import owners


def render(card: Urgent) -> Rendered:
    """What was reported, word for word, and where to decide."""
    head = Line(
        owners.URGENT,
        urgent=Bold(owners.URGENT_WORD),
        team=words.team(card.problem.team),
        when=When(card.said_at),
    )
    said = [quote(card.text)] if card.text else [quiet(owners.URGENT_UNQUOTED)]
    return rendered((head, Line(owners.URGENT_WHERE, number=card.insight)), *said)
