"""One decision for several problems at once: few enough to look at, and taken back together."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Gesture
from bridge.domain.rules import Rules
from bridge.flow import rulebook
from bridge.flow.rulebook import Decision
from bridge.flow.rulings import closing, merging
from bridge.flow.rulings.forms import group_number
from bridge.store.queries import groups, rulings
from bridge.store.tables import Group, Person, Ruling

MOST = 10
"""Problems in one go: as many as a person reads before pressing the button."""

ONE_BY_ONE: dict[Gesture, tuple[Gesture, Decision]] = {
    Gesture.DECLINE_ALL: (Gesture.DECLINE, closing.decline),
    Gesture.MERGE_ALL: (Gesture.MERGE, merging.merge),
}
"""What each problem undergoes."""


def decide_all(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Decide the same for each problem that was ticked and that this person may decide; too many are none."""
    ticked = [group_number(said) for said in click.values.get("problems", ())]
    numbers = dict.fromkeys(number for number in ticked if number is not None)
    found = [groups.get(session, number) for number in numbers]
    theirs = [group for group in found if rules.route(group.theme).decides(click.user)]
    if not theirs or len(numbers) > MOST or rulings.of_click(session, click.outside_id) is not None:
        return
    gesture, decide = ONE_BY_ONE[click.gesture]
    choice = str(click.subject) if gesture is Gesture.MERGE else click.choice
    bulk = _write_down(session, theirs[0], click, person, now)
    for group in theirs:
        one = replace(
            click,
            outside_id=f"bulk:{bulk.id}:{group.id}",
            gesture=gesture,
            subject=group.id or 0,
            choice=choice,
        )
        rulebook.rule(session, rules, decide, group, one, person, now)


def _write_down(session: Session, group: Group, click: Click, person: Person, now: datetime) -> Ruling:
    bulk = Ruling(
        click=click.outside_id,
        group_id=group.id or 0,
        gesture=click.gesture,
        person_id=person.id or 0,
        at=now,
    )
    session.add(bulk)
    session.flush()
    return bulk


def together(session: Session, ruling: Ruling) -> list[Ruling]:
    """A ruling, and those that were made in one go with it, newest first."""
    if not ruling.click.startswith("bulk:"):
        return [ruling]
    return rulings.in_bulk(session, int(ruling.click.split(":")[1]))
