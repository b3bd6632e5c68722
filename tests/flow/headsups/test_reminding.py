"""Those who have not read a heads-up are reminded once a day at most, and nothing keeps who they are."""

from bridge.domain.errors import RefusedError
from bridge.domain.incoming import Gesture
from bridge.flow import headsups
from bridge.store.tables import Effect
from tests.flow.headsups.conftest import Informed

ALL = 5


def reminded(office: Informed) -> list[str]:
    """Who got a second card."""
    return office.reached()[ALL:]


def test_only_those_are_reminded_who_have_not_read_it(office: Informed) -> None:
    office.tell()
    office.receipts.read("U-1", 1)
    office.receipts.read("U-9", 1)
    office.remind()
    assert sorted(reminded(office)) == ["U-2", "U-3", "U-8"]
    assert {card.state for _user, card in office.cards()[ALL:]} == {"again"}
    assert (office.sent()[-1].read, office.sent()[-1].reminded) == (2, office.clock.now().date())


def test_nothing_says_who_was_reminded(quick: Informed) -> None:
    quick.tell()
    quick.remind()
    again = [one for one in quick.rows(Effect) if one.kind == "heads_up_again"]
    assert len(again) == ALL
    assert {one.state for one in again} == {"done"}
    assert "U-" not in "".join(f"{one.key}{one.target}{one.body}{one.result}" for one in again)


def test_who_cannot_be_reached_is_not_named_either(quick: Informed) -> None:
    quick.tell()
    quick.slack.before = [RefusedError("user_disabled", "user_disabled")]
    quick.remind()
    dead = [one for one in quick.rows(Effect) if one.state == "dead"]
    assert [(one.kind, one.body) for one in dead] == [("heads_up_again", {})]
    assert len(reminded(quick)) == ALL - 1


def test_once_a_day_at_most(quick: Informed) -> None:
    quick.tell()
    quick.remind()
    quick.remind()
    assert len(reminded(quick)) == ALL
    assert "were reminded today already" in quick.notes()[-1][1]
    quick.clock.forward(days=1)
    quick.remind()
    assert len(reminded(quick)) == 2 * ALL


def test_after_its_day_and_after_it_was_withdrawn_nobody_is_reminded(quick: Informed) -> None:
    quick.tell(days=1)
    quick.clock.forward(days=2)
    quick.remind()
    assert "The day of the change has passed" in quick.notes()[-1][1]
    quick.tell()
    quick.click("U-owner", Gesture.WITHDRAW_HEADS_UP, 2)
    quick.click("U-owner", Gesture.REMIND_HEADS_UP, 2)
    headsups.remind(quick.store, quick.rules, quick.clock, quick.vault)
    quick.work()
    assert len(quick.reached()) == 2 * ALL


def test_a_reminder_that_waits_is_dropped_when_it_is_withdrawn(quick: Informed) -> None:
    quick.tell()
    quick.click("U-owner", Gesture.REMIND_HEADS_UP, 1)
    headsups.remind(quick.store, quick.rules, quick.clock, quick.vault)
    quick.press("U-owner", Gesture.WITHDRAW_HEADS_UP, 1)
    while quick.attending.step():
        pass
    quick.work()
    assert reminded(quick) == []
    assert not [one for one in quick.rows(Effect) if one.kind == "heads_up_again"]


def test_only_owners_have_others_reminded(quick: Informed) -> None:
    quick.tell()
    quick.remind(user="U-1")
    assert reminded(quick) == []
    assert quick.notes()[-1][1] == "Only the owners of Payments can decide this."


def test_a_reminder_that_comes_too_late_is_not_sent_and_keeps_nobody(quick: Informed) -> None:
    quick.tell(days=1)
    quick.click("U-owner", Gesture.REMIND_HEADS_UP, 1)
    headsups.remind(quick.store, quick.rules, quick.clock, quick.vault)
    quick.clock.forward(days=2)
    quick.work()
    again = [one for one in quick.rows(Effect) if one.kind == "heads_up_again"]
    assert reminded(quick) == []
    assert [(one.state, one.body) for one in again] == [("skipped", {})] * ALL
