"""What a card or an issue shows, read from the store at the moment it leaves."""

from collections import Counter

from sqlmodel import Session

from bridge.domain.grouping import CORRECTIONS, State
from bridge.domain.outgoing import (
    AnswersCard,
    Candidate,
    HomeCard,
    IssueDraft,
    Problem,
    QuestionCard,
    SplitHome,
    StageNote,
    TriageCard,
)
from bridge.domain.quotes import quotes
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow.membership import Said, by_problem, quotable, said, words_at
from bridge.store.queries import groups, issues, questions
from bridge.store.tables import Asked, Group, Insight, Membership, Question, StageChange


def problem(session: Session, rules: Rules, group: Group) -> Problem:
    """A group as an agent sees it."""
    issue = issues.of_group(session, group.id or 0)
    return Problem(
        group=group.id or 0,
        title=group.title,
        reports=groups.reports(session, group.id or 0),
        listen=rules.listen,
        stage=Stage(group.stage),
        team=rules.route(group.theme).team,
        since=group.stage_since,
        reason=group.reason,
        issue_key=issue.key if issue else "",
    )


def home_card(session: Session, rules: Rules, insight: Insight) -> HomeCard | SplitHome:
    """An insight's home as it stands.

    Raises:
        LookupError: the insight is not sorted yet.
    """
    problems = by_problem(session, insight.id or 0)
    if not problems:
        raise LookupError(f"insight {insight.id} is not sorted")
    if len(problems) == 1:
        whole = Said(insight.text, insight.theme)
        return _home_card(session, rules, insight, problems[0][-1], whole)
    cards = (_home_card(session, rules, insight, *_part(session, insight, places)) for places in problems)
    return SplitHome(insight.id or 0, tuple(cards))


def _part(session: Session, insight: Insight, places: list[Membership]) -> tuple[Membership, Said]:
    """The newest of these places, and what the insight says there."""
    theme = said(session, insight, places[-1].part).theme
    return places[-1], Said(words_at(session, insight, places), theme)


def _home_card(session: Session, rules: Rules, insight: Insight, place: Membership, says: Said) -> HomeCard:
    group = groups.get(session, place.group_id)
    return HomeCard(
        insight=insight.id or 0,
        version=place.id or 0,
        text=says.words,
        problem=problem(session, rules, group),
        state=_as_reporter_sees(insight, place),
        candidates=_candidates(session, place),
        why=place.why,
        undoable=place.cause in CORRECTIONS and place.person_id == insight.person_id,
        praise=says.theme in rules.unopened,
        same_call=groups.same_calls(session, group.id or 0).get(insight.id or 0),
    )


def _as_reporter_sees(insight: Insight, place: Membership) -> str:
    """What an owner confirmed is still open to the reporter's own word."""
    theirs = place.person_id == insight.person_id
    return State.JOINED if place.state == State.CONFIRMED and not theirs else place.state


def _candidates(session: Session, place: Membership) -> tuple[Candidate, ...]:
    if place.state != State.PROVISIONAL:
        return ()
    found = {group.id: group for group in (groups.get(session, number) for number in place.candidates)}
    return tuple(
        Candidate(number or 0, group.title, groups.reports(session, number or 0))
        for number, group in found.items()
    )


def stage_note(session: Session, rules: Rules, insight: Insight, change: StageChange) -> StageNote:
    """One stage as told to one reporter."""
    group = groups.get(session, change.group_id)
    return _note(session, rules, insight, group, Stage(change.stage), correction=change.correction)


def heard_note(session: Session, rules: Rules, insight: Insight, part: int) -> StageNote | None:
    """That somebody else has heard it too; None when there is more to tell already."""
    place = groups.membership(session, insight.id or 0, part)
    group = groups.get(session, place.group_id) if place else None
    if group is None or group.stage != Stage.HEARD:
        return None
    return _note(session, rules, insight, group, Stage.HEARD)


def _note(
    session: Session, rules: Rules, insight: Insight, group: Group, stage: Stage, *, correction: bool = False
) -> StageNote:
    people = {one.person_id for one, _place in groups.members(session, group.id or 0)}
    everywhere = groups.places(session, insight.id or 0)
    here = [place for place in everywhere if groups.get(session, place.group_id).id == group.id]
    part = 0 < len(here) < len(everywhere)
    return StageNote(
        insight=insight.id or 0,
        text=words_at(session, insight, here) if part else insight.text,
        problem=problem(session, rules, group),
        stage=stage,
        colleagues=len(people - {insight.person_id}),
        correction=correction,
        part=part,
    )


def triage_card(session: Session, rules: Rules, group: Group) -> TriageCard:
    """A problem as its owner sees it."""
    listed = [insight for insight, _place in groups.members(session, group.id or 0)]
    issue = issues.of_group(session, group.id or 0)
    return TriageCard(
        problem=problem(session, rules, group),
        agents=len({insight.person_id for insight in listed}),
        first_heard=min((insight.said_at for insight in listed), default=group.created_at),
        quotes=tuple(quotes(quotable(session, group.id or 0), at_most=3)),
        theme=rules.theme_names.get(group.theme or "", ""),
        outcome=_outcome(group, issue.key if issue else ""),
        waiting=group.waiting,
        issue_url=issue.url if issue else "",
    )


def _outcome(group: Group, key: str) -> str:
    if group.waiting:
        return ""
    if group.stage == Stage.DECLINED:
        return f"Declined: {group.reason}" if group.reason else "Declined."
    if key:
        return f"The issue is {key}."
    return "An issue is being opened." if group.accepted_at else ""


def draft(session: Session, rules: Rules, group: Group) -> IssueDraft:
    """The issue that an owner wants opened."""
    route = rules.route(group.theme)
    listed = [insight for insight, _place in groups.members(session, group.id or 0)]
    return IssueDraft(
        project=route.project,
        issue_type=route.issue_type,
        summary=group.title,
        quotes=tuple(quotes(quotable(session, group.id or 0))),
        reports=groups.reports(session, group.id or 0),
        agents=len({insight.person_id for insight in listed}),
        first_heard=min((insight.said_at for insight in listed), default=group.created_at),
        fields=route.fields,
    )


def question_card(session: Session, rules: Rules, asked: Asked, question: Question) -> QuestionCard:
    """A question as one reporter sees it."""
    everybody = questions.asked(session, question.id or 0)
    group = groups.get(session, question.group_id)
    return QuestionCard(
        question=question.id or 0,
        text=question.text,
        team=rules.route(group.theme).team,
        title=group.title,
        options=tuple(question.options),
        asked=len(everybody),
        answered=sum(one.answer is not None for one in everybody),
        mine=asked.answer or "",
    )


def answers_card(session: Session, question: Question) -> AnswersCard:
    """What came back to a question so far."""
    everybody = questions.asked(session, question.id or 0)
    given = [one.answer for one in everybody if one.answer is not None]
    counts = Counter(answer for answer in given if answer in question.options)
    return AnswersCard(
        question=question.id or 0,
        text=question.text,
        asked_at=question.asked_at,
        asked=len(everybody),
        counts=tuple(counts.most_common()),
        written=tuple(answer for answer in given if answer not in question.options),
        accepted=question.accepted_by is not None,
    )
