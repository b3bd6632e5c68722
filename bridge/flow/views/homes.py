"""What stands in the homes of insights."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import CORRECTIONS, State
from bridge.domain.outgoing import Candidate, HomeCard, SplitHome, StageNote
from bridge.domain.rules import Rules
from bridge.domain.sentences import read_out
from bridge.domain.stages import OVER, Stage
from bridge.flow import outbox, thanks
from bridge.flow.captured import captured
from bridge.flow.fine import held_back
from bridge.flow.membership import Says, by_problem, said, shown, words_at
from bridge.flow.views.reporter import colleagues, own, scope, unseen
from bridge.flow.views.seen import named
from bridge.flow.views.urgent import alarm_of
from bridge.store.queries import effects, groups, removal
from bridge.store.tables import Group, Insight, Membership, StageChange


def home_card(session: Session, rules: Rules, insight: Insight, now: datetime) -> HomeCard | SplitHome:
    """An insight's home as it stands.

    Raises:
        LookupError: the insight is not sorted yet.
    """
    problems = by_problem(session, insight.id or 0)
    if not problems:
        raise LookupError(f"insight {insight.id} is not sorted")
    if len(problems) == 1:
        whole = Says(insight.text, insight.theme)
        return _home_card(session, rules, insight, problems[0][-1], whole, now)
    cards = (
        _home_card(session, rules, insight, *_part(session, insight, places), now) for places in problems
    )
    return SplitHome(insight.id or 0, tuple(cards))


def _part(session: Session, insight: Insight, places: list[Membership]) -> tuple[Membership, Says]:
    """The newest of these places, and what the insight says there."""
    theme = said(session, insight, places[-1].part).theme
    return places[-1], Says(words_at(session, insight, places), theme)


def _home_card(
    session: Session, rules: Rules, insight: Insight, place: Membership, says: Says, now: datetime
) -> HomeCard:
    group = groups.get(session, place.group_id)
    return HomeCard(
        insight=insight.id or 0,
        version=place.id or 0,
        text=says.words,
        problem=own(session, rules, insight, group, now),
        state=_as_reporter_sees(insight, place),
        candidates=_candidates(session, rules, insight, place),
        why=read_out(place.why),
        undoable=place.cause in CORRECTIONS and place.person_id == insight.person_id,
        praise=says.theme in rules.unopened,
        same_call=_same_call(session, insight, group),
        removed=insight.removed_at is not None,
        left_in=_left_in(session, insight),
        held_back=held_back(session, insight),
        captured=captured(session, rules, insight),
        alarm=alarm_of(session, insight),
        unseen=unseen(session, rules, insight, group),
    )


def _left_in(session: Session, insight: Insight) -> str:
    """The issue out of which we could not take the report's words."""
    left = removal.left_in(session, insight.id or 0) if insight.removed_at else []
    return next((issue.key for issue in reversed(left)), "")


def _same_call(session: Session, insight: Insight, group: Group) -> int | None:
    """The report of the same call that counts instead of this one there."""
    if insight.copy_of is None:
        return None
    return groups.same_calls(session, group.id or 0).get(insight.id or 0)


def _as_reporter_sees(insight: Insight, place: Membership) -> str:
    """What an owner confirmed is still open to the reporter's own word."""
    theirs = place.person_id == insight.person_id
    return State.JOINED if place.state == State.CONFIRMED and not theirs else place.state


def _candidates(session: Session, rules: Rules, insight: Insight, place: Membership) -> tuple[Candidate, ...]:
    """A partner's people are offered only what their own company reported."""
    if place.state != State.PROVISIONAL:
        return ()
    crews = scope(session, rules, insight)
    found = {group.id: group for group in (groups.get(session, number) for number in place.candidates)}
    offered = (named(session, rules, group, crews) for group in found.values())
    return tuple(
        Candidate(one.group, one.title, one.reports) for one in offered if one.reports or crews is None
    )


def stage_note(
    session: Session, rules: Rules, insight: Insight, change: StageChange, now: datetime
) -> StageNote:
    """One stage as told to one reporter."""
    group, stage = groups.get(session, change.group_id), Stage(change.stage)
    note = _note(session, rules, insight, group, stage, now, correction=change.correction)
    told = effects.by_key(session, f"stage:{change.id}:{insight.id}")
    asks = change.id or 0 if stage in OVER else 0
    return replace(
        note,
        asks=asks,
        answer=told.body.get("answer", "") if told else "",
        also=len(told.body.get(outbox.ALSO, ())) if told else 0,
        thanks=thanks.travelling(session, insight, change),
        objectable=stage is Stage.DECLINED and insight.home_thread is None,
    )


def heard_note(
    session: Session, rules: Rules, insight: Insight, part: int, now: datetime
) -> StageNote | None:
    """That somebody else has heard it too; None when there is more to tell already."""
    place = groups.membership(session, insight.id or 0, part)
    group = groups.get(session, place.group_id) if place else None
    if group is None or group.stage != Stage.HEARD:
        return None
    return _note(session, rules, insight, group, Stage.HEARD, now)


def _note(
    session: Session,
    rules: Rules,
    insight: Insight,
    group: Group,
    stage: Stage,
    now: datetime,
    *,
    correction: bool = False,
) -> StageNote:
    everywhere = groups.places(session, insight.id or 0)
    here = [place for place in everywhere if groups.get(session, place.group_id).id == group.id]
    part = 0 < len(here) < len(everywhere)
    return StageNote(
        insight=insight.id or 0,
        text=shown(insight, words_at(session, insight, here) if part else insight.text),
        problem=own(session, rules, insight, group, now),
        stage=stage,
        colleagues=colleagues(session, rules, insight, group),
        correction=correction,
        part=part,
    )
