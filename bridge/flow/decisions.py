"""What reporters and owners decide on their cards. Always inside the store's grouping transaction."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import CORRECTIONS, Cause, State
from bridge.domain.incoming import Click, Gesture
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import ledger, outbox, telling
from bridge.flow.membership import Move, move, show_if_due, start
from bridge.store.queries import effects, groups, issues, people, questions
from bridge.store.tables import Group, Insight, Membership, Person, Question, Veto


def decide(session: Session, rules: Rules, click: Click, now: datetime) -> None:
    """Act on one click. One that comes too late, twice, or from somebody else changes nothing."""
    person = people.known(session, click.team, click.user)
    if click.gesture in _REPORTER:
        _at_home(session, rules, click, person, now)
    elif click.gesture in _OWNER:
        _at_triage(session, rules, click, person, now)
    elif click.gesture is Gesture.ANSWER:
        _answer(session, click, person, now)
    else:
        _accept_answers(session, rules, click, person, now)


def _at_home(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    insight = session.get(Insight, click.subject)
    place = groups.membership(session, click.subject)
    if insight is None or place is None or insight.person_id != person.id or place.id != click.version:
        return
    how = _REPORTER[click.gesture](session, insight, place, click, now)
    if how is None:
        return
    after = move(session, click.subject, how, now)
    ledger.settle_insight(session, insight, now)
    notice(session, rules, groups.get(session, how.group), now)
    telling.refresh_home(session, click.subject, f"move{after.id}", now)


def _right(_session: Session, insight: Insight, place: Membership, _click: Click, _now: datetime) -> Move:
    return Move(place.group_id, State.CONFIRMED, Cause.RIGHT, insight.person_id, why=place.why)


def _not_same(session: Session, insight: Insight, place: Membership, _click: Click, now: datetime) -> Move:
    _bar(session, insight, place.group_id, now)
    barred = groups.vetoed(session, insight.id or 0)
    left = tuple(number for number in place.candidates if number not in barred)
    own = start(session, insight, now)
    state = State.PROVISIONAL if left else State.JOINED
    why = "You said that it is not the same problem."
    return Move(own.id or 0, state, Cause.NOT_SAME, insight.person_id, why=why, candidates=left)


def _choose(
    session: Session, insight: Insight, place: Membership, click: Click, _now: datetime
) -> Move | None:
    offered = {str(number): groups.get(session, number).id or 0 for number in place.candidates}
    chosen = (offered | {str(number): number for number in offered.values()}).get(click.choice)
    if chosen is None:
        return None
    return Move(
        chosen,
        State.CONFIRMED,
        Cause.CHOOSE,
        insight.person_id,
        why="You said that it is this problem.",
    )


def _something_new(
    session: Session, insight: Insight, place: Membership, _click: Click, now: datetime
) -> Move:
    for number in place.candidates:
        _bar(session, insight, number, now)
    shared = place.group_id in place.candidates
    own = start(session, insight, now).id if shared else place.group_id
    return Move(
        own or 0,
        State.CONFIRMED,
        Cause.SOMETHING_NEW,
        insight.person_id,
        why="You said that it is something new.",
    )


def _undo(
    session: Session, insight: Insight, place: Membership, _click: Click, _now: datetime
) -> Move | None:
    if place.cause not in CORRECTIONS or place.person_id != insight.person_id:
        return None
    before = groups.history(session, insight.id or 0)[-2]
    for number in groups.vetoed(session, insight.id or 0):
        veto = groups.veto(session, insight.id or 0, number)
        if veto is not None and veto.at == place.at:
            session.delete(veto)
    _revive(session, before.group_id)
    return Move(
        before.group_id,
        State(before.state),
        Cause.UNDO,
        insight.person_id,
        before.probability,
        before.why,
        tuple(before.candidates),
    )


def _bar(session: Session, insight: Insight, group: int, now: datetime) -> None:
    if groups.veto(session, insight.id or 0, group) is None:
        session.add(Veto(insight_id=insight.id or 0, group_id=group, person_id=insight.person_id, at=now))
        session.flush()


def _revive(session: Session, number: int) -> None:
    """A group that was left empty is itself again when its insight comes back."""
    group = session.get(Group, number)
    if group is not None and group.merged_into is not None:
        group.merged_into = None
        session.add(group)


def _at_triage(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    group = groups.get(session, click.subject)
    route = rules.route(group.theme)
    if not route.decides(click.user):
        telling.note(
            session, group.id or 0, f"Only the owners of {route.team} can decide this.", click.outside_id, now
        )
        return
    _OWNER[click.gesture](session, rules, group, click, person, now)


def _open_issue(
    session: Session, rules: Rules, group: Group, _click: Click, person: Person, now: datetime
) -> None:
    if issues.of_group(session, group.id or 0) is not None:
        return
    accept(session, rules, group, person.id, now)
    open_issue(session, group, now)


def notice(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    """A group has grown: show it to its owner, and open its issue if its route says so without a click."""
    show_if_due(session, rules, group, now)
    telling.no_longer_alone(session, group, now)
    enough = rules.route(group.theme).opens_at
    due = enough is not None and groups.reports(session, group.id or 0) >= enough
    if due and group.theme not in rules.unopened and issues.of_group(session, group.id or 0) is None:
        open_issue(session, group, now)


def open_issue(session: Session, group: Group, now: datetime) -> None:
    """Have the group's Jira issue created, or tried again after Jira refused it."""
    number = group.id or 0
    there = effects.by_key(session, f"issue:{number}")
    if there is not None and there.state == "dead":
        outbox.again(session, there, now)
    outbox.enqueue(
        session,
        f"issue:{number}",
        kind="issue",
        subject=number,
        target=outbox.issue_of(number),
        priority=outbox.Priority.CREATE,
        now=now,
    )
    group.waiting = ""
    session.add(group)
    telling.refresh_triage(session, group, f"open{now.timestamp()}", now)


