"""What a problem may be the same as: issues that people opened in Jira, another problem, two issues of one."""

from collections.abc import Iterator

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Lookalike, Neighbour, TriageCard
from bridge.slack.blocks import LABEL, SENTENCE, Block, buttons, paragraph
from bridge.slack.cards import words
from bridge.slack.controls import Carried, button, numbered
from bridge.slack.rich import Bold, Line, Link, When
from bridge.slack.text import clip
from bridge.slack.texts import common, owners

OFFERED = 2
SURVIVORS = 5


def blocks(card: TriageCard) -> Iterator[Block]:
    """Which of two issues goes on; before anything is decided, issues that look alike, then a close problem."""
    if card.survivors:
        yield from _survivors(card)
    if card.outcome:
        return
    if card.looks_like:
        yield from _lookalikes(card)
    if card.neighbour:
        yield from _neighbour(card.problem.group, card.neighbour)


def _lookalikes(card: TriageCard) -> Iterator[Block]:
    offered = card.looks_like[:OFFERED]
    yield paragraph(*(_line(owners.LOOKS_LIKE, one) for one in offered))
    yield _choices(Gesture.IT_IS, owners.IT_IS, card.problem.group, offered)


def _survivors(card: TriageCard) -> Iterator[Block]:
    offered = card.survivors[:SURVIVORS]
    yield paragraph(Line(owners.SURVIVORS), *(_line(owners.SURVIVOR, one) for one in offered))
    yield _choices(Gesture.SURVIVOR, owners.GOES_ON, card.problem.group, offered)


def _choices(gesture: Gesture, label: str, group: int, offered: tuple[Lookalike, ...]) -> Block:
    return buttons(
        *(
            button(
                label.format(key=clip(one.key, LABEL // 2)),
                numbered(gesture, place),
                Carried(group, choice=one.jira_id),
            )
            for place, one in enumerate(offered, 1)
        )
    )


def _neighbour(group: int, neighbour: Neighbour) -> Iterator[Block]:
    yield paragraph(
        Line(
            owners.NEIGHBOUR_ISSUE if neighbour.issue_key else owners.NEIGHBOUR,
            title=Bold(words.sentence(neighbour.title)),
            key=clip(neighbour.issue_key, SENTENCE),
            reports=common.REPORTS(neighbour.reports),
        )
    )
    other = Carried(group, choice=str(neighbour.group))
    yield buttons(
        button(owners.SAME_MERGE, numbered(Gesture.MERGE, 1), other, primary=True),
        button(owners.DIFFERENT_OPEN, Gesture.OPEN_ANYWAY, other),
    )


def _line(template: str, one: Lookalike) -> Line:
    key = clip(one.key, SENTENCE) or owners.THE_ISSUE
    return Line(
        template,
        key=Link(one.url, key) if one.url else key,
        summary=words.sentence(one.summary),
        when=When(one.since),
    )
