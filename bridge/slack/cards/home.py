"""An insight's home: what was saved, where its problem stands, and how to argue with the grouping."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Candidate, HomeCard, SplitHome
from bridge.domain.stages import Stage
from bridge.slack.blocks import LABEL, Block, buttons, paragraph, quiet, quote
from bridge.slack.cards import words
from bridge.slack.cards.home_captured import captured
from bridge.slack.cards.home_fine import fine
from bridge.slack.cards.home_urgent import urgent
from bridge.slack.cards.rendered import TEXT, Rendered, rendered
from bridge.slack.controls import MORE_HOME, WHY, Carried, button, numbered
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip, clip_escaped
from bridge.slack.texts import agents, common

OFFERED = 3
"""More than three candidates are not read."""


def render(card: HomeCard | SplitHome) -> Rendered:
    """What was saved; several problems by number, each with lines, words and buttons of its own."""
    saved = Bold(agents.HOME_SAVED.format(number=card.insight))
    if isinstance(card, HomeCard):
        whole = _problem(card, saved, whole=True)
        return Rendered(whole.text, (*whole.blocks, *_about_words(card)))
    head = Line(agents.HOME_SPLIT, saved=saved, problems=common.PROBLEMS(len(card.parts)))
    parts = [_problem(part, Bold(str(place)), whole=False) for place, part in enumerate(card.parts, 1)]
    text = "\n".join([head.plain(), *(part.text for part in parts)])
    blocks = (block for part in parts for block in part.blocks)
    first, carried = card.parts[0], Carried(card.insight)
    row = [] if first.removed else [buttons(_details(carried), _more(carried))]
    return Rendered(clip_escaped(text, TEXT), (paragraph(head), *blocks, *row, *_about_words(first)))


def _problem(card: HomeCard, saved: Bold, *, whole: bool) -> Rendered:
    """One problem in one of its four moods: praise, unsure, alone, among others; without words it asks nothing.

    Args:
        card: the problem, and what was said of it.
        saved: how its first line begins.
        whole: the report speaks of nothing else, so its own buttons stand in the same row.
    """
    if card.praise:
        thanked = Line(agents.HOME_PRAISE, saved=saved, team=words.team(card.problem.team))
        return _card(card, (thanked, *urgent(card)), whole=whole)
    if card.removed:
        return _card(card, _among_others(card, saved), whole=whole)
    if card.state == "provisional":
        return _unsure(card, saved, whole=whole)
    others = card.problem.reports > 1 or card.unseen or card.same_call is not None
    if card.problem.stage is Stage.HEARD and not others:
        alone = Line(agents.HOME_ALONE, saved=saved, listen=card.problem.listen)
        return _card(card, (*urgent(card), alone), whole=whole)
    return _card(card, _among_others(card, saved), *_judgement(card), whole=whole)


def _among_others(card: HomeCard, saved: Bold) -> tuple[Line, ...]:
    problem = card.problem
    head = Line(
        agents.HOME,
        saved=saved,
        title=Bold(words.title(problem)),
        reports=words.reports(problem),
        stage=words.state(problem),
    )
    again = [Line(agents.HOME_SAME_CALL, number=card.same_call)] if card.same_call is not None else []
    return (
        head,
        *words.changed(problem),
        *words.to_say(problem),
        *words.why_not(problem),
        *again,
        *urgent(card),
    )


def _unsure(card: HomeCard, saved: Bold, *, whole: bool) -> Rendered:
    """The candidates in a row of their own: their labels are long."""
    offers = [_offer(card, place, one) for place, one in enumerate(card.candidates[:OFFERED], 1)]
    new = button(agents.SOMETHING_NEW, Gesture.SOMETHING_NEW, _carried(card))
    asked = Line(agents.HOME_UNSURE, saved=saved)
    offered = [buttons(*offers)] if offers else []
    row = _row(card, new, whole=whole)
    return rendered((asked, *urgent(card)), *_said(card), *offered, *row, quiet(agents.HOME_UNTIL_YOU_SAY))


def _offer(card: HomeCard, place: int, candidate: Candidate) -> Block:
    carried = Carried(card.insight, card.version, str(candidate.group))
    return button(_label(candidate), numbered(Gesture.CHOOSE, place), carried)


def _label(candidate: Candidate) -> str:
    """The problem's title and how many count; a problem that only undecided reports are in has no number to show."""
    if not candidate.reports:
        return candidate.title or agents.UNTITLED
    reports = common.REPORTS(candidate.reports)
    title = clip(candidate.title, LABEL - len(agents.CANDIDATE.format(title="", reports=reports)))
    return agents.CANDIDATE.format(title=title, reports=reports)


def _card(card: HomeCard, lines: tuple[Line, ...], *judgement: Block, whole: bool) -> Rendered:
    confirmed = card.state == "confirmed" and judgement
    undo = [button(agents.UNDO, Gesture.UNDO, _carried(card))] if card.undoable else []
    row = _row(card, *(() if confirmed else judgement), *undo, whole=whole)
    return rendered(lines, *_said(card), *([quiet(agents.HOME_CONFIRMED)] if confirmed else []), *row)


def _judgement(card: HomeCard) -> tuple[Block, Block]:
    carried = _carried(card)
    return button(agents.RIGHT, Gesture.RIGHT, carried), button(agents.NOT_SAME, Gesture.NOT_SAME, carried)


def _row(card: HomeCard, *judgement: Block, whole: bool) -> list[Block]:
    """What can be said of the problem, and of the report where it is all of it; nothing once its words are gone."""
    if card.removed:
        return []
    details, more = ([_details(_carried(card))], [_more(_carried(card))]) if whole else ([], [])
    row = [*judgement, *details, *_why(card), *more]
    return [buttons(*row)] if row else []


def _why(card: HomeCard) -> list[Block]:
    carried = Carried(card.insight, card.version, card.why)
    return [button(agents.WHY, WHY, carried)] if card.why else []


def _said(card: HomeCard) -> list[Block]:
    return [quote(card.text)] if card.text else []


def _about_words(card: HomeCard) -> list[Block]:
    """What became of the words: removed, or held back until their reporter says that they are fine."""
    if not card.removed:
        return [*captured(card.insight, card.captured), *fine(card.insight, card.held_back)]
    left = [quiet(agents.HOME_LEFT_IN.format(key=card.left_in))] if card.left_in else []
    return [quiet(agents.HOME_REMOVED), *left]


def _carried(card: HomeCard) -> Carried:
    return Carried(card.insight, card.version)


def _details(carried: Carried) -> Block:
    return button(agents.DETAILS, Gesture.DETAILS, carried)


def _more(carried: Carried) -> Block:
    return button(agents.MORE, MORE_HOME, carried)