def accept(session: Session, rules: Rules, group: Group, person: int | None, now: datetime) -> None:
    """An owner takes the problem on: the insights listed are confirmed and credited, and everyone is told."""
    if group.accepted_at is not None:
        return
    group.accepted_at, group.accepted_by = now, person
    session.add(group)
    listed = groups.members(session, group.id or 0)
    for insight, place in listed:
        if place.state != State.CONFIRMED:
            how = Move(place.group_id, State.CONFIRMED, Cause.ACCEPTED, person, place.probability, place.why)
            move(session, insight.id or 0, how, now)
    for insight, _place in listed:
        ledger.settle_insight(session, insight, now)
    ledger.found(session, [insight for insight, _place in listed], rules.found_within, now)
    telling.advance(session, group, Stage.WITH_TEAM, now)


def _link_issue(
    session: Session, _rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> None:
    if issues.of_group(session, group.id or 0) is not None:
        return
    outbox.enqueue(
        session,
        f"link:{group.id}:{click.outside_id}",
        kind="link",
        subject=group.id or 0,
        target=outbox.issue_of(group.id or 0),
        priority=outbox.Priority.CREATE,
        body={"key": click.choice, "by": person.id},
        now=now,
    )


def _decline(
    session: Session, _rules: Rules, group: Group, click: Click, _person: Person, now: datetime
) -> None:
    if click.choice.strip():
        telling.advance(session, group, Stage.DECLINED, now, click.choice.strip())


def _answer(session: Session, click: Click, person: Person, now: datetime) -> None:
    asked = questions.asked_of(session, click.subject, person.id or 0)
    question = session.get(Question, click.subject)
    if asked is None or question is None or asked.answer is not None or not click.choice.strip():
        return
    asked.answer, asked.answered_at = click.choice.strip(), now
    session.add(asked)
    session.flush()
    outbox.refresh(
        session,
        "answered",
        kind="question_card",
        subject=asked.id or 0,
        target=outbox.home_of(asked.insight_id),
        now=now,
    )
    show_answers(session, question, f"answer{asked.id}", now)


def show_answers(session: Session, question: Question, cause: str, now: datetime) -> None:
    """One tidy comment in Jira and one card in the triage thread, kept up to date as answers come."""
    number = question.id or 0
    places = (
        ("answers_comment", outbox.issue_of(question.group_id)),
        ("answers", outbox.triage_of(question.group_id)),
    )
    for kind, target in places:
        key = f"comment:answers:{number}" if kind == "answers_comment" else f"answers:{number}"
        first = effects.by_key(session, key) is None
        if first:
            outbox.enqueue(
                session, key, kind=kind, subject=number, target=target, priority=outbox.Priority.TEAM, now=now
            )
        else:
            outbox.refresh(session, cause, kind=f"{kind}_edit", subject=number, target=target, now=now)


def _accept_answers(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    question = session.get(Question, click.subject)
    if question is None or question.accepted_by is not None:
        return
    group = groups.get(session, question.group_id)
    if not rules.route(group.theme).decides(click.user):
        return
    for asked in questions.asked(session, question.id or 0):
        if asked.answer is not None:
            ledger.answer(session, asked, question, "accepted by the team that asked", now)
    question.accepted_by = person.id
    session.add(question)
    show_answers(session, question, f"accepted{click.outside_id}", now)


_Correction = Callable[[Session, Insight, Membership, Click, datetime], Move | None]
_REPORTER: dict[Gesture, _Correction] = {
    Gesture.RIGHT: _right,
    Gesture.NOT_SAME: _not_same,
    Gesture.CHOOSE: _choose,
    Gesture.SOMETHING_NEW: _something_new,
    Gesture.UNDO: _undo,
}

_Ruling = Callable[[Session, Rules, Group, Click, Person, datetime], None]
_OWNER: dict[Gesture, _Ruling] = {
    Gesture.OPEN_ISSUE: _open_issue,
    Gesture.LINK_ISSUE: _link_issue,
    Gesture.DECLINE: _decline,
}
