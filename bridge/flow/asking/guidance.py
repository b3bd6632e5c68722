"""What somebody can do here, by what they are."""

from bridge.domain.outgoing.asked import HelpAnswer
from bridge.domain.rules import Rules
from bridge.flow.asking.readers import Reader
from bridge.flow.pages.huddle import led_by


def guidance(rules: Rules, reader: Reader) -> HelpAnswer:
    """What the reader can do."""
    return HelpAnswer(
        guest=reader.guest,
        leads=tuple(crew.name for crew in led_by(rules, reader.viewer)),
        owns=tuple(route.team for route in rules.owned(reader.viewer.user)),
        page=rules.page_url,
    )
