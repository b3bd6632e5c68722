"""Does this problem fit together? A few lines to tick, and where to put what does not belong."""

from collections.abc import Iterator, Mapping
from typing import Any

from bridge.domain.forms import Option
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import CheckUpCard, CheckUpLine
from bridge.slack.blocks import EXCERPT, LABEL, Block, buttons, paragraph, quotes, row
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import SEARCH_PROBLEMS, TICK, Carried, button
from bridge.slack.elements import boxes, option, search
from bridge.slack.given import held
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import common, owners

LINES = 8
QUOTES = 3
SAME, BELONGS = "same:", "belongs:"


def render(card: CheckUpCard) -> Rendered:
    """The problem with its lines; once done, what came of it instead."""
    title = Bold(words.title(card.problem))
    head = Line(
        owners.CHECK_UP_DONE if card.done else owners.CHECK_UP,
        title=title,
        reports=words.reports(card.problem),
    )
    said = [text for text in card.quotes[:QUOTES] if text]
    quoted = [quotes(said)] if said else []
    if card.done:
        return rendered((head, Line("{done}", done=clip(card.done, EXCERPT))), *quoted)
    return rendered((head,), *quoted, *_lines(card), _ends(card))


def ticked(state: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What stands in a card's boxes when it is sent: the ticked lines, and where the others go.

    What goes elsewhere does not belong here, whatever its box says.

    Args:
        state: ``state.values`` of the message, by block and action.
    """
    ticks: list[str] = []
    elsewhere: dict[str, tuple[str, ...]] = {}
    for name, actions in state.items():
        for action_id, element in actions.items():
            chosen = held(element)
            if action_id == TICK:
                ticks += chosen
            elif chosen:
                elsewhere[name.replace(BELONGS, "elsewhere:", 1)] = chosen
    stays = [name for name in ticks if name.replace(BELONGS, "elsewhere:", 1) not in elsewhere]
    return {"ticked": tuple(stays), **elsewhere}


def _lines(card: CheckUpCard) -> Iterator[Block]:
    lines = card.lines[:LINES]
    same = [line for line in lines if line.name.startswith(SAME)]
    belongs = [line for line in lines if line.name.startswith(BELONGS)]
    if same:
        yield paragraph(Line(owners.CHECK_UP_SAME))
        made = [_same(line) for line in same]
        preset = [one for one, line in zip(made, same, strict=True) if line.ticked]
        yield row("same", boxes(TICK, made, preset))
    if belongs:
        yield paragraph(Line(owners.CHECK_UP_BELONGS_HERE))
    for line in belongs:
        yield quotes([line.text or owners.CHECK_UP_UNQUOTED])
        made = [option(Option(line.name, owners.CHECK_UP_BELONGS))]
        somewhere = search(SEARCH_PROBLEMS, owners.CHECK_UP_ELSEWHERE)
        yield row(line.name, boxes(TICK, made, made if line.ticked else ()), somewhere)


def _same(line: CheckUpLine) -> Block:
    room = LABEL - len(owners.CHECK_UP_SAME_AS.format(title=""))
    label = owners.CHECK_UP_SAME_AS.format(title=clip(line.text or owners.UNTITLED, room))
    reports = common.REPORTS(line.reports)
    return option(Option(line.name, label), more=words.apart(reports, line.issue_key))


def _ends(card: CheckUpCard) -> Block:
    carried = Carried(card.check_up)
    return buttons(
        button(owners.DONE, Gesture.CHECK_UP, carried, primary=True),
        button(owners.SKIP, Gesture.SKIP_CHECK_UP, carried),
    )
