"""A problem that is over and still heard: as its reporters are asked, and as its owner sees it."""

from sqlmodel import Session

from bridge.domain.grouping import State
from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken
from bridge.domain.outgoing import StillHeard, StillSame
from bridge.domain.quotes import quotes
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow.membership import said, shown
from bridge.flow.recurring import Outcome, outcome_of
from bridge.flow.views.problem import problem
from bridge.store.queries import groups
from bridge.store.queries.recurring import said_since, still_heard
from bridge.store.tables import Group, Insight, Membership, StageChange

_QUOTED = 5
OUTCOMES = {
    Outcome.REOPENED: _("Reopened. Those who reported it are told."),
    Outcome.NEW_ISSUE: _("The new reports are followed up as a problem of their own."),
    Outcome.KNOWN: _("Known, and left as it is. Those who reported it again are told."),
}
ANOTHER = _("It is another problem.")
THE_SAME = _("It is the same problem. Its team is told.")
KNOWN_LIVE = _("{team} knows that this is still heard, and leaves it as it is: live. Your report counts.")
KNOWN_DECLINED = _(
    "{team} knows that this is still heard, and leaves it as it is: declined. Your report counts."
)


def still_same(
    session: Session, rules: Rules, insight: Insight, part: int, change: StageChange
) -> StillSame | None:
    """What the reporter is asked, or what became of it; None when the insight is in no group."""
    place = groups.membership(session, insight.id or 0, part)
    if place is None:
        return None
    group = groups.get(session, change.group_id)
    return StillSame(
        insight=insight.id or 0,
        version=place.id or 0,
        text=shown(insight, said(session, insight, part).words),
        problem=problem(session, rules, group),
        since=change.at,
        answer=_answer(session, place, group),
    )


def _answer(session: Session, place: Membership, group: Group) -> str:
    if groups.get(session, place.group_id).id != group.id:
        return spoken(ANOTHER)
    return "" if place.state == State.PROVISIONAL else spoken(THE_SAME)


def still_card(session: Session, rules: Rules, change: StageChange) -> StillHeard:
    """What is heard since a problem was over, for its owner."""
    group = groups.get(session, change.group_id)
    decided = outcome_of(change)
    words = [
        said(session, insight, place.part).words
        for insight, place in said_since(session, group)
        if not insight.held_back
    ]
    return StillHeard(
        problem=problem(session, rules, group),
        reports=decided[1] if decided else still_heard(session, group.id or 0),
        since=change.at,
        quotes=tuple(quotes(words, at_most=_QUOTED)),
        outcome=spoken(OUTCOMES[decided[0]]) if decided else "",
    )


def known_line(session: Session, rules: Rules, change: StageChange) -> str:
    """One line for somebody who has reported again what its owner knows of."""
    group = groups.get(session, change.group_id)
    known = KNOWN_DECLINED if change.stage == Stage.DECLINED else KNOWN_LIVE
    return known.format(team=rules.route(group.theme).team)


def plea(session: Session, rules: Rules, change: StageChange) -> str:
    """What a comment asks of those who work on the issue."""
    card = still_card(session, rules, change)
    reports = "1 report" if card.reports == 1 else f"{card.reports} reports"
    ended = "it was declined" if change.stage == Stage.DECLINED else "it went live"
    return (
        f"Still heard: {reports} since {ended}, confirmed by those who reported."
        " The team that owns the problem took it up again. Please reopen this issue."
    )
