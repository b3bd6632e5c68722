"""Whoever finds a line wrong is heard by an admin with the whole history, once, and reads the reason."""

from dataclasses import replace

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Post
from bridge.domain.rules import Naming
from bridge.store.engine import Store
from bridge.store.tables import Contest, CreditEntry
from tests.conftest import HeldClock
from tests.flow.owners.desk import form
from tests.flow.voices.conftest import VOICED, Voiced


def credited(office: Voiced) -> tuple[int, int]:
    """A report whose reporter said that it is right: its number, and that of its line."""
    first, second = office.problem("refund pending for days", "refund pending since days")
    office.click("U-2", Gesture.RIGHT, second)
    return first, office.rows(CreditEntry)[0].id or 0


def contested(office: Voiced, text: str = "It was two calls.") -> int:
    """A line that was contested by its person: the contest's number."""
    _, line = credited(office)
    form(office, Gesture.CONTEST, line, user="U-2", text=text)
    return office.rows(Contest)[-1].id or 0


def test_every_admin_sees_the_line_the_words_and_what_happened_each_with_its_date(office: Voiced) -> None:
    contested(office)
    [(first, card), (second, _)] = office.contests()
    assert (first, second) == ("U-admin", "U-other")
    assert card.line.startswith("No. 2 on “")
    assert "confirmed by its reporter; 2 reports; heard" in card.line
    assert (card.text, card.decidable, card.decided) == ("It was two calls.", True, "")
    said = [moment.what for moment in card.history]
    assert said[0] == "No. 2 was reported"
    assert any(what.startswith("Its reporter said that it belongs to “") for what in said)
    assert said[-1] == "Credited: +1 for the report; confirmed by a person"
    assert list(card.history) == sorted(card.history, key=lambda moment: moment.at)


def test_an_admin_reads_who_it_is_only_as_far_as_names_are_shown(quick: Voiced) -> None:
    contested(quick)
    assert [card.who for _to, card in quick.contests()] == ["a colleague of Leipzig"] * 2


def test_a_decision_is_an_entry_with_its_reason_and_the_person_is_told(office: Voiced) -> None:
    number = contested(office)
    form(office, Gesture.DECIDE_CONTEST, number, "granted", "U-admin", reason="Two calls.", points="+1")
    entry = office.rows(CreditEntry)[-1]
    assert (entry.kind, entry.points, entry.cause) == ("decision", 1, "Two calls.")
    [told] = office.direct("U-2")
    assert told.startswith("You contested: No. 2 on “")
    assert told.endswith("It was granted: +1 point. The reason: Two calls.")
    assert office.credit("U-2").total == 2
    assert [card.decided for card in office.edited()] == [
        "Decided on 2 November 2026: granted, +1 point. The reason: Two calls."
    ] * 2
    assert not any(card.decidable for card in office.edited())


def test_what_is_upheld_changes_no_sum(quick: Voiced) -> None:
    number = contested(quick)
    form(quick, Gesture.DECIDE_CONTEST, number, "upheld", "U-admin", reason="It is one call.", points="2")
    assert quick.credit("U-2").total == 1
    [told] = quick.direct("U-2")
    assert told.endswith("It stays as it is. The reason: It is one call.")
    assert quick.credit("U-2").lines[-1].contest == "Decided: It is one call."


def test_a_second_decision_is_refused_politely_and_changes_nothing(quick: Voiced) -> None:
    number = contested(quick)
    form(quick, Gesture.DECIDE_CONTEST, number, "upheld", "U-admin", reason="One call.")
    form(quick, Gesture.DECIDE_CONTEST, number, "granted", "U-other", reason="Two calls.", points="1")
    assert quick.direct("U-other") == [
        f"No. {number} was decided on 2 November 2026 already: it stays as it is. Nothing has changed."
    ]
    [row] = quick.rows(Contest)
    assert (row.verdict, row.reason, row.points) == ("upheld", "One call.", 0)
    assert len(quick.direct("U-2")) == 1


def test_nobody_but_an_admin_decides_and_nobody_without_a_reason_or_out_of_bounds(quick: Voiced) -> None:
    number = contested(quick)
    told = len(quick.direct("U-2"))
    for user in ("U-owner", "U-leader", "U-2"):
        form(quick, Gesture.DECIDE_CONTEST, number, "granted", user, reason="Yes.", points="2")
    answer = "Only those who look after the bridge can decide what is contested."
    assert quick.direct("U-owner") == quick.direct("U-leader") == [answer]
    assert quick.direct("U-2")[told:] == [answer]
    for given in ({"points": "1"}, {"reason": "Yes.", "points": "3"}, {"reason": "Yes."}):
        form(quick, Gesture.DECIDE_CONTEST, number, "granted", "U-admin", **given)
    form(quick, Gesture.DECIDE_CONTEST, number, "perhaps", "U-admin", reason="Yes.", points="1")
    assert quick.rows(Contest)[0].decided_at is None


