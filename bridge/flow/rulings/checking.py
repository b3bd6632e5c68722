"""A check-up card is answered: what is the same is joined, what does not belong moves out, and both are learnt from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlmodel import Session

from bridge.domain.checkups import CheckLine
from bridge.domain.incoming import Click, Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.quotes import titled_later
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import outbox, rulebook, telling
from bridge.flow.rights import only_owners
from bridge.flow.rulebook import Facts
from bridge.flow.rulings import merging, parting, splitting
from bridge.flow.rulings.apart import keep_apart
from bridge.flow.rulings.forms import first, group_number
from bridge.flow.rulings.settling import belongs, leaves
from bridge.store.queries import checkups, groups, issues
from bridge.store.queries.one import the
from bridge.store.tables import CheckUp, Group, Insight, Membership, Person, Ruling

BY_GESTURE = frozenset({Gesture.CHECK_UP, Gesture.SKIP_CHECK_UP})

BARRED = _("“{title}” was not joined: it was said before that a report of one does not belong to the other.")


def check(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Act on an answered or skipped check-up card, once.

    Raises:
        LookupError: there was never such a card.
    """
    check_up = the(session, CheckUp, click.subject)
    group = groups.get(session, check_up.group_id)
    route = rules.route(group.theme)
    if not route.decides(click.user):
        telling.note(session, group.id or 0, only_owners(route), click.outside_id, now)
        return
    if check_up.state != "open":
        return
    check_up.state = "skipped" if click.gesture is Gesture.SKIP_CHECK_UP else "done"
    check_up.person_id, check_up.answered_at = person.id, now
    session.add(check_up)
    if check_up.state == "done":
        _answer(session, rules, check_up, group, click, person, now)
    outbox.refresh(
        session,
        check_up.state,
        kind="check_up_edit",
        subject=check_up.id or 0,
        target=f"check_up:{check_up.id}",
        now=now,
    )


def _answer(
    session: Session,
    rules: Rules,
    check_up: CheckUp,
    group: Group,
    click: Click,
    person: Person,
    now: datetime,
) -> None:
    """First the reports, and who stays apart; then, a decision each, what is joined."""
    decide = partial(_settle, check_up=check_up)
    ruling = rulebook.rule(session, rules, decide, group, click, person, now)
    if ruling is None:
        return
    for line in checkups.lines(check_up):
        if check_up.answers.get(line.name) and line.group is not None:
            _join(session, rules, ruling, line.group, person, click, now)


def _settle(
    session: Session,
    rules: Rules,
    group: Group,
    click: Click,
    person: Person,
    now: datetime,
    *,
    check_up: CheckUp,
) -> Facts:
    """What every line but the joined ones comes to; lines that something has overtaken are left alone."""
    ticked, answers = set(click.values.get("ticked", ())), {}
    facts: Facts = {
        "check_up": check_up.id,
        "rows": [],
        "vetoes": [],
        "apart": [],
        "denied": [],
        "told_there": [],
    }
    for line in checkups.lines(check_up):
        yes = line.name in ticked
        for found in _line(session, rules, group, line, yes, click, person, now):
            answers[line.name] = yes
            facts |= {name: [*facts[name], *rows] for name, rows in found.items()}
    check_up.answers = answers
    session.add(check_up)
    return facts


def _line(
    session: Session,
    rules: Rules,
    group: Group,
    line: CheckLine,
    yes: bool,
    click: Click,
    person: Person,
    now: datetime,
) -> Iterator[Facts]:
    """What one answer comes to; nothing where the question is overtaken."""
    if line.group is not None:
        other = groups.get(session, line.group)
        if other.id != group.id:
            yield {} if yes else keep_apart(session, group, other, person, now)
    for insight, place in _there(session, group, line):
        yield _member(session, rules, group, insight, place, yes, click, person, now)


def _there(session: Session, group: Group, line: CheckLine) -> Iterator[tuple[Insight, Membership]]:
    """The report that a line asks about, if it is still in the group."""
    number, part = line.place or (0, 0)
    insight, place = session.get(Insight, number), groups.membership(session, number, part)
    if insight and place and groups.get(session, place.group_id).id == group.id:
        yield insight, place


def _member(
    session: Session,
    rules: Rules,
    group: Group,
    insight: Insight,
    place: Membership,
    yes: bool,
    click: Click,
    person: Person,
    now: datetime,
) -> Facts:
    if yes:
        return belongs(session, rules, insight, place, person, now)
    name = f"{place.insight_id}:{place.part}"
    into = _named(session, first(click, f"elsewhere:{name}"))
    barred = groups.vetoed(session, place.insight_id, place.part)
    if into is not None and into != group.id and into not in barred:
        moving = replace(click, values={"insights": (name,), "to": (str(into),)})
        return splitting.move_to(session, rules, group, moving, person, now) or {}
    return leaves(session, rules, insight, place, person, now)


def _named(session: Session, said: str) -> int | None:
    """The group that a report is to go to; None if none was named, or there is none."""
    number = group_number(said)
    found = session.get(Group, number) if number is not None else None
    return groups.get(session, number).id if found is not None and number is not None else None


def _join(
    session: Session, rules: Rules, ruling: Ruling, number: int, person: Person, click: Click, now: datetime
) -> None:
    """Join the other problem with the card's, or the other way round where only the other one has an issue."""
    group, other = groups.get(session, ruling.group_id), groups.get(session, number)
    if other.id == group.id or not rules.route(other.theme).decides(click.user):
        return
    if checkups.vetoed_between(session, group.id or 0, other.id or 0):
        barred = sentence(BARRED, title=titled_later(other.title))
        telling.note(session, group.id or 0, barred, f"barred:{click.outside_id}:{other.id}", now)
        return
    if issues.of_group(session, other.id or 0) and not issues.of_group(session, group.id or 0):
        group, other = other, group
    joining = replace(
        click,
        outside_id=f"bulk:{ruling.id}:{other.id}",
        gesture=Gesture.MERGE,
        subject=other.id or 0,
        choice=str(group.id),
    )
    rulebook.rule(session, rules, merging.merge, other, joining, person, now)


def forget(session: Session, rules: Rules, ruling: Ruling, now: datetime) -> None:
    """An answer that is taken back teaches nothing any more, and the group is left alone for a while."""
    parting.return_stage(session, rules, ruling, now)
    check_up = session.get_one(CheckUp, ruling.facts["check_up"])
    check_up.state, check_up.answers, check_up.answered_at = "skipped", {}, now
    session.add(check_up)
