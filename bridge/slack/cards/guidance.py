"""What somebody can do here, and why something has no answer."""

from collections.abc import Iterator, Mapping

from bridge.domain.listing import in_a_row
from bridge.domain.outgoing.asked import HelpAnswer, Unanswered, Why
from bridge.slack.blocks import SENTENCE, Block, bullets, buttons, paragraph
from bridge.slack.cards.rendered import Rendered, joined, rendered
from bridge.slack.controls import REPORT, Carried, button
from bridge.slack.rich import Line, Link
from bridge.slack.text import clip
from bridge.slack.texts import app_home, team
from bridge.slack.texts import known as texts

SENTENCES: Mapping[Why, str] = {
    Why.NO_WORDS: texts.USAGE,
    Why.NO_REPORT: texts.NO_REPORT,
    Why.NO_TEAM: team.NO_TEAM,
    Why.NOT_PLACED: texts.NOT_PLACED,
    Why.NOT_HERE: texts.NOT_HERE,
}


def render(card: HelpAnswer) -> Rendered:
    """A few lines by what the reader is, and the button that does most of it."""
    head = Line(texts.HELP_GUEST if card.guest else texts.HELP)
    listed = [Line(text) for text in (_GUEST if card.guest else _OURS)]
    more = [*([] if card.guest else [Line(texts.HELP_MENTION)]), *_by_role(card)]
    below = [paragraph(*more)] if more else []
    return joined([head, *listed, *more], paragraph(head), bullets(listed), *below, buttons(report()))


def unanswered(card: Unanswered) -> Rendered:
    """One sentence."""
    return rendered((Line(SENTENCES[card.why], number=card.number),))


def report() -> Block:
    """The button that opens the form."""
    return button(app_home.REPORT, REPORT, Carried(0), primary=True)


_OURS = (texts.HELP_REPORT, texts.HELP_KNOWN, texts.HELP_SHOW, texts.HELP_CREDIT)
_GUEST = (texts.HELP_GUEST_REPORT, texts.HELP_GUEST_KNOWN, texts.HELP_GUEST_SHOW)


def _by_role(card: HelpAnswer) -> Iterator[Line]:
    if card.leads:
        yield Line(texts.HELP_LEAD, teams=_names(card.leads))
    if card.owns:
        yield Line(texts.HELP_OWNER, teams=_names(card.owns))
    if card.page:
        yield Line(texts.HELP_PAGE, page=Link(card.page, texts.THE_PAGES))


def _names(names: tuple[str, ...]) -> str:
    return clip(in_a_row(names), SENTENCE)