def test_an_admin_neither_sees_nor_decides_what_they_contest_themselves(
    memory: Store, clock: HeldClock
) -> None:
    office = Voiced(memory, clock, replace(VOICED, admins=("U-2", "U-other")))
    number = contested(office)
    assert [to for to, _card in office.contests()] == ["U-other"]
    form(office, Gesture.DECIDE_CONTEST, number, "granted", "U-2", reason="Mine.", points="2")
    assert office.direct("U-2") == ["What you contest yourself is decided by somebody else."]
    assert office.rows(Contest)[0].decided_at is None


def test_points_can_be_taken_too(quick: Voiced) -> None:
    number = contested(quick)
    form(quick, Gesture.DECIDE_CONTEST, number, "granted", "U-admin", reason="Not hers.", points="−1")
    assert quick.credit("U-2").total == 0


def test_a_report_without_a_line_can_be_contested_by_its_number(quick: Voiced) -> None:
    first, _ = credited(quick)
    form(quick, Gesture.CONTEST, 0, user="U-1", text="I confirmed it too.", insight=str(first))
    [(_, card), _] = quick.contests()
    assert card.line == f"No. {first} is not credited"
    assert card.history[0].what == f"No. {first} was reported"
    form(quick, Gesture.DECIDE_CONTEST, 1, "granted", "U-admin", reason="You did.", points="1")
    assert quick.credit("U-1").total == 1


def test_nobody_contests_what_is_not_theirs_nor_the_same_twice_nor_without_words(quick: Voiced) -> None:
    first, line = credited(quick)
    form(quick, Gesture.CONTEST, line, user="U-1", text="Hers is wrong.")
    form(quick, Gesture.CONTEST, 0, user="U-2", text="His is missing.", insight=str(first))
    form(quick, Gesture.CONTEST, 0, user="U-2", text="What?", insight="none")
    form(quick, Gesture.CONTEST, 999, user="U-2", text="What?")
    form(quick, Gesture.CONTEST, line, user="U-2", text="  ")
    assert quick.rows(Contest) == []
    form(quick, Gesture.CONTEST, line, user="U-2", text="Mine.")
    form(quick, Gesture.CONTEST, line, user="U-2", text="Mine again.")
    assert [one.text for one in quick.rows(Contest)] == ["Mine."]
    assert quick.credit("U-2").lines[0].contest == "You contested it; it is being looked at."


@pytest.mark.parametrize(("leaders", "where", "text"), [("C-lead", "C-lead", "Mine."), ("", "C-pay", "")])
def test_without_admins_a_channel_hears_of_it_and_a_teams_channel_no_words(
    memory: Store, clock: HeldClock, leaders: str, where: str, text: str
) -> None:
    office = Voiced(memory, clock, replace(VOICED, admins=(), leaders_channel=leaders))
    contested(office, "Mine.")
    [(channel, card)] = office.contests()
    assert (channel, card.text, card.decidable) == (where, text, False)
    assert bool(card.who) == bool(card.history) == bool(text)


def test_what_is_decided_after_the_line_ended_says_so(quick: Voiced) -> None:
    number = contested(quick)
    with quick.store.write() as session:
        session.get_one(Contest, number).entry_id = None
    form(quick, Gesture.DECIDE_CONTEST, number, "upheld", "U-admin", reason="Too late.")
    assert quick.direct("U-2")[-1] == (
        "You contested: A line that is not kept any more. It stays as it is. The reason: Too late."
    )


def test_words_are_redacted_like_all_that_is_typed(quick: Voiced) -> None:
    contested(quick, "Call me on +49 341 4960 123.")
    assert "4960" not in quick.rows(Contest)[0].text


def test_where_no_credit_is_recorded_nothing_is_contested(memory: Store, clock: HeldClock) -> None:
    office = Voiced(memory, clock, replace(VOICED, naming=Naming.OFF))
    first, _ = office.problem("refund pending for days", "refund pending since days")
    form(office, Gesture.CONTEST, 0, user="U-1", text="Mine.", insight=str(first))
    assert office.rows(Contest) == []
    assert [
        order for _key, order, _ in office.slack.posts if isinstance(order, Post) and order.user == "U-admin"
    ] == []
