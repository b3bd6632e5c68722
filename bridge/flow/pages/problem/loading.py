"""Read all that the page of a problem shows."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.problem import ProblemPage, Step, Tracked, Worded
from bridge.domain.pages.standing import LABELS, label
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import saying
from bridge.flow.pages.effect import effect_of
from bridge.flow.pages.problem.answered import asked_and_answered
from bridge.flow.pages.problem.listening import Ears
from bridge.flow.pages.problem.past import Past
from bridge.flow.pages.reading import Callers
from bridge.flow.pages.scope import crews_in_scope
from bridge.flow.pages.whereabouts import standing_of
from bridge.flow.views.standing import hidden
from bridge.store.queries import groups, issues
from bridge.store.queries.pages import problem as queries
from bridge.store.tables import Group

STEPS = 12
NOT_YOURS = "Nobody of your company has reported this problem."


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> ProblemPage:
    """One problem, cut to what somebody may see; the number of one that was merged leads to where it went on.

    Raises:
        LookupError: there was never a problem of this number.
        ForbiddenError: the viewer is of a company that did not report it.
    """
    group = groups.get(session, asked.number)
    number, crews = group.id or 0, crews_in_scope(rules, viewer)
    ears = Ears(session, rules, group, crews, now)
    if crews is not None and not ears.reports:
        raise ForbiddenError(NOT_YOURS)
    ours, leading = crews is None, groups.numbers(session, number)
    callers = Callers(session, rules, viewer)
    heard = ears.heard()
    return ProblemPage(
        number=number,
        title=group.title,
        theme=rules.theme_names.get(group.theme or "", ""),
        standing=standing_of(session, rules, group, heard.reports, now),
        steps=_steps(session, rules, group),
        heard=heard,
        quotes=ears.quotes(),
        came_by=asked.number if asked.number != number else 0,
        worded=_worded(session, group, now),
        questions=asked_and_answered(session, leading) if ours else (),
        issue=_issue(session, group) if ours else None,
        effect=_effect(session, group, now) if ours else "",
        history=Past(session, rules, viewer, callers).of(group, leading) if ours else (),
        ours=not ours,
        named=tuple(sorted(callers.named)),
    )


def _steps(session: Session, rules: Rules, group: Group) -> tuple[Step, ...]:
    """How it came where it is, oldest first."""
    policy = group.theme in rules.policies
    changes = reversed(queries.stages(session, group.id or 0, STEPS))
    began = Step(Stage.HEARD, LABELS[Stage.HEARD], group.created_at.date())
    steps = [
        Step(Stage(change.stage), label(Stage(change.stage), policy=policy), change.at.date())
        for change in changes
        if change.stage != Stage.MERGED
    ]
    return (began, *steps)


def _effect(session: Session, group: Group, now: datetime) -> str:
    """What going live changed, as long as it is live."""
    effect = effect_of(session, group.id or 0, now) if group.stage == Stage.LIVE else None
    return effect.sentence if effect else ""


def _worded(session: Session, group: Group, now: datetime) -> Worded | None:
    wording = saying.agreed(session, group, now)
    if wording is None:
        return None
    return Worded(wording.text, wording.meanwhile, wording.until.date() if wording.until else None)


def _issue(session: Session, group: Group) -> Tracked | None:
    issue = issues.of_group(session, group.id or 0)
    if issue is None:
        return None
    away = hidden(issue)
    return Tracked(issue.key, issue.url, issue.summary, issue.status, issue.assignee, away)
