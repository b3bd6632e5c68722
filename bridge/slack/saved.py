"""The answer to a report that was kept."""

from bridge.domain.recognised import Recognised
from bridge.slack.cards import known
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Line
from bridge.slack.texts import common, outages


def saved(number: int, recognised: Recognised | None) -> Rendered:
    """Its number, and what it is surely about."""
    return rendered((Line(common.SAVED, number=number), *about(recognised)))


def about(recognised: Recognised | None) -> list[Line]:
    """Which problem it is, whether that is an outage, where it stands and what to tell the customer now."""
    if recognised is None:
        return []
    outage = [Line(outages.KNOWN)] if recognised.outage else []
    return [*outage, *known.lines_of(recognised.problem)]
