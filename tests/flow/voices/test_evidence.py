"""An owner marks useful evidence: credited, told once, and taken back by taking the tick away."""

from bridge.domain.credit import Kind
from bridge.domain.incoming import Click, Gesture
from bridge.flow import forms
from bridge.store.tables import CreditEntry, Evidence
from tests.flow.office import TEAM, drained
from tests.flow.owners.desk import OWNER, form, rulings, two_reports
from tests.flow.voices.conftest import Voiced

TOLD = "Payments found your report useful evidence."


def evidence(office: Voiced) -> list[tuple[int | None, int]]:
    """The lines for evidence: insight and points."""
    return [(one.insight_id, one.points) for one in office.rows(CreditEntry) if one.kind == Kind.EVIDENCE]


def told(office: Voiced, number: int) -> list[str]:
    """What was said in the thread of an insight's home."""
    return [text for thread, text in office.notes() if thread == office.insight(number).home_ts]


def test_what_is_marked_is_credited_and_told_at_home_once(office: Voiced) -> None:
    (first, second), group = two_reports(office)
    form(office, Gesture.USEFUL, group, insights=[str(first)])
    assert evidence(office) == [(first, 1)]
    assert (told(office, first), told(office, second)) == ([TOLD], [])
    form(office, Gesture.USEFUL, group, insights=[str(first), str(second)])
    assert evidence(office) == [(first, 1), (second, 1)]
    assert (told(office, first), told(office, second)) == ([TOLD], [TOLD])


def test_unticked_it_is_taken_back_and_marked_again_it_is_not_told_again(quick: Voiced) -> None:
    (first, _), group = two_reports(quick)
    for insights in ([str(first)], [], [str(first)]):
        form(quick, Gesture.USEFUL, group, insights=insights)
    assert evidence(quick) == [(first, 1), (first, -1), (first, 1)]
    assert told(quick, first) == [TOLD]
    [row] = quick.rows(Evidence)
    assert row.withdrawn_at is None


def test_what_is_taken_back_before_it_was_told_is_told_when_it_is_marked_again(quick: Voiced) -> None:
    (first, _), group = two_reports(quick)

    def mark(turn: str, *insights: str) -> None:
        values = {"insights": insights}
        now = quick.clock.now()
        quick.intake.click(Click(turn, Gesture.USEFUL, TEAM, OWNER, group, now, values=values))
        drained(quick.attending.step)

    mark("first", str(first))
    mark("second")
    quick.work()
    assert told(quick, first) == []
    mark("third", str(first))
    quick.work()
    assert told(quick, first) == [TOLD]


def test_nobody_but_an_owner_marks_and_no_owner_marks_a_report_of_their_own(quick: Voiced) -> None:
    (first, _), group = two_reports(quick)
    mine = quick.say(OWNER, "refund pending for many days")
    quick.work()
    form(quick, Gesture.USEFUL, group, user="U-1", insights=[str(first)])
    form(quick, Gesture.USEFUL, group, insights=[str(mine)])
    form(quick, Gesture.USEFUL, group, insights=["999", "none", ""])
    assert quick.rows(Evidence) == []
    assert rulings(quick) == []


def test_the_form_shows_what_is_marked_as_ticked_and_no_words_that_may_name_somebody(quick: Voiced) -> None:
    (first, second), group = two_reports(quick)
    named = quick.say("U-8", "refund pending for days, Mr Huber")
    quick.work()
    form(quick, Gesture.USEFUL, group, insights=[str(second)])
    with quick.store.read() as session:
        facts = forms.facts(session, quick.rules, Gesture.USEFUL, group, OWNER)
    assert facts.ticked == {str(second)}
    words = {one.value: one.label for one in facts.insights}
    assert next(iter(words)) == str(second)
    assert words[str(first)] == "refund pending for days"
    assert words[str(named)] == ""


def test_marks_hold_when_problems_are_joined(quick: Voiced) -> None:
    (first, _), group = two_reports(quick)
    form(quick, Gesture.USEFUL, group, insights=[str(first)])
    others = [quick.say(user, "parcel never came to the door") for user in ("U-8", "U-9")]
    quick.work()
    into = quick.group_of(others[0]).id or 0
    form(quick, Gesture.MERGE, group, str(into))
    form(quick, Gesture.USEFUL, into, user="U-anybody", insights=[str(first), str(others[0])])
    assert [one.insight_id for one in quick.rows(Evidence)] == [first, others[0]]
    assert quick.credit("U-1").total == 1
