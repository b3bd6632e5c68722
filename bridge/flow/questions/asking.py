"""Put a question to those who reported, or to a team of people who hear customers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bridge.domain.incoming import Click, CommentSeen
from bridge.domain.language import Phrase as _
from bridge.domain.questions import MOST_OPTIONS, Ask
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.domain.stages import ENDED
from bridge.flow import outbox, telling
from bridge.flow.questions.showing import show, target_of
from bridge.store.queries import crews, groups, issues, people, questions
from bridge.store.tables import Asked, Group, Issue, Person, Question

_CREW = "crew:"
_OPTION = 75
"""What fits on a button of Slack."""

NO_WORDS = _("Nobody was asked: the question had no words.")
NO_TEAM = _("Nobody was asked: there is no such team.")
NOBODY_THERE = _("Nobody was asked: nobody is known to be in {team}.")


def ask_by_comment(session: Session, issue: Issue, comment: CommentSeen, asked: Ask, now: datetime) -> None:
    """Ask everyone who reported what a comment on their Jira issue asks."""
    group = groups.get(session, issue.group_id)
    question = Question(
        group_id=group.id or 0,
        comment_id=comment.id,
        jira_id=issue.jira_id,
        text=asked.text,
        options=list(asked.options),
        asked_at=now,
    )
    session.add(question)
    session.flush()
    _ask_reporters(session, question, group, now)


def ask(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> dict[str, Any] | None:
    """Ask what an owner typed on the triage card; Jira gets it as a comment of ours, which the answers go into.

    Returns:
        Which question it became; None when there is nothing or nobody to ask.
    """
    text = " ".join(_typed(click, "text").split())
    options = [line.strip()[:_OPTION] for line in _typed(click, "options").splitlines() if line.strip()]
    to = _typed(click, "to")
    crew = to.removeprefix(_CREW) if to.startswith(_CREW) else None
    listeners = _crew(session, rules, crew, click.team) if crew is not None else []
    if not text or (crew is not None and not listeners):
        _refuse(session, rules, group, click, crew, now)
        return None
    question = Question(
        group_id=group.id or 0,
        comment_id=f"slack:{click.outside_id}",
        jira_id=issues.jira_id_of(session, group.id or 0),
        text=text,
        options=list(dict.fromkeys(options))[:MOST_OPTIONS],
        asked_at=now,
        asked_by=person.id,
        crew=crew,
    )
    session.add(question)
    session.flush()
    if crew is None:
        _ask_reporters(session, question, group, now)
    for listener in listeners:
        put(session, question, listener.id or 0, None, now)
    show(session, question, "asked", now)
    return {"question": question.id}


def ask_late(session: Session, group: Group, now: datetime) -> None:
    """Those who came after a question was put are asked too, while it is open."""
    if group.stage in ENDED:
        return
    for question in questions.open_of(session, groups.numbers(session, group.id or 0)):
        if question.crew is None:
            _ask_reporters(session, question, group, now)


def _typed(click: Click, name: str) -> str:
    return "\n".join(click.values.get(name, ()))


def _refuse(
    session: Session, rules: Rules, group: Group, click: Click, crew: str | None, now: datetime
) -> None:
    team = rules.crew(crew)
    nobody = sentence(NOBODY_THERE, team=team.name) if team else sentence(NO_TEAM)
    why = nobody if _typed(click, "text").strip() else sentence(NO_WORDS)
    telling.note(session, group.id or 0, why, f"unasked:{click.outside_id}", now)


def _crew(session: Session, rules: Rules, key: str, team: str) -> list[Person]:
    """Everyone who is still there in a crew: by the settings, or by its user group or the file as last read."""
    crew = rules.crew(key)
    users = {*crew.members, *crews.members(session, key)} if crew else set()
    return [people.known(session, team, user) for user in sorted(users - people.gone(session))]


def _ask_reporters(session: Session, question: Question, group: Group, now: datetime) -> None:
    """Ask everyone whose insight counts, once each, at the home of their first one."""
    met = {one.person_id for one in questions.asked(session, question.id or 0)}
    fresh = _first_by_person(groups.members(session, group.id or 0))
    for person, insight in fresh.items():
        if person not in met:
            put(session, question, person, insight, now)


def _first_by_person(listed: Iterable[tuple[Any, Any]]) -> dict[int, int]:
    first: dict[int, int] = {}
    for insight, _place in listed:
        first.setdefault(insight.person_id, insight.id)
    return first


def put(session: Session, question: Question, person: int, insight: int | None, now: datetime) -> None:
    """Put the question to one person: at the home of their insight, or in their direct messages."""
    asked = Asked(question_id=question.id or 0, person_id=person, insight_id=insight)
    session.add(asked)
    session.flush()
    outbox.enqueue(
        session,
        f"question:{question.id}:{person}",
        kind="question",
        subject=asked.id or 0,
        target=target_of(asked),
        priority=outbox.Priority.PERSON,
        now=now,
    )
