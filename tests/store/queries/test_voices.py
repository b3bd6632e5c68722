"""Consent, contests, thanks and useful evidence: what stands, and what a click did already."""

from datetime import timedelta
from typing import Any

import pytest

from bridge.store.queries import consents, contests, evidence, thanks
from bridge.store.queries.pages import contests as listed
from bridge.store.tables import Consent, Contest, Evidence, Person, StageChange, ThankYou
from tests.store.rows import NOON, Desk, group

HOUR = timedelta(hours=1)


def contest(desk: Desk, click: str, **columns: Any) -> int:
    given: dict[str, Any] = {"person_id": desk.person, "text": "why?", "at": NOON}
    return desk.lay(Contest(click=click, **given | columns))


def test_named_to_everybody_is_who_agrees_now_and_is_still_there(desk: Desk) -> None:
    def person(user: str, **columns: Any) -> int:
        return desk.lay(Person(**{"team": "T1", "user": user, "agreed_at": NOON, **columns}))

    mia, tom = person("mia"), person("tom")
    person("ines", agreed_at=None)
    person("gone", erased_at=NOON)
    person("guest", team="T2")
    assert [one.id for one in consents.agreed(desk.session, "T1")] == [mia, tom]


def test_a_click_agrees_once(desk: Desk) -> None:
    number = desk.lay(Consent(click="c1", person_id=desk.person, agreed=False, at=NOON))
    found = consents.of_click(desk.session, "c1")
    assert found is not None
    assert (found.id, found.agreed) == (number, False)
    assert consents.of_click(desk.session, "c2") is None


@pytest.fixture
def contested(desk: Desk) -> tuple[Desk, int, int]:
    """A line that was contested twice, first decided, then open; and a report that was contested by itself."""
    insight = desk.hear()
    line = desk.credit("i:1", insight)
    contest(desk, "c1", entry_id=line, decided_at=NOON, verdict="upheld")
    contest(desk, "c2", entry_id=line)
    contest(desk, "c3", insight_id=insight)
    return desk, line, insight


def test_the_newest_contest_of_a_line_counts(contested: tuple[Desk, int, int]) -> None:
    desk, line, _insight = contested
    other = desk.credit("i:2", desk.hear())
    found = contests.of_entries(desk.session, [line, other, None])
    assert {entry: one.click for entry, one in found.items()} == {line: "c2"}
    assert contests.of_entries(desk.session, []) == {}


def test_one_contests_the_same_thing_again_only_when_it_was_decided(contested: tuple[Desk, int, int]) -> None:
    desk, line, insight = contested
    by_line = contests.undecided(desk.session, desk.person, line, None)
    by_report = contests.undecided(desk.session, desk.person, None, insight)
    assert (by_line and by_line.click, by_report and by_report.click) == ("c2", "c3")
    assert contests.undecided(desk.session, desk.meet("U-2"), line, None) is None
    assert contests.undecided(desk.session, desk.person, None, desk.hear()) is None
    decided = desk.session.get_one(Contest, by_line.id if by_line else 0)
    decided.decided_at = NOON
    assert contests.undecided(desk.session, desk.person, line, None) is None


def test_admins_see_first_what_waits_longest_and_then_what_was_decided_last(
    contested: tuple[Desk, int, int],
) -> None:
    desk, line, _insight = contested
    contest(desk, "c4", decided_at=NOON, verdict="granted")
    contest(desk, "c5", decided_at=NOON, verdict="granted")
    assert [one.click for one in listed.undecided(desk.session)] == ["c2", "c3"]
    assert [one.click for one in listed.decided(desk.session, 0, None)] == ["c5", "c4", "c1"]
    assert [one.click for one in listed.decided(desk.session, 1, 1)] == ["c4"]
    assert listed.count_decided(desk.session) == 3
    assert {number: one.key for number, one in listed.lines(desk.session, [line, None]).items()} == {
        line: "i:1"
    }


def test_the_lines_of_a_report_are_those_of_one_person_oldest_first(desk: Desk) -> None:
    insight = desk.hear()
    first = desk.credit("i:1", insight)
    back = desk.credit("i:1:reversed", insight, points=-1, reverses=first)
    desk.credit("a:1", insight, person_id=desk.meet("U-2"))
    desk.credit("i:2", desk.hear())
    assert [line.id for line in contests.lines(desk.session, insight, desk.person)] == [first, back]


def thank(desk: Desk, hours: int, **columns: Any) -> ThankYou:
    given: dict[str, Any] = {"group_id": desk.group, "person_id": desk.person, "text": "thanks"}
    made = ThankYou(click=f"t{hours}{columns}", at=NOON + hours * HOUR, **given | columns)
    desk.lay(made)
    return made


def test_thanks_travel_once_with_the_first_news_after_them(desk: Desk) -> None:
    first, second = thank(desk, 1), thank(desk, 2)
    thank(desk, 3, withdrawn_at=NOON)
    thank(desk, 3, group_id=desk.lay(group()))

    def newest(since: int | None, until: int) -> ThankYou | None:
        start = None if since is None else NOON + since * HOUR
        return thanks.newest(desk.session, [desk.group], start, NOON + until * HOUR)

    assert newest(None, 9) == second
    assert newest(None, 1) == first
    assert newest(0, 2) == second
    assert newest(2, 9) is None
    assert newest(None, 0) is None
    assert not thanks.travelled(desk.session, first, [desk.group])
    desk.lay(StageChange(group_id=desk.group, stage="planned", at=NOON + HOUR))
    assert thanks.travelled(desk.session, first, [desk.group])
    assert not thanks.travelled(desk.session, second, [desk.group])
    assert not thanks.travelled(desk.session, first, [])


def test_evidence_stands_until_its_mark_is_taken_back(desk: Desk) -> None:
    merged = desk.lay(group(merged_into=desk.group))
    reports = [desk.hear() for _ in range(4)]

    def mark(insight: int, where: int, **columns: Any) -> int:
        return desk.lay(
            Evidence(insight_id=insight, group_id=where, marked_by=desk.person, at=NOON, **columns)
        )

    here, there = mark(reports[0], desk.group), mark(reports[1], merged)
    gone = mark(reports[2], desk.group, withdrawn_at=NOON)
    mark(reports[3], desk.lay(group()))
    assert [row.id for row in evidence.standing(desk.session, {desk.group, merged})] == [here, there]
    found = evidence.mark(desk.session, reports[2], desk.group)
    assert found is not None
    assert found.id == gone
    assert evidence.mark(desk.session, reports[1], desk.group) is None
