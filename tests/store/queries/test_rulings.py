"""What owners decided and said of a problem, and which of it holds now."""

from datetime import timedelta
from typing import Any

from bridge.store.queries import rulings
from bridge.store.tables import Follow, Invitation, Ruling, Talk, ThemeLabel, Wording
from tests.store.rows import NOON, Desk, group

SECOND = timedelta(seconds=1)


def rule(desk: Desk, click: str, **columns: Any) -> int:
    given: dict[str, Any] = {"group_id": desk.group, "gesture": "decline", "person_id": desk.person}
    return desk.lay(Ruling(click=click, at=NOON, **given | columns))


def test_what_was_not_taken_back_stands_newest_first_under_all_numbers_of_a_problem(desk: Desk) -> None:
    merged = desk.lay(group(merged_into=desk.group))
    first, second = rule(desk, "c1"), rule(desk, "c2", group_id=merged)
    rule(desk, "c3", undone_at=NOON)
    rule(desk, "c4", group_id=desk.lay(group()))
    assert [row.id for row in rulings.standing(desk.session, {desk.group, merged})] == [second, first]
    found = rulings.of_click(desk.session, "c3")
    assert found is not None
    assert found.undone_at == NOON
    assert rulings.of_click(desk.session, "c") is None


def test_what_was_done_in_one_go_is_not_mixed_with_a_number_that_begins_so(desk: Desk) -> None:
    one, two = rule(desk, "bulk:7:1"), rule(desk, "bulk:7:2")
    rule(desk, "bulk:71:1")
    rule(desk, "bulk:7:3", undone_at=NOON)
    assert [row.id for row in rulings.in_bulk(desk.session, 7)] == [two, one]
    assert rulings.in_bulk(desk.session, 1) == []


def word(desk: Desk, text: str, **columns: Any) -> int:
    given: dict[str, Any] = {"group_id": desk.group, "person_id": desk.person, "approved_by": desk.person}
    return desk.lay(Wording(text=text, at=NOON, **given | columns))


def test_the_newest_approved_wording_counts_until_its_very_moment(desk: Desk) -> None:
    def now(seconds: int = 0) -> str | None:
        found = rulings.wording(desk.session, [desk.group], NOON + seconds * SECOND)
        return found.text if found else None

    assert now() is None
    word(desk, "endless")
    word(desk, "until then", until=NOON + SECOND)
    word(desk, "suggested", approved_by=None)
    word(desk, "ended", ended_at=NOON)
    word(desk, "another's", group_id=desk.lay(group()))
    assert now() == "until then"
    assert now(1) == "endless"
    listed = [row.text for row in rulings.wordings(desk.session, [desk.group])]
    assert listed == ["endless", "until then"]
    assert [row.text for row in rulings.wordings_over(desk.session, NOON + SECOND)] == ["until then"]
    assert rulings.wordings_over(desk.session, NOON) == []


def test_whoever_follows_does_so_until_the_very_moment(desk: Desk) -> None:
    def follow(**columns: Any) -> int:
        given: dict[str, Any] = {"group_id": desk.group, "person_id": desk.person, "until": NOON + SECOND}
        return desk.lay(Follow(at=NOON, **given | columns))

    first, second = follow(), follow()
    follow(until=NOON)
    follow(ended_at=NOON)
    follow(group_id=desk.lay(group()))
    assert [row.id for row in rulings.follows(desk.session, [desk.group], NOON)] == [first, second]
    assert rulings.follows(desk.session, [desk.group], NOON + SECOND) == []


def test_what_one_click_said_of_themes_is_known_by_who_what_and_when(desk: Desk) -> None:
    def label(theme: str, at: Any = NOON, person: int = desk.person) -> int:
        return desk.lay(ThemeLabel(insight_id=insight, theme=theme, person_id=person, at=at))

    insight = desk.hear()
    numbers = [label("billing"), label("billing")]
    label("policy")
    label("billing", NOON + SECOND)
    label("billing", person=desk.meet("U-2"))
    found = rulings.labels(desk.session, desk.person, "billing", NOON)
    assert [row.id for row in found] == numbers


def test_who_was_asked_to_talk_is_known_by_conversation(desk: Desk) -> None:
    talk, other = (desk.lay(Talk(group_id=desk.group, person_id=desk.person, at=NOON)) for _ in range(2))
    second = desk.meet("U-2")

    def invite(to: int, person: int) -> int:
        return desk.lay(Invitation(talk_id=to, person_id=person, insight_id=desk.hear()))

    asked = [invite(talk, second), invite(talk, desk.person)]
    invite(other, desk.person)
    assert [row.id for row in rulings.invited(desk.session, talk)] == asked
    found = rulings.invitation(desk.session, talk, desk.person)
    assert found is not None
    assert found.id == asked[1]
    assert rulings.invitation(desk.session, other, second) is None
