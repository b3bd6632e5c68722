"""An owner talks with up to two of those who heard a problem: asked at home, told apart, never simply brought in."""

from dataclasses import replace

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Note, Post, TalkInvite
from bridge.domain.rules import Crew
from bridge.store.engine import Store
from bridge.store.tables import Insight, Talk
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office
from tests.flow.owners.desk import OWNER, form

CREW = Crew("leipzig", "Leipzig", lead="U-lead", members=("U-1",))
EIGHT = tuple(f"refund pending for {'very ' * turn}many days" for turn in range(8))


@pytest.fixture
def crewed(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock, replace(RULES, crews=(CREW,)))


def posts(office: Office, kind: str) -> list[Post]:
    return [order for key, order, _posted in office.slack.posts if key.startswith(f"{kind}:")]


def invited(office: Office) -> list[str]:
    return [key.split(":")[2] for key in office.slack.keys("invite")]


def answers(office: Office) -> dict[str, str]:
    """What invitations say now, by the DM that they stand in; the newest counts."""
    found = [edit for edit in office.slack.updates if isinstance(edit.card, TalkInvite)]
    return {edit.channel: edit.card.answer for edit in found if isinstance(edit.card, TalkInvite)}


def answer(office: Office, user: str, choice: str) -> None:
    office.click(user, Gesture.JOIN_TALK, office.rows(Talk)[0].id or 0, choice)


def a_problem(office: Office, reports: int) -> tuple[list[int], int]:
    numbers = [office.say(f"U-{turn}", text) for turn, text in enumerate(EIGHT[:reports], 1)]
    office.work()
    return numbers, office.group_of(numbers[0]).id or 0


def test_six_are_asked_those_who_confirmed_it_first_and_the_owner_never(office: Office) -> None:
    numbers, group = a_problem(office, 8)
    mine = office.say(OWNER, "refund pending for days")
    office.work()
    office.click("U-3", Gesture.RIGHT, numbers[2])
    form(office, Gesture.TALK, group, text="Which cards?")
    people = {office.insight(number).person_id for number in numbers}
    assert len(invited(office)) == 6
    assert invited(office)[0] == str(office.insight(numbers[2]).person_id)
    assert {int(person) for person in invited(office)} < people
    assert office.insight(mine).person_id not in people
    [first, *_others] = posts(office, "invite")
    assert isinstance(first.card, TalkInvite)
    assert (first.card.text, first.channel) == ("Which cards?", office.insight(numbers[2]).home_channel)


def test_the_first_two_who_say_yes_meet_the_owner_and_the_others_are_thanked(crewed: Office) -> None:
    office = crewed
    numbers, group = a_problem(office, 4)
    with office.store.write() as session:
        told = session.get_one(Insight, numbers[0])
        told.crew = "leipzig"
        session.add(told)
    form(office, Gesture.TALK, group, text="Which cards?")
    for user in ("U-1", "U-2", "U-2", "U-3"):
        answer(office, user, "yes")
    [together] = posts(office, "talk")
    assert (together.together[0], set(together.together[1:])) == (OWNER, {"U-1", "U-2"})
    assert isinstance(together.card, Note)
    assert "Which cards?" in together.card.text
    assert office.rows(Talk)[0].channel is not None
    assert answers(office)["D-U-1"] == "You said yes. Thank you."
    assert (
        answers(office)["D-U-3"]
        == answers(office)["D-U-4"]
        == "Others were faster. Thank you for being there."
    )
    [note] = posts(office, "lead")
    assert note.user == "U-lead"
    assert isinstance(note.card, Note)
    assert note.card.text.startswith("Somebody of Leipzig has agreed to talk with Payments")


def test_for_each_no_one_more_is_asked_and_one_yes_is_enough_when_nobody_is_left(office: Office) -> None:
    _, group = a_problem(office, 7)
    form(office, Gesture.TALK, group)
    assert len(invited(office)) == 6
    for turn in range(7, 0, -1):
        answer(office, f"U-{turn}", "no" if turn != 4 else "yes")
    assert len(invited(office)) == 7
    [together] = posts(office, "talk")
    assert together.together == (OWNER, "U-4")


def test_strangers_and_other_words_answer_nothing(office: Office) -> None:
    _, group = a_problem(office, 2)
    form(office, Gesture.TALK, group)
    answer(office, "U-9", "yes")
    answer(office, "U-1", "perhaps")
    answer(office, "U-1", "no")
    answer(office, "U-1", "yes")
    assert (posts(office, "talk"), answers(office)) == ([], {"D-U-1": "You said no. That is fine."})


def test_a_problem_that_only_the_owner_reported_has_nobody_to_talk_with(office: Office) -> None:
    for text in EIGHT[:2]:
        office.say(OWNER, text)
    office.work()
    form(office, Gesture.TALK, 1)
    assert office.rows(Talk) == []
    assert office.notes()[-1][1].startswith("Nobody can be asked to talk")
