"""A person's own credit: the facts, the sums, and the lines with why, links, and a way to contest each."""

from collections.abc import Iterator

from bridge.domain.credit_summary import CreditLine, CreditSummary
from bridge.domain.incoming import Gesture
from bridge.domain.naming import at_beginning
from bridge.slack.blocks import LABEL, SENTENCE, Block, bullets, buttons, paragraph, quiet
from bridge.slack.cards import credit_words, words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Line, Link, When
from bridge.slack.text import clip
from bridge.slack.texts import common, credit

CONTESTABLE = 5
LISTED = 15
"""How many of the newest lines have a button, and how many are shown at all."""


def render(summary: CreditSummary) -> Rendered:
    """What the person alone sees."""
    if not summary.recorded:
        return rendered((Line(credit.OFF),))
    foot = (*_missing(), *_name(summary))
    if not summary.lines:
        return rendered((_none(summary),), *foot)
    lines = (
        credit_words.head(summary.period, summary.outcomes),
        *credit_words.total(summary.points, summary.then),
    )
    return rendered(lines, *_lines(summary), *foot)


def _none(summary: CreditSummary) -> Line:
    period = at_beginning(summary.period)
    return Line(credit.NONE_THEN, period=period) if period else Line(credit.NONE)


def _lines(summary: CreditSummary) -> Iterator[Block]:
    for line in summary.lines[:CONTESTABLE]:
        yield paragraph(_line(line, summary.page))
        if not line.contest:
            carried = Carried(line.entry, choice=clip(line.sentence, SENTENCE))
            yield buttons(button(credit.CONTEST, Gesture.CONTEST, carried))
    if older := summary.lines[CONTESTABLE:LISTED]:
        yield bullets(_line(line, summary.page) for line in older)
    shown = min(len(summary.lines), LISTED)
    if summary.listed > shown:
        yield quiet(credit.MORE.format(count=shown, all=summary.listed))


def _line(line: CreditLine, page: str) -> Line:
    contested = [clip(line.contest, 2 * LABEL)] if line.contest else []
    sentence, points = clip(line.sentence, SENTENCE), common.POINTS(line.points)
    return words.beside_each_other(When(line.when), sentence, points, *_links(line, page), *contested)


def _links(line: CreditLine, page: str) -> Iterator[Link]:
    if page and line.insight:
        yield Link(f"{page}/insights/{line.insight}", credit.THE_REPORT)
    if page and line.group:
        yield Link(f"{page}/problems/{line.group}", credit.THE_PROBLEM)
    if line.issue_url:
        yield Link(line.issue_url, clip(line.issue_key, LABEL) or credit.THE_ISSUE)


def _missing() -> Iterator[Block]:
    yield buttons(button(credit.MISSING, Gesture.CONTEST, Carried(0)))


def _name(summary: CreditSummary) -> tuple[Block, ...]:
    """Where the settings leave people the choice: who sees their name, and the other way."""
    return () if summary.agreed is None else consent(agreed=summary.agreed).blocks


def consent(*, agreed: bool) -> Rendered:
    """Who sees a person's name, and a button to change it."""
    said, label, choice = (
        (credit.TO_EVERYBODY, credit.TAKE_BACK, "no")
        if agreed
        else (credit.TO_MY_TEAM, credit.SHOW_NAME, "yes")
    )
    change = button(label, Gesture.CONSENT, Carried(0, choice=choice))
    return rendered((Line(said),), buttons(change))
