"""Who was judged to have found a problem, what was marked as evidence, and lines that go with their time."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from bridge.domain.credit import Kind
from bridge.store.queries import credit
from bridge.store.tables import Contest, CreditEntry, Evidence, Found, Mark, Wording
from tests.store.rows import NOON, Desk, group

DAY = timedelta(days=1)


def test_who_found_a_problem_is_told_in_the_order_of_judging_by_report_and_by_problem(desk: Desk) -> None:
    other = desk.lay(group())
    first, second = desk.hear(), desk.hear()
    rows = [
        desk.lay(Found(insight_id=insight, group_id=number, at=NOON, withdrawn_at=gone))
        for insight, number, gone in (
            (second, desk.group, None),
            (first, desk.group, NOON),
            (first, other, None),
        )
    ]
    judged = credit.founds_of(desk.session, [first, second, 4711])
    assert {insight: [row.id for row in found] for insight, found in judged.items()} == {
        first: rows[1:],
        second: rows[:1],
    }
    assert [row.id for row in credit.founds_in(desk.session, desk.group)] == rows[:2]
    assert [insight.id for insight in credit.finders(desk.session, desk.group)] == [first, second]
    assert credit.finders(desk.session, desk.lay(group())) == []


def test_marks_are_known_by_report_and_by_person_and_problem_also_when_taken_back(desk: Desk) -> None:
    other, stranger = desk.lay(group()), desk.meet("U-2")
    mine, more, theirs = desk.hear(), desk.hear(), desk.hear(person=stranger)
    for insight, number, gone in ((more, desk.group, None), (mine, desk.group, NOON), (mine, other, None)):
        desk.lay(
            Evidence(insight_id=insight, group_id=number, marked_by=stranger, at=NOON, withdrawn_at=gone)
        )
    desk.lay(Evidence(insight_id=theirs, group_id=desk.group, marked_by=stranger, at=NOON))
    assert [mark.group_id for mark in credit.marks_of(desk.session, mine)] == [desk.group, other]
    assert [one.id for one in credit.marked_of(desk.session, desk.person, desk.group)] == [mine, more]


def test_lines_that_were_earned_before_a_time_go_with_what_took_them_back(desk: Desk) -> None:
    insight = desk.hear()
    old = desk.credit("i:1", insight, earned_at=NOON - DAY)
    desk.credit("i:1:reversed", insight, points=-1, reverses=old, earned_at=NOON - DAY, at=NOON + DAY)
    kept = desk.credit("i:2", desk.hear(), earned_at=NOON)
    desk.close()
    credit.forget(desk.session, NOON)
    assert desk.session.exec(select(CreditEntry.id)).all() == [kept]


def test_what_was_contested_of_a_line_that_goes_is_about_its_report_then(desk: Desk) -> None:
    insight, other = desk.hear(), desk.hear()
    old = desk.credit("i:1", insight, earned_at=NOON - DAY)
    bare = desk.credit("w:1", earned_at=NOON - DAY, kind="wording")
    kept = desk.credit("i:2", other)
    given: dict[str, Any] = {"person_id": desk.person, "text": "why?", "at": NOON}
    for click, line in (("c1", old), ("c2", bare), ("c3", kept)):
        desk.lay(Contest(click=click, entry_id=line, **given))
    desk.lay(Contest(click="c4", insight_id=other, **given))
    desk.close()
    credit.forget(desk.session, NOON)
    desk.session.expire_all()
    rows = desk.session.exec(select(Contest).order_by(col(Contest.click))).all()
    assert [(row.entry_id, row.insight_id) for row in rows] == [
        (None, insight),
        (None, None),
        (kept, None),
        (None, other),
    ]


def test_a_wording_and_a_decision_have_lines_of_their_own(desk: Desk) -> None:
    words = desk.lay(Wording(group_id=desk.group, text="x", person_id=desk.person, at=NOON))
    assert credit.standing_wording(desk.session, words) is None
    first = desk.credit("wording:1:1", kind="wording", wording_id=words, points=2)
    standing = credit.standing_wording(desk.session, words)
    assert standing is not None
    assert standing.id == first
    desk.credit("wording:1:1:reversed", kind="wording", wording_id=words, points=-2, reverses=first)
    assert credit.standing_wording(desk.session, words) is None
    assert credit.written(desk.session, Kind.WORDING, words) == 1
    desk.credit("decision:7:1", kind="decision", points=0)
    assert credit.written(desk.session, Kind.DECISION, 7) == 1
    assert credit.written(desk.session, Kind.DECISION, 1) == 0
    asked = desk.ask_person(desk.ask("c1"), desk.person)
    desk.credit("answer:1:1", kind="answer", asked_id=asked, insight_id=None, points=2)
    assert credit.written(desk.session, Kind.ANSWER, asked) == 1


def test_the_books_are_open_until_they_were_closed_once(desk: Desk) -> None:
    assert credit.closed_until(desk.session) is None
    desk.session.add(Mark(name=credit.CLOSED, at=NOON))
    desk.session.flush()
    assert credit.closed_until(desk.session) == NOON


def test_a_line_stands_for_each_problem_that_it_names(desk: Desk) -> None:
    insight, other = desk.hear(), desk.lay(group())
    here = desk.credit("found:1", insight, kind="found")
    there = desk.credit("found:2", insight, kind="found", group_id=other)
    found = credit.standing_in(desk.session, Kind.FOUND, [insight])
    assert {place: line.id for place, line in found.items()} == {
        (insight, desk.group): here,
        (insight, other): there,
    }
