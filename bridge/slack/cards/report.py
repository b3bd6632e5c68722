"""One report, for whoever asks for it by its number."""

from collections.abc import Iterator

from bridge.domain.outgoing.asked import ShownReport
from bridge.slack.blocks import LABEL, Block, paragraph, quote
from bridge.slack.cards import known
from bridge.slack.cards.rendered import Rendered, joined
from bridge.slack.rich import Bold, Line, Link, When
from bridge.slack.text import clip
from bridge.slack.texts import known as texts


def render(card: ShownReport) -> Rendered:
    """When and whence it came, its words as far as they may be shown, and where it stands."""
    head = _head(card)
    said = [quote(card.text)] if card.text else []
    why = [Line(_why(card))] if _why(card) else []
    below = [*why, *_standing(card), *_links(card)]
    return joined([head, *below], paragraph(head), *said, *_paragraph(below))


def _head(card: ShownReport) -> Line:
    number, when, team = Bold(str(card.insight)), When(card.at), clip(card.team, LABEL)
    said = texts.REPORT_OWN if card.own else texts.REPORT_OF if team else texts.REPORT
    return Line(said, number=number, when=when, team=team)


def _why(card: ShownReport) -> str:
    """Why its words are not shown, or not to others."""
    if card.held:
        return texts.REPORT_HELD_OWN if card.own else texts.REPORT_HELD
    return "" if card.text else texts.REPORT_GONE


def _standing(card: ShownReport) -> list[Line]:
    if not card.problems:
        return [Line(texts.REPORT_SORTING)]
    return [line for problem in card.problems for line in known.lines_of(problem)]


def _links(card: ShownReport) -> Iterator[Line]:
    if card.home:
        yield Line("{link}", link=Link(card.home, texts.REPORT_HOME))
    if card.page:
        yield Line("{link}", link=Link(card.page, texts.REPORT_PAGE))


def _paragraph(lines: list[Line]) -> list[Block]:
    return [paragraph(*lines)] if lines else []
