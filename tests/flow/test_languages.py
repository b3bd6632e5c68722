"""Cards reach their reader in the reader's language, and channels in the usual one."""

from dataclasses import replace

import pytest

from bridge.domain.language import Languages
from bridge.domain.members import Member
from bridge.domain.outgoing import Post, Update
from bridge.flow import names
from bridge.languages.catalogues import languages
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office
from tests.flow.test_names import CLOCK, Directory, meet

BOTH = replace(RULES, languages=Languages(languages()))
HANNA = Member("T1", "U-1", "Hanna Vogt", locale="de-DE")
MIA = Member("T1", "U-2", "Mia Lindgren", locale="en-US")


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Office:
    office = Office(store, clock, BOTH)
    meet(store, "U-1", "U-2", "U-3")
    names.refresh(store, BOTH, CLOCK, Directory(HANNA, MIA))
    return office


def spoken(office: Office, key: str) -> str:
    """In which language the card of an effect was sent."""
    [order] = [order for sent, order, _posted in office.slack.posts if sent == key]
    assert isinstance(order, Post | Update)
    return order.language.code


def test_a_home_speaks_the_language_of_its_reporter(office: Office) -> None:
    numbers = office.problem("refund pending", "refund pending again", "refund pending once more")
    assert [spoken(office, f"home:{number}") for number in numbers] == ["de", "en", "en"]


def test_what_is_told_in_its_thread_does_too(office: Office) -> None:
    numbers, _jira = office.opened()
    told = [(key, order) for key, order, _posted in office.slack.posts if key.startswith("stage:")]
    assert {key.rpartition(":")[2]: order.language.code for key, order in told} == {
        str(numbers[0]): "de",
        str(numbers[1]): "en",
    }


def test_a_channel_speaks_the_usual_language(store: Store, clock: HeldClock) -> None:
    office = Office(store, clock, replace(BOTH, languages=Languages(languages(), languages()["de"])))
    numbers = office.problem("refund pending", "refund pending again")
    assert spoken(office, f"triage:{office.group_of(numbers[0]).id}") == "de"


def test_who_changes_the_language_is_spoken_to_in_the_new_one(office: Office) -> None:
    names.refresh(office.store, BOTH, CLOCK, Directory(replace(HANNA, locale="en-GB"), MIA))
    [number] = office.problem("refund pending")
    assert spoken(office, f"home:{number}") == "en"
