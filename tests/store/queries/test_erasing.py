"""What is taken out for somebody who is erased, and what of others stays."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import SQLModel, col, func, select

from bridge.store.queries import erasing
from bridge.store.tables import (
    Asked,
    CallBack,
    Consent,
    Contest,
    CrewMember,
    Effect,
    Inbox,
    InsightVersion,
    Invitation,
    Look,
    Pace,
    Part,
    Person,
    Question,
    Reference,
    RoleMember,
    Ruling,
    StageChange,
    Talk,
    ThankYou,
    Vector,
    WebSession,
)
from tests.store.rows import NOON, Desk, effect, group, inbox

TOMBSTONE = "erased-1"


@pytest.fixture
def two(desk: Desk) -> tuple[Desk, int, int]:
    """Two people who have one of everything."""
    other = desk.meet("U-12")
    for person, user in ((desk.person, "U-1"), (other, "U-12")):
        _belong(desk, person, user)
    # The log of who looked at somebody goes only once they are erased.
    desk.session.get_one(Person, desk.person).erased_at = NOON
    desk.session.flush()
    return desk, desk.person, other


def _belong(desk: Desk, person: int, user: str) -> None:
    insight = desk.hear(person=person)
    change = desk.lay(StageChange(group_id=desk.group, stage="live", at=NOON))
    talk = desk.lay(Talk(group_id=desk.group, person_id=person, at=NOON))
    ends: dict[str, Any] = {"began_at": NOON, "seen_at": NOON, "ends_at": NOON}
    rows: list[SQLModel] = [
        WebSession(digest=user, person_id=person, **ends),
        Consent(click=f"{user}:1", person_id=person, agreed=True, at=NOON),
        Invitation(talk_id=talk, person_id=person, insight_id=insight),
        Look(what="look", page="their_credit", about_id=person, at=NOON),
        Look(what="export", page="credit", person_id=person, at=NOON),
        CrewMember(user=user, crew="leipzig"),
        RoleMember(user=user, role="leader"),
        Contest(click=f"{user}:2", person_id=person, text="why?", at=NOON),
        ThankYou(click=f"{user}:3", group_id=desk.group, person_id=person, text="thanks", at=NOON),
        effect(f"heads_up:1:{user}", kind="heads_up", body={"user": user}),
        effect(f"page:1:{user}", kind="page", body={"user": user}),
    ]
    for number, done_at in enumerate((None, NOON)):
        given: dict[str, Any] = {"due_at": NOON, "at": NOON, "done_at": done_at, "person_id": person}
        rows.append(CallBack(insight_id=insight, placeholder=f"{number}", change_id=change, **given))
    desk.session.add_all(rows)
    desk.session.flush()


def count(desk: Desk, table: type[SQLModel]) -> int:
    return desk.session.exec(select(func.count()).select_from(table)).one()


def test_what_is_kept_for_a_person_goes_and_what_is_kept_for_others_stays(two: tuple[Desk, int, int]) -> None:
    desk, person, other = two
    erasing.belongings(desk.session, person, "U-1", NOON)
    for table in (WebSession, Consent, Invitation, CrewMember, RoleMember):
        assert count(desk, table) == 1, table
    assert desk.session.exec(select(Look.what).order_by(col(Look.id))).all() == ["export", "look", "export"]
    owed = desk.session.exec(select(CallBack.person_id, CallBack.done_at).order_by(col(CallBack.id))).all()
    assert [tuple(row) for row in owed] == [(person, NOON), (other, None), (other, NOON)]
    assert set(desk.session.exec(select(Effect.key))) == {"page:1:U-1", "heads_up:1:U-12", "page:1:U-12"}


def test_contests_and_thanks_stay_without_their_words_and_thanks_travel_no_more(
    two: tuple[Desk, int, int],
) -> None:
    desk, person, other = two
    long_ago = NOON - timedelta(days=1)
    before = ThankYou(click="0", group_id=1, person_id=person, text="x", at=NOON, withdrawn_at=long_ago)
    before.group_id = desk.group
    desk.lay(before)
    erasing.belongings(desk.session, person, "U-1", NOON)
    desk.session.expire_all()
    contests = {row.person_id: row.text for row in desk.session.exec(select(Contest))}
    assert contests == {person: "", other: "why?"}
    thanks = desk.session.exec(select(ThankYou).order_by(col(ThankYou.id))).all()
    assert [(row.text, row.withdrawn_at) for row in thanks] == [("", NOON), ("thanks", None), ("", long_ago)]


def test_a_click_names_nobody_any_more_and_that_of_a_longer_id_is_left_alone(desk: Desk) -> None:
    given: dict[str, Any] = {"group_id": desk.group, "person_id": desk.person, "at": NOON}
    for click in ("action:U-1:1.2", "U-1:7", "action:U-12:1.2", "bulk:3:1"):
        desk.lay(Ruling(click=click, gesture="decline", **given))
    desk.lay(Contest(click="action:U-1:3", person_id=desk.person, text="x", at=NOON))
    desk.lay(ThankYou(click="action:U-1:4", text="x", **given))
    desk.ask("slack:U-1:5")
    desk.ask("10017")
    erasing.clicks(desk.session, "U-1", TOMBSTONE)
    assert desk.session.exec(select(Ruling.click).order_by(col(Ruling.id))).all() == [
        f"action:{TOMBSTONE}:1.2",
        f"{TOMBSTONE}:7",
        "action:U-12:1.2",
        "bulk:3:1",
    ]
    assert desk.session.exec(select(Contest.click)).all() == [f"action:{TOMBSTONE}:3"]
    assert desk.session.exec(select(ThankYou.click)).all() == [f"action:{TOMBSTONE}:4"]
    comments = desk.session.exec(select(Question.comment_id).order_by(col(Question.id))).all()
    assert comments == [f"slack:{TOMBSTONE}:5", "10017"]


def test_an_id_with_signs_of_a_pattern_is_taken_for_what_it_is(desk: Desk) -> None:
    given: dict[str, Any] = {"group_id": desk.group, "person_id": desk.person, "at": NOON}
    for click in ("action:U_1:1", "action:UX1:1", "action:U%:1"):
        desk.lay(Ruling(click=click, gesture="decline", **given))
    erasing.clicks(desk.session, "U_1", TOMBSTONE)
    assert desk.session.exec(select(Ruling.click).order_by(col(Ruling.id))).all() == [
        f"action:{TOMBSTONE}:1",
        "action:UX1:1",
        "action:U%:1",
    ]


def test_what_somebody_sent_in_goes_and_what_others_sent_stays(desk: Desk) -> None:
    for number, body in enumerate(({"user": "U-1"}, {"user": "U-12"}, {"issue": "20001"}, {"user": None})):
        desk.lay(inbox(f"{number}", body=body))
    erasing.clicks(desk.session, "U-1", TOMBSTONE)
    assert desk.session.exec(select(Inbox.outside_id).order_by(col(Inbox.id))).all() == ["1", "2", "3"]


def test_the_pace_of_a_place_is_found_by_its_end_and_not_by_what_looks_like_it(desk: Desk) -> None:
    for scope in ("post:D_1", "post:DX1", "edit:D_1", "post:D_12", "D_1"):
        desk.session.add(Pace(scope=scope, next_free=NOON))
    desk.session.flush()
    erasing.paces(desk.session, {"D_1"})
    assert set(desk.session.exec(select(Pace.scope))) == {"post:DX1", "post:D_12", "D_1"}


def test_nothing_more_is_sent_to_a_home_and_what_was_sent_is_not_kept(desk: Desk) -> None:
    for key, target, state in (
        ("a", "home:1", "waiting"),
        ("b", "home:1", "done"),
        ("c", "home:2", "waiting"),
    ):
        desk.lay(effect(key, target=target, state=state, result={"ts": "1.2"}))
    erasing.unsent(desk.session, {"home:1"})
    desk.session.expire_all()
    found = {row.key: (row.state, row.result) for row in desk.session.exec(select(Effect))}
    assert found == {"a": ("skipped", None), "b": ("done", None), "c": ("waiting", {"ts": "1.2"})}


@pytest.fixture
def said(desk: Desk) -> tuple[Desk, int, int]:
    """Two reports with a version, a part, a reference and a vector each."""
    one, other = (desk.hear(text=f"now {turn}") for turn in range(2))
    for number in (one, other):
        rows: list[SQLModel] = [
            InsightVersion(insight_id=number, event=f"E{number}", text=f"then {number}", until=NOON),
            Reference(insight_id=number, placeholder="[reference 1]", digest="d", expires_at=NOON),
            Vector(insight_id=number, model="m", data=b""),
            Part(insight_id=number, part=0, words=f"part {number}", model="m", data=b""),
        ]
        desk.session.add_all(rows)
    desk.session.flush()
    return desk, one, other


def test_all_words_are_known_before_they_go_and_only_those_of_the_report_go(
    said: tuple[Desk, int, int],
) -> None:
    desk, one, other = said
    assert erasing.words_of(desk.session, {one}) == ["now 0", f"then {one}", f"part {one}"]
    erasing.words(desk.session, {one})
    assert erasing.words_of(desk.session, {one}) == ["now 0"]
    assert len(erasing.words_of(desk.session, {other})) == 3
    for table in (InsightVersion, Reference, Vector, Part):
        assert count(desk, table) == 1
    assert erasing.words_of(desk.session, set()) == []


def test_whose_reports_and_problems_are_found_by_person_wherever_they_were(desk: Desk) -> None:
    namesake, stranger = desk.meet("U-1", team="T2"), desk.meet("U-2")
    left, here = desk.lay(group()), desk.lay(group())
    mine = desk.hear()
    desk.place(mine, left, current=False)
    desk.place(mine, here)
    theirs = desk.hear(desk.lay(group()), person=stranger)
    assert [person.id for person in erasing.persons(desk.session, "U-1")] == [desk.person, namesake]
    assert [row.id for row in erasing.insights_of(desk.session, desk.person)] == [mine]
    assert [row.id for row in erasing.problems_of(desk.session, {mine})] == [left, here]
    asked = desk.ask_person(desk.ask("c1"), desk.person)
    desk.ask_person(desk.ask("c2"), stranger)
    assert [row.id for row, _question in erasing.answers_of(desk.session, desk.person)] == [asked]
    assert theirs not in {row.id for row in erasing.insights_of(desk.session, desk.person)}
    assert desk.session.get_one(Asked, asked).person_id == desk.session.get_one(Person, desk.person).id
