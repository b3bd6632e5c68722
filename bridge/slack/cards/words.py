"""Words that several cards share."""

from collections.abc import Iterable

from bridge.domain import listing
from bridge.domain.outgoing import Problem
from bridge.domain.stages import Stage
from bridge.slack.blocks import LABEL, SENTENCE
from bridge.slack.rich import Due, Line, Value
from bridge.slack.text import clip
from bridge.slack.texts import agents, common, customers, stages


def title(problem: Problem) -> str:
    """The problem's title, short enough for a sentence."""
    return clip(problem.title, SENTENCE)


def apart(*pieces: str) -> str:
    """Facts that stand beside each other, those that are not known left out."""
    return " · ".join(filter(None, pieces))


def in_a_row(values: Iterable[Value]) -> Line:
    """People, channels or links as a part of a sentence."""
    places = {f"place{at}": value for at, value in enumerate(values)}
    return Line(listing.in_a_row(f"{{{name}}}" for name in places), **places)


def beside_each_other(*values: Value) -> Line:
    """What is known of one thing, in one line."""
    places = {f"place{at}": value for at, value in enumerate(values)}
    return Line(apart(*(f"{{{name}}}" for name in places)), **places)


def team(name: str) -> str:
    """Who owns the problem, also when no route names a team."""
    return clip(name, SENTENCE) or agents.THE_TEAM


def sentence(text: str) -> str:
    """What somebody wrote, short enough for a sentence of ours, without its full stop."""
    return clip(text, SENTENCE).rstrip(". ")


def reports(problem: Problem) -> str:
    """How many reports count, with their unit."""
    return common.REPORTS(problem.reports)


def reason(problem: Problem) -> str:
    """Why it was declined, without its full stop; empty if nobody said."""
    return sentence(problem.reason)


def reference(placeholder: str) -> str:
    """What stands for a customer, such as ``reference 1``, at the beginning of a sentence."""
    kind, _space, number = placeholder.partition(" ")
    named = kind == "reference" and number.isdigit()
    return customers.NAME.format(number=number) if named else clip(placeholder, LABEL).capitalize()


def to_say(problem: Problem) -> list[Line]:
    """What to tell the customer now, and what to do meanwhile, as far as the team has said."""
    said, done = clip(problem.wording, SENTENCE), clip(problem.meanwhile, SENTENCE)
    lines = [_tell(problem, said)] if said else []
    more = [Line(agents.MEANWHILE, meanwhile=done)] if done else []
    dated = [Line(stages.MAY_TELL, until=Due(problem.tell_by))] if problem.tell_by else []
    return [*lines, *more, *dated]


def changed(problem: Problem) -> list[Line]:
    """What is different for customers since it is live, as far as the team has said."""
    what = clip(problem.what_changed, SENTENCE)
    return [Line(stages.CHANGED, what=what)] if what else []


def why_not(problem: Problem) -> list[Line]:
    """Why a declined problem stays as it is, as far as the team has said."""
    why = reason(problem) if problem.stage is Stage.DECLINED else ""
    return [Line(agents.HOME_DECLINED, reason=why)] if why else []


def _tell(problem: Problem, wording: str) -> Line:
    if problem.until is None:
        return Line(agents.TELL, wording=wording, team=team(problem.team))
    return Line(agents.TELL_UNTIL, wording=wording, team=team(problem.team), until=Due(problem.until))


def state(problem: Problem) -> str:
    """Where the problem stands, in a few words."""
    if problem.stage is Stage.HEARD and problem.reports >= problem.listen:
        return agents.SHOWN.format(team=team(problem.team))
    known = {**agents.STATES, **stages.STATES} if problem.policy else agents.STATES
    return known[problem.stage].format(count=problem.reports, listen=problem.listen, team=team(problem.team))
