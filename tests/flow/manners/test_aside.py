"""What waits because its reader wished so holds up nothing else, and comes when they wish something else."""

import pytest
from sqlmodel import Session

from bridge.domain.stages import Stage
from bridge.flow import manners, outbox
from bridge.flow.manners import Manner
from bridge.store.queries import effects, people, preferences
from bridge.store.tables import Effect
from tests.flow.manners.test_wishes import NIGHT
from tests.flow.manners.wanting import ONE, goes_on, later, prefer
from tests.flow.office import RULES, TEAM, Office


def told_to(session: Session, office: Office, kind: str, change: int | None = None) -> Effect:
    """Something is due for U-1."""
    person = people.known(session, TEAM, "U-1")
    return outbox.enqueue(
        session,
        kind,
        kind=kind,
        subject=1,
        object=change,
        target=outbox.person_of(person.id or 0),
        priority=outbox.Priority.PERSON,
        now=office.clock.now(),
    )


def manner_of(office: Office, kind: str, change: int | None = None) -> Manner:
    with office.store.write() as session:
        return manners.mind(session, RULES, told_to(session, office, kind, change), office.clock.now())


def test_what_waits_for_a_person_lets_their_answers_pass(office: Office) -> None:
    prefer(office, "U-1", **NIGHT)
    with office.store.write() as session:
        waits, answer = told_to(session, office, "suggestion_answer"), told_to(session, office, "answer")
        assert manners.mind(session, RULES, waits, office.clock.now()) is Manner.LATER
        assert effects.due(session, office.clock.now()) == answer
        assert preferences.put_off(session, waits.waits_for or 0) == [waits]
        outbox.bring_back(session, waits, office.clock.now())
        assert (waits.target, preferences.put_off(session, 1)) == (answer.target, [])


@pytest.mark.parametrize("kind", ["offer", "take_down", "hits", "nudge", "handed"])
def test_what_others_ask_waits_for_the_morning_and_comes_whatever_is_muted(quick: Office, kind: str) -> None:
    prefer(quick, "U-1", news="mute", **NIGHT)
    assert manner_of(quick, kind) is Manner.LATER
    quick.clock.forward(minutes=30)
    assert manner_of(quick, kind) is Manner.NOW


@pytest.mark.parametrize(("stage", "manner"), [(Stage.PLANNED, Manner.LATER), (Stage.LIVE, Manner.NOW)])
def test_customers_of_a_promised_day_wait_for_the_morning_and_those_just_asked_for_do_not(
    quick: Office, stage: Stage, manner: Manner
) -> None:
    number = quick.say("U-1", ONE)
    quick.work()
    goes_on(quick, number, stage)
    prefer(quick, "U-1", **NIGHT)
    assert manner_of(quick, "customers", 1) is manner
    later(quick, minutes=30)
    assert manner_of(quick, "customers", 1) is Manner.NOW
