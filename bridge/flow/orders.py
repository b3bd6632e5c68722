"""From an effect that is due to the order that a room carries out; None when there is nothing left to say."""

from collections.abc import Callable

from sqlmodel import Session

from bridge.domain.outgoing import (
    AdoptIssue,
    Comment,
    CreateIssue,
    EditComment,
    Note,
    Order,
    Post,
    React,
    Update,
)
from bridge.domain.rules import Rules
from bridge.flow import views
from bridge.store.queries import groups, issues
from bridge.store.tables import Asked, Effect, Group, Insight, Person, Question, StageChange

TICK = "white_check_mark"


def order_for(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """What the effect asks of Slack or Jira, as things stand now."""
    return BUILDERS[effect.kind](session, rules, effect)


def _home(session: Session, rules: Rules, effect: Effect) -> Order | None:
    insight = _insight(session, effect.subject)
    person = session.get(Person, insight.person_id)
    return Post(views.home_card(session, rules, insight), user=person.user) if person else None


def _card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    insight = _insight(session, effect.subject)
    if insight.home_channel is None or insight.home_ts is None:
        return None
    return Update(views.home_card(session, rules, insight), insight.home_channel, insight.home_ts)


def _tick(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    insight = _insight(session, effect.subject)
    return React(insight.channel, insight.ts, TICK) if insight.channel and insight.ts else None


def _stage(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """One stage in one home; one that was overtaken before anybody heard of it is told only if it is a correction."""
    change = session.get(StageChange, effect.object)
    insight = _insight(session, effect.subject)
    if change is None or insight.home_channel is None or insight.home_ts is None:
        return None
    overtaken = groups.stage_changes(session, change.group_id)[-1].id != change.id
    if overtaken and not change.correction and effect.attempt_at is None:
        return None
    note = views.stage_note(session, rules, insight, change)
    return Post(note, channel=insight.home_channel, thread=insight.home_ts)


def _heard(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """Somebody else has heard it; not told any more once the team has taken the problem on."""
    insight = _insight(session, effect.subject)
    note = views.heard_note(session, rules, insight, effect.object or 0)
    if note is None or insight.home_channel is None or insight.home_ts is None:
        return None
    return Post(note, channel=insight.home_channel, thread=insight.home_ts)


def _question(session: Session, rules: Rules, effect: Effect) -> Order | None:
    asked, question = _asked(session, effect)
    insight = _insight(session, asked.insight_id)
    if insight.home_channel is None or insight.home_ts is None:
        return None
    card = views.question_card(session, rules, asked, question)
    return Post(card, channel=insight.home_channel, thread=insight.home_ts)


def _question_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    asked, question = _asked(session, effect)
    if asked.card_channel is None or asked.card_ts is None:
        return None
    return Update(views.question_card(session, rules, asked, question), asked.card_channel, asked.card_ts)


def _triage(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    return Post(views.triage_card(session, rules, group), channel=rules.route(group.theme).channel)


def _triage_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    if group.triage_channel is None or group.triage_ts is None:
        return None
    return Update(views.triage_card(session, rules, group), group.triage_channel, group.triage_ts)


def _note(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    channel = group.triage_channel or rules.route(group.theme).channel
    return Post(Note(effect.body["text"]), channel=channel, thread=group.triage_ts or "")


def _issue(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    return None if _has_issue(session, group) else CreateIssue(views.draft(session, rules, group))


def _link(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    return None if _has_issue(session, group) else AdoptIssue(effect.body["key"])


def _has_issue(session: Session, group: Group) -> bool:
    """Whether a link overtook an opening or the other way round: a problem has one issue."""
    return issues.of_group(session, group.id or 0) is not None


def _answers(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    question = _the_question(session, effect.subject)
    group = groups.get(session, question.group_id)
    if group.triage_channel is None or group.triage_ts is None:
        return None
    card = views.answers_card(session, question)
    if question.answers_ts is not None:
        return Update(card, group.triage_channel, question.answers_ts)
    return Post(card, channel=group.triage_channel, thread=group.triage_ts)


def _answers_comment(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    question = _the_question(session, effect.subject)
    issue = issues.of_group(session, question.group_id)
    if issue is None:
        return None
    card = views.answers_card(session, question)
    if question.answers_comment_id is not None:
        return EditComment(issue.jira_id, question.answers_comment_id, card)
    return Comment(issue.jira_id, card)


def _insight(session: Session, number: int) -> Insight:
    insight = session.get(Insight, number)
    if insight is None:
        raise LookupError(f"no insight {number}")
    return insight


def _the_question(session: Session, number: int) -> Question:
    question = session.get(Question, number)
    if question is None:
        raise LookupError(f"no question {number}")
    return question


def _asked(session: Session, effect: Effect) -> tuple[Asked, Question]:
    asked = session.get(Asked, effect.subject)
    if asked is None:
        raise LookupError(f"nobody was asked as {effect.subject}")
    return asked, _the_question(session, asked.question_id)


BUILDERS: dict[str, Callable[[Session, Rules, Effect], Order | None]] = {
    "home": _home,
    "card": _card,
    "tick": _tick,
    "stage": _stage,
    "heard": _heard,
    "question": _question,
    "question_card": _question_card,
    "triage": _triage,
    "triage_card": _triage_card,
    "note": _note,
    "issue": _issue,
    "link": _link,
    "answers": _answers,
    "answers_edit": _answers,
    "answers_comment": _answers_comment,
    "answers_comment_edit": _answers_comment,
}
"""What each kind of effect means outside."""
