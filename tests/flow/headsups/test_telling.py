"""A heads-up goes to those whom it is for, once, and to nobody when it is too late or taken back."""

from dataclasses import replace

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import HeadsUpCard
from bridge.domain.rules import Crew
from bridge.store.engine import Store
from bridge.store.queries import crews
from bridge.store.tables import HeadsUp, Ruling
from tests.conftest import HeldClock
from tests.flow.headsups.conftest import TOLD, Informed

OURS = ["U-1", "U-2", "U-3", "U-8", "U-9"]


def test_everybody_of_our_own_teams_gets_the_five_lines_once(office: Informed) -> None:
    office.tell()
    assert office.reached() == OURS
    [card] = {card for _user, card in office.cards()}
    assert (card.title, card.who, card.what) == (
        "delivery slots by the hour",
        "app users in Berlin",
        "they pick an hour",
    )
    assert (card.say, card.report, card.team) == ("You can pick the hour.", "slots that vanish", "Payments")
    assert (card.read, card.people, card.state) == (0, 5, "open")
    office.work()
    assert len(office.reached()) == len(OURS)


def test_the_thread_of_the_problem_says_to_whom_it_goes(office: Informed) -> None:
    office.tell()
    [sent] = office.sent()
    assert (sent.teams, sent.people, sent.read, sent.withdrawn) == (("Leipzig", "Manila"), 5, 0, False)
    [posted] = [order for key, order, _posted in office.slack.posts if key == "heads_up_sent:1"]
    assert (posted.channel, bool(posted.thread)) == ("C-pay", True)


def test_it_goes_to_the_teams_that_were_chosen_and_to_partners_only_so(quick: Informed) -> None:
    quick.tell(crews=("courier", "manila", "nobody"))
    assert quick.reached() == ["U-8", "U-9", "U-c1", "U-c2"]
    assert quick.rows(HeadsUp)[0].crews == ["manila", "courier"]


def test_members_of_user_groups_are_told_too(memory: Store, clock: HeldClock) -> None:
    quick = Informed(memory, clock, replace(TOLD, crews=(Crew("night", "Night", usergroup="S1"),)))
    with memory.write() as session:
        crews.replace(session, {"U-5": "night", "U-6": "night"}, ())
    quick.tell()
    assert quick.reached() == ["U-5", "U-6"]
    assert quick.cards()[0][1].people == 0, "two are too few for a count"


@pytest.mark.parametrize("missing", ["title", "who", "what", "say"])
def test_a_line_that_is_empty_tells_nobody(quick: Informed, missing: str) -> None:
    quick.tell(lines={missing: "  "})
    assert (quick.reached(), quick.rows(HeadsUp)) == ([], [])


def test_a_day_that_has_passed_is_no_news_and_the_owner_hears_why(quick: Informed) -> None:
    quick.tell(days=-1)
    assert (quick.reached(), quick.rows(HeadsUp)) == ([], [])
    assert "That day has passed already" in quick.notes()[-1][1]
    quick.tell(days=0)
    assert quick.reached() == OURS


def test_only_an_owner_writes_one(quick: Informed) -> None:
    quick.tell(user="U-1")
    assert (quick.reached(), quick.rows(HeadsUp)) == ([], [])
    assert quick.notes()[-1][1] == "Only the owners of Payments can decide this."


def test_typed_words_are_redacted_and_the_decision_is_written_down(quick: Informed) -> None:
    quick.tell(lines={"report": "ring +49 341 4960 123"})
    assert "4960" not in quick.cards()[0][1].report
    assert [one.gesture for one in quick.rows(Ruling)] == [Gesture.HEADS_UP]


def test_what_waits_beyond_its_day_is_not_sent_and_the_owners_read_how_many_were_not_told(
    office: Informed,
) -> None:
    """The bridge was down: every card was due before, and none is sent as if it still were that day."""
    office.tell(days=1, crews=("courier",))
    office.waits_for("U-late")
    office.waits_for("U-later")
    office.clock.forward(days=2)
    office.work()
    assert office.reached() == ["U-c1", "U-c2"]
    sent = office.sent()[-1]
    assert (sent.over, sent.missed, sent.people) == (True, 2, 0)


def test_cards_that_wait_tell_the_day_on_which_they_are_sent(quick: Informed) -> None:
    quick.tell(days=4, crews=("courier",))
    quick.waits_for("U-late")
    quick.clock.forward(days=3)
    quick.work()
    card = quick.cards()[-1][1]
    assert (quick.reached()[-1], card.today) == ("U-late", quick.clock.now().date())
    assert quick.sent()[-1].missed == 0


def test_a_heads_up_that_is_withdrawn_says_so_on_every_card(office: Informed) -> None:
    office.tell()
    office.click("U-1", Gesture.WITHDRAW_HEADS_UP, 1)
    assert office.notes()[-1][1] == "Only the owners of Payments can decide this."
    assert office.rows(HeadsUp)[0].withdrawn_at is None
    office.click("U-owner", Gesture.WITHDRAW_HEADS_UP, 1)
    office.click("U-owner", Gesture.WITHDRAW_HEADS_UP, 1)
    edits = [one for one in office.slack.updates if isinstance(one.card, HeadsUpCard)]
    assert sorted(one.channel for one in edits) == [f"D-{user}" for user in OURS]
    assert {one.card.state for one in edits if isinstance(one.card, HeadsUpCard)} == {"withdrawn"}
    assert office.sent()[-1].withdrawn


def test_who_was_not_told_yet_hears_nothing_of_what_was_withdrawn(quick: Informed) -> None:
    quick.tell(crews=("courier",))
    quick.waits_for("U-late")
    quick.press("U-owner", Gesture.WITHDRAW_HEADS_UP, 1)
    while quick.attending.step():
        pass
    quick.work()
    assert "U-late" not in quick.reached()
