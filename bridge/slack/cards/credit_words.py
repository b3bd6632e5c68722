"""Words that the cards on credit share."""

import re
from collections.abc import Mapping

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import Outcomes
from bridge.domain.language import spoken
from bridge.domain.listing import in_a_row
from bridge.domain.naming import at_beginning
from bridge.slack.blocks import LABEL, SENTENCE
from bridge.slack.rich import Bold, Line, Mention, Value
from bridge.slack.text import clip
from bridge.slack.texts import common, credit

_MENTION = re.compile(r"<@(\w+)>")


def facts(outcomes: Outcomes) -> str:
    """What was contributed, and what became of it."""
    live = credit.LIVE.format(count=outcomes.live) if outcomes.live else spoken(credit.NONE_LIVE)
    pieces = [
        common.CONTRIBUTIONS(outcomes.contributions),
        credit.HEARD(outcomes.heard),
        *([credit.PLANNED.format(count=outcomes.planned)] if outcomes.planned else []),
        *([live] if outcomes.heard else []),
    ]
    return in_a_row(pieces)


def head(whose: str, outcomes: Outcomes) -> Line:
    """The facts, and of whom or of which time they are."""
    said = clip(at_beginning(whose), SENTENCE)
    template = credit.OF if said else credit.FACTS
    return Line(template, whose=said, facts=Bold(facts(outcomes)))


def total(points: Mapping[Kind, int], then: int | None) -> list[Line]:
    """The sum and what it is made of; and what it was known to be, if that was something else."""
    summed = common.POINTS(sum(points.values()))
    kinds = in_a_row(credit.KINDS[kind].format(count=count) for kind, count in points.items() if count)
    lines = [Line(credit.SUM if kinds else credit.SUM_NONE, points=summed, kinds=kinds)]
    return lines + known_then(then)


def known_then(then: int | None) -> list[Line]:
    """What a sum was known to be when its period was over."""
    return [] if then is None else [Line(credit.THEN, points=common.POINTS(then))]


def somebody(called: str) -> Value:
    """A person: the mention that may be made of them, or plain words."""
    found = _MENTION.fullmatch(called)
    return Mention(found[1]) if found else clip(called, LABEL)
