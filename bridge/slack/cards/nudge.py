"""An answer is overdue: said to the owner, then to the deputy, then to leaders."""

from bridge.domain.outgoing import Nudge
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Bold, Line, Link, When
from bridge.slack.texts import common, owners


def render(card: Nudge) -> Rendered:
    """For how long, of what, whose it was, and where to decide."""
    days = common.DAYS(card.days)
    head = Line(owners.NUDGE, days=days, title=Bold(words.title(card.problem)))
    told = Line(owners.NUDGES[card.to], team=words.team(card.problem.team), when=When.on(card.due))
    where = [Line("{card}", card=Link(card.url, owners.NUDGE_CARD))] if card.url else []
    return rendered((head, told, *where))
