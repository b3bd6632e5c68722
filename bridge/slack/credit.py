"""The answer to `/credits`: facts first, then the lines that the sum is made of."""

from bridge.domain.credit_summary import CreditLine, CreditSummary
from bridge.slack.blocks import SENTENCE, bullets, quiet
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Bold, Line, When
from bridge.slack.text import clip
from bridge.slack.texts import common, credit

LISTED = 15


def render(summary: CreditSummary) -> Rendered:
    """The summary as an answer that only the person sees."""
    if not summary.lines:
        return rendered((Line(credit.CREDIT_NONE),))
    problems = common.counted(common.PROBLEMS, summary.heard)
    sentence = credit.CREDIT_FACTS if summary.live else credit.CREDIT_FACTS_NONE_LIVE
    facts = Line(sentence, problems=Bold(problems), live=summary.live)
    total = Line(
        credit.CREDIT_SUM,
        total=common.counted(common.POINTS, summary.total),
        insight=summary.insight,
        found=summary.found,
        answer=summary.answer,
    )
    more = [quiet(credit.CREDIT_MORE.format(count=LISTED))] if len(summary.lines) > LISTED else []
    return rendered((facts, total), bullets(_line(line) for line in summary.lines[:LISTED]), *more)


def _line(line: CreditLine) -> Line:
    return Line(
        credit.CREDIT_LINE,
        when=When(line.when),
        sentence=clip(line.sentence, SENTENCE),
        points=common.counted(common.POINTS, line.points),
    )
