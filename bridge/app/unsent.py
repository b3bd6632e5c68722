"""An order in words, as those would have read it to whom it was not sent."""

from bridge.domain.language import speaking
from bridge.domain.outgoing import CreateIssue, Mail, Order, Post, Update
from bridge.slack.cards import render

OVERTAKEN = "(overtaken by what happened since)"


def whom(order: Order | None) -> str:
    """To whom, or where."""
    if isinstance(order, Post):
        return order.user or order.channel or ", ".join(order.together)
    if isinstance(order, Update):
        return order.channel
    if isinstance(order, Mail):
        return order.to
    return str(getattr(order, "user", "") or getattr(order, "channel", "") or "Jira") if order else "nobody"


def in_words(order: Order | None) -> str:
    """What it says."""
    if order is None:
        return OVERTAKEN
    if isinstance(order, Post | Update):
        with speaking(order.language):
            return render(order.card).text
    if isinstance(order, CreateIssue):
        return order.draft.summary
    return f"({type(order).__name__})"
