"""Questions about insights, and who said them."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bridge.store.queries import insights, parts, people
from bridge.store.tables import Attachment, InsightVersion, Part, Placeholder, Reference, Vector
from tests.store.rows import NOON, Desk, membership

DAY = timedelta(days=1)


def test_an_insight_is_found_by_the_gesture_that_made_it(desk: Desk) -> None:
    number = desk.hear(source="command:T1:77")
    found = insights.by_source(desk.session, "command:T1:77")
    assert found is not None
    assert found.id == number
    assert insights.by_source(desk.session, "command:T1:78") is None


def test_the_oldest_unsorted_insights_come_first_and_no_more_than_asked_for(desk: Desk) -> None:
    desk.hear(state="sorted")
    waiting = [desk.hear() for _ in range(3)]
    assert [found.id for found in insights.unsorted(desk.session, 2, NOON)] == waiting[:2]


def test_what_could_not_be_sorted_comes_again_when_it_is_due_and_is_counted(desk: Desk) -> None:
    aside = desk.hear(sort_after=NOON + DAY)
    other = desk.hear()
    assert [one.id for one in insights.unsorted(desk.session, 9, NOON)] == [other]
    assert [one.id for one in insights.unsorted(desk.session, 9, NOON + DAY)] == [aside, other]
    assert insights.count_set_aside(desk.session) == 1


def test_insights_are_counted_all_or_by_state(desk: Desk) -> None:
    for state in ("kept", "sorted", "sorted"):
        desk.hear(state=state)
    assert [insights.count(desk.session, state) for state in (None, "kept", "sorted")] == [3, 1, 2]


def test_vectors_are_given_for_the_insights_that_have_one(desk: Desk) -> None:
    read, unread = desk.hear(), desk.hear()
    desk.session.add(Vector(insight_id=read, model="m", data=b"\x00\xff"))
    desk.session.flush()
    found = insights.vectors(desk.session, {read, unread})
    assert {number: vector.data for number, vector in found.items()} == {read: b"\x00\xff"}


def test_what_another_model_read_is_found_whole_or_in_part_from_a_change_on(desk: Desk) -> None:
    mine, other, partly, unread = [desk.hear() for _ in range(4)]
    changes = [desk.lay(membership(number, desk.group)) for number in (mine, other, partly, unread)]
    for number, model in ((mine, "m"), (other, "other"), (partly, "m")):
        desk.session.add(Vector(insight_id=number, model=model, data=b""))
    desk.session.add(Part(insight_id=partly, part=0, words="w", model="other", data=b""))
    desk.session.flush()
    assert insights.read_by_another(desk.session, "m", 0) == [other, partly]
    assert insights.read_by_another(desk.session, "m", changes[1]) == [partly]
    assert insights.read_by_another(desk.session, "m", changes[3]) == []


def test_only_what_another_model_read_is_replaced(desk: Desk) -> None:
    mine, other = desk.hear(), desk.hear()
    for number, model in ((mine, "m"), (other, "other")):
        desk.session.add(Vector(insight_id=number, model=model, data=b"before"))
        desk.session.flush()
        insights.renew(desk.session, number, "m", b"after")
    found = insights.vectors(desk.session, {mine, other})
    assert {number: (vector.model, vector.data) for number, vector in found.items()} == {
        mine: ("m", b"before"),
        other: ("m", b"after"),
    }


@pytest.mark.parametrize(("words", "model"), [("others", "other"), ("w", "m")])
def test_a_part_that_was_split_or_read_anew_meanwhile_is_left_alone(
    desk: Desk, words: str, model: str
) -> None:
    piece = Part(insight_id=desk.hear(), part=0, words=words, model=model, data=b"before")
    desk.session.add(piece)
    desk.session.flush()
    as_it_was = Part(insight_id=piece.insight_id, part=0, words="w", model="other", data=b"")
    parts.renew(desk.session, as_it_was, "m", b"after")
    desk.session.refresh(piece)
    assert piece.data == b"before"


def test_texts_are_given_by_number(desk: Desk) -> None:
    numbers = [desk.hear(text=text) for text in ("one", "two", "three")]
    assert insights.texts(desk.session, numbers[:2]) == {numbers[0]: "one", numbers[1]: "two"}


def test_an_edit_that_came_twice_is_known(desk: Desk) -> None:
    desk.lay(InsightVersion(insight_id=desk.hear(), event="Ev1", text="before", until=NOON))
    assert insights.has_version(desk.session, "Ev1")
    assert not insights.has_version(desk.session, "Ev2")


def test_references_and_placeholders_are_those_of_one_report(desk: Desk) -> None:
    mine, other = desk.hear(), desk.hear()
    for number in (mine, other):
        desk.lay(Reference(insight_id=number, placeholder="[reference 1]", digest="d", expires_at=NOON))
        desk.session.add(Placeholder(insight_id=number, placeholder="[phone 1]", digest=f"d{number}"))
    assert [one.insight_id for one in insights.references(desk.session, mine)] == [mine]
    assert insights.placeholders(desk.session, mine) == {"[phone 1]": f"d{mine}"}


def test_a_file_holds_a_report_back_until_it_is_decided(desk: Desk) -> None:
    held, decided = desk.hear(), desk.hear()
    desk.lay(Attachment(insight_id=held, file="F1", kind="image/png", at=NOON))
    desk.lay(Attachment(insight_id=decided, file="F1", kind="image/png", at=NOON, state="refused"))
    assert insights.has_held_file(desk.session, held)
    assert not insights.has_held_file(desk.session, decided)


def test_a_persons_day_begins_with_its_first_moment_and_ends_before_the_next(desk: Desk) -> None:
    before, first, last, after = (
        desk.hear(said_at=moment)
        for moment in (
            NOON - timedelta(microseconds=1),
            NOON,
            NOON + DAY - timedelta(microseconds=1),
            NOON + DAY,
        )
    )
    desk.hear(person=desk.meet("U-2"))
    found = [row.id for row in insights.of_person_between(desk.session, desk.person, NOON, NOON + DAY)]
    assert found == [first, last]
    assert {before, after}.isdisjoint(found)


def test_a_person_is_met_once(session: Session) -> None:
    assert people.find(session, "T9", "U-9") is None
    met = people.known(session, "T9", "U-9")
    assert people.known(session, "T9", "U-9").id == met.id
    assert people.find(session, "T9", "U-9") is met


def test_the_same_user_id_in_another_workspace_is_another_person(session: Session) -> None:
    assert people.known(session, "T8", "U-9").id != people.known(session, "T9", "U-9").id


def test_users_are_told_by_person_and_strangers_left_out(desk: Desk) -> None:
    second = desk.meet("U-2")
    assert people.users(desk.session, {desk.person, second, 4711}) == {desk.person: "U-1", second: "U-2"}


@pytest.mark.parametrize(
    "text", ["", "😀 \U0001f469\u200d\U0001f680", "a\nb\tc", "'; DROP TABLE insight; --"]
)
def test_a_text_comes_back_as_it_was_said(desk: Desk, text: str) -> None:
    number = desk.hear(text=text)
    desk.session.expire_all()
    (found,) = insights.unsorted(desk.session, 1, NOON)
    assert (found.id, found.text) == (number, text)
