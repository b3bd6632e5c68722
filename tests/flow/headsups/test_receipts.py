"""Who has read a heads-up is counted once, and named nowhere."""

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Gesture
from bridge.flow import erasure
from bridge.store.engine import Store
from bridge.store.queries import headsups as queries
from bridge.store.queries import people
from bridge.store.tables import Effect, HeadsUpReceipt, Inbox
from tests.flow.headsups.conftest import Informed
from tests.flow.office import TEAM


def read(office: Informed) -> dict[str, int]:
    with office.store.read() as session:
        return queries.read(session, 1)


def test_it_counts_once_and_the_card_shows_the_count_of_now(office: Informed) -> None:
    office.tell()
    office.receipts.read("U-8", 1)
    card = office.receipts.read("U-1", 1)
    assert (card.read, card.people, card.state) == (2, 5, "read")
    assert office.receipts.read("U-1", 1) == card
    assert read(office) == {"leipzig": 1, "manila": 1}


def test_no_row_says_who_has_read_it(quick: Informed) -> None:
    quick.tell()
    before = quick.rows(Inbox), quick.rows(Effect)
    quick.receipts.read("U-1", 1)
    quick.work()
    assert (quick.rows(Inbox), quick.rows(Effect)) == before
    [row] = quick.rows(HeadsUpReceipt)
    assert "U-1" not in str(row)
    assert (row.at.date(), row.at.hour, row.at.minute) == (quick.clock.now().date(), 0, 0), (
        "nor at which hour"
    )


def test_readers_of_two_heads_ups_cannot_be_matched(quick: Informed) -> None:
    quick.tell()
    quick.tell()
    quick.receipts.read("U-1", 1)
    quick.receipts.read("U-1", 2)
    assert len({one.digest for one in quick.rows(HeadsUpReceipt)}) == 2


def test_who_is_in_no_team_any_more_counts_as_a_reader_of_none(quick: Informed) -> None:
    quick.tell()
    with quick.store.write() as session:
        people.known(session, TEAM, "U-gone").name = "Gwen Gone"
    assert quick.receipts.read("U-gone", 1).read == 1
    assert read(quick) == {"": 1}


def test_companies_are_shown_no_count_of_one_another(quick: Informed) -> None:
    quick.tell(crews=("leipzig", "courier"))
    assert {card.people for _user, card in quick.cards()} == {0}
    quick.tell(crews=("leipzig",))
    assert quick.cards()[-1][1].people == 3


def test_what_was_withdrawn_is_shown_so_and_counts_nobody(quick: Informed) -> None:
    quick.tell()
    quick.click("U-owner", Gesture.WITHDRAW_HEADS_UP, 1)
    assert quick.receipts.read("U-1", 1).state == "withdrawn"
    assert read(quick) == {}


def test_a_heads_up_that_is_not_there_is_refused_with_a_sentence(quick: Informed) -> None:
    with pytest.raises(RefusalError, match="not there any more"):
        quick.receipts.read("U-1", 99)


@pytest.mark.parametrize("user", ["U-c1", "U-guest", "U-never-met"])
def test_nobody_outside_reads_or_asks_about_a_heads_up_that_is_not_for_them(
    quick: Informed, user: str
) -> None:
    quick.tell()
    with quick.store.write() as session:
        people.known(session, TEAM, "U-guest").guest = True
    with pytest.raises(RefusalError, match="not there any more"):
        quick.receipts.read(user, 1)
    quick.click(user, Gesture.ASK_HEADS_UP, 1, "When?")
    assert read(quick) == {}
    assert [one for one in quick.rows(Effect) if one.kind == "heads_up_asked"] == []


def test_a_partner_reads_what_is_for_its_team(quick: Informed) -> None:
    quick.tell(crews=("courier",))
    assert quick.receipts.read("U-c1", 1).state == "read"


def test_counts_go_on_when_a_reader_is_erased_and_nothing_names_them(quick: Informed, memory: Store) -> None:
    quick.tell()
    quick.receipts.read("U-1", 1)
    erasure.erase(memory, "U-1", quick.clock.now())
    quick.click("U-owner", Gesture.WITHDRAW_HEADS_UP, 1)
    assert read(quick) == {"leipzig": 1}
    told = [one for one in quick.rows(Effect) if one.kind.startswith("heads_up")]
    assert "U-1" not in "".join(f"{one.key} {one.target} {one.body}" for one in told)


def test_people_are_those_who_were_told_whoever_joins_or_leaves_since(quick: Informed) -> None:
    quick.tell(crews=("manila",))
    for user in ("U-8", "U-9", "U-1"):
        card = quick.receipts.read(user, 1)
    assert (card.read, card.people) == (3, 3), "a card that was passed on is one more reader"
