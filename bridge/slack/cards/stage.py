"""One stage of a problem, told once in one home's thread."""

from collections.abc import Mapping

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import StageNote
from bridge.domain.stages import Stage
from bridge.slack.blocks import WORDS, Block, buttons, paragraph, quote
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Due, Line, Moment, When
from bridge.slack.text import clip
from bridge.slack.texts import agents, common, customers, replies, stages

WITH_OWN_WORDS = {Stage.LIVE, Stage.DECLINED}
"""Stages that end the wait: here people want to see what it was that they said."""


def render(note: StageNote) -> Rendered:
    """The stage in plain words; a correction says first that the last word no longer holds.

    Who spoke of several problems at once is shown the words that this one is about.
    """
    heard = [Line(replies.OBJECT, team=words.team(note.problem.team))] if note.objectable else []
    correction = [Line(agents.CORRECTION)] if note.correction else []
    lines = (*correction, line(note), *_to_say(note), *_thanks(note), *heard)
    said = bool(note.text) and (note.part or note.stage in WITH_OWN_WORDS)
    reported = [_reported(note)] if said else []
    return rendered((*lines, *reported), *([quote(note.text)] if said else []), *_question(note))


def line(note: StageNote) -> Line:
    """The stage in one sentence."""
    return Line(
        _sentence(note),
        title=Bold(words.title(note.problem)),
        team=words.team(note.problem.team),
        reports=words.reports(note.problem),
        reason=words.reason(note.problem),
        colleagues=common.COLLEAGUES(note.colleagues),
        when=_since(note),
        until=Due(note.problem.tell_by or note.problem.since),
    )


def _since(note: StageNote) -> When | Moment:
    """A fix is live from a time of day on: a customer who called before it may not have met it."""
    fixed = note.stage is Stage.LIVE and not note.problem.policy
    return Moment(note.problem.since) if fixed else When(note.problem.since)


def _to_say(note: StageNote) -> list[Line]:
    """What customers can be told of a "no", and what is different for them since it is live."""
    if note.stage is Stage.LIVE:
        return words.changed(note.problem)
    return words.to_say(note.problem) if note.stage is Stage.DECLINED else []


def _reported(note: StageNote) -> Line:
    """Whose words follow; in an outage somebody may have said the same again and again."""
    if not note.also:
        return Line(agents.YOU_REPORTED)
    return Line(agents.YOU_REPORTED_OFTEN, reports=common.REPORTS(1 + note.also))


def _thanks(note: StageNote) -> list[Line]:
    """What the team says to those who reported."""
    if not note.thanks:
        return []
    return [Line(agents.THANKS, team=words.team(note.problem.team), text=clip(note.thanks, WORDS))]


def _question(note: StageNote) -> list[Block]:
    """Before customers are told, the reporter says whether the news is of their problem."""
    if not note.asks:
        return []
    if note.answer:
        return [paragraph(Line(customers.ANSWERED[note.answer]))]
    carried = Carried(note.insight, note.asks)
    return [
        buttons(
            button(customers.SAME_THING, Gesture.SAME_THING, carried),
            button(customers.NOT_THIS, Gesture.NOT_THIS, carried),
        )
    ]


def _sentence(note: StageNote) -> str:
    if note.stage is Stage.HEARD and note.correction:
        return agents.HEARD_AGAIN
    if note.stage is Stage.LIVE and not note.colleagues:
        return stages.IN_FORCE_BY_ONE if note.problem.policy else agents.LIVE_BY_ONE
    if note.stage is Stage.DECLINED and not words.reason(note.problem):
        return agents.DECLINED_UNSAID
    return _known(note)[note.stage]


def _known(note: StageNote) -> Mapping[Stage, str]:
    """Each stage in the words of the problem's kind, with the day that customers may be told, if there is one."""
    if note.problem.policy:
        return {**agents.NOTES, **stages.NOTES, **(stages.POLICIES_DATED if note.problem.tell_by else {})}
    return {**agents.NOTES, **(stages.DATED if note.problem.tell_by else {})}
