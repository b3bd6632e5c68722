"""Names and departures read from the directory, now and then."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.errors import TryLaterError
from bridge.domain.members import Member
from bridge.domain.rules import Naming
from bridge.flow import names, sessions
from bridge.store.engine import Store
from bridge.store.queries import people
from bridge.store.tables import Person, WebSession
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office

CLOCK = HeldClock()
MIA = Member("T1", "U-mia", "Mia Lindgren")
TOM = Member("T1", "U-tom", "Tom Okafor", guest=True)


class Directory:
    """The workspace's people; ``away`` once so many were told."""

    team = "T1"

    def __init__(self, *members: Member, away: int | None = None) -> None:
        self._members, self._away = members, away
        self.asked: list[str] = []

    def everybody(self) -> Iterator[Member]:
        yield from self._members[: self._away]
        if self._away is not None:
            raise TryLaterError("Slack is down.")

    def member(self, user: str) -> Member | None:
        self.asked.append(user)
        if self._away is not None:
            raise TryLaterError("Slack is down.")
        return next((member for member in self._members if member.user == user), None)


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock)


def meet(store: Store, *users: str, team: str = "T1") -> None:
    with store.write() as session:
        for user in users:
            people.known(session, team, user)


def called(office: Office) -> dict[str, str]:
    return {person.user: person.name for person in office.rows(Person)}


def test_known_people_get_the_names_that_they_have_now(office: Office) -> None:
    meet(office.store, "U-mia", "U-tom", "U-else")
    names.refresh(office.store, RULES, CLOCK, Directory(MIA, TOM, Member("T1", "U-new", "Never Met")))
    assert called(office) == {"U-mia": "Mia Lindgren", "U-tom": "Tom Okafor", "U-else": ""}
    names.refresh(office.store, RULES, CLOCK, Directory(replace(MIA, name="Mia Berg")))
    assert called(office)["U-mia"] == "Mia Berg"
    assert [person.guest for person in office.rows(Person)] == [False, True, False]


def test_the_same_id_in_another_workspace_is_somebody_else(office: Office) -> None:
    meet(office.store, "U-mia", team="T2")
    names.refresh(office.store, RULES, CLOCK, Directory(MIA))
    assert called(office) == {"U-mia": ""}


def test_where_naming_is_off_names_are_not_kept_and_kept_ones_forgotten(office: Office) -> None:
    meet(office.store, "U-mia")
    names.refresh(office.store, RULES, CLOCK, Directory(MIA))
    off = replace(RULES, naming=Naming.OFF)
    names.refresh(office.store, off, CLOCK, Directory(MIA))
    assert called(office) == {"U-mia": ""}


def test_who_was_erased_stays_erased(office: Office, clock: HeldClock) -> None:
    meet(office.store, "U-mia")
    with office.store.write() as session:
        people.known(session, "T1", "U-mia").erased_at = clock.now()
    names.refresh(office.store, RULES, CLOCK, Directory(MIA))
    assert called(office) == {"U-mia": ""}


def test_while_slack_answers_in_part_nothing_changes(office: Office) -> None:
    meet(office.store, "U-mia", "U-tom")
    with pytest.raises(TryLaterError):
        names.refresh(office.store, RULES, CLOCK, Directory(MIA, TOM, away=1))
    assert called(office) == {"U-mia": "", "U-tom": ""}


def test_who_was_deactivated_is_signed_out_and_others_are_not(office: Office, clock: HeldClock) -> None:
    with office.store.write() as session:
        for member in (MIA, MIA, TOM):
            sessions.begin(session, RULES, member, clock.now(), timedelta(hours=12))
    names.refresh(office.store, RULES, CLOCK, Directory(replace(MIA, gone=True), TOM))
    (left,) = office.rows(WebSession)
    assert [person.user for person in office.rows(Person) if person.id == left.person_id] == ["U-tom"]


def test_who_acts_for_the_first_time_is_looked_up_soon_and_once(office: Office) -> None:
    directory = Directory(MIA, TOM)
    newcomers = names.Newcomers(office.store, RULES, CLOCK, directory)
    newcomers.read()
    office.say("U-mia", "refund pending for days")
    office.say("U-stranger", "refund pending since days")
    newcomers.read()
    assert called(office) == {"U-mia": "Mia Lindgren", "U-stranger": ""}
    meet(office.store, "U-tom")
    newcomers.read()
    newcomers.read()
    assert directory.asked == ["U-mia", "U-stranger", "U-tom"]
    assert [person.guest for person in office.rows(Person)] == [False, True, True]


def test_only_so_many_newcomers_are_looked_up_at_once(office: Office) -> None:
    meet(office.store, *(f"U-{number}" for number in range(names.AT_ONCE + 3)))
    directory = Directory()
    newcomers = names.Newcomers(office.store, RULES, CLOCK, directory)
    newcomers.read()
    assert len(directory.asked) == names.AT_ONCE
    newcomers.read()
    assert len(directory.asked) == len(set(directory.asked)) == names.AT_ONCE + 3


def test_newcomers_of_another_workspace_keep_no_name_of_ours_and_none_has_one_where_naming_is_off(
    office: Office,
) -> None:
    meet(office.store, "U-mia", team="T2")
    names.Newcomers(office.store, RULES, CLOCK, Directory(MIA)).read()
    meet(office.store, "U-mia")
    hanna = replace(MIA, locale="de-DE", zone="Europe/Berlin")
    names.Newcomers(office.store, replace(RULES, naming=Naming.OFF), CLOCK, Directory(hanna)).read()
    assert [(one.name, one.locale, one.zone) for one in office.rows(Person)] == [
        ("", "", ""),
        ("", "de-DE", "Europe/Berlin"),
    ]


def test_while_slack_is_down_newcomers_wait_for_the_next_read_of_all(office: Office) -> None:
    meet(office.store, "U-mia")
    newcomers = names.Newcomers(office.store, RULES, CLOCK, Directory(MIA, away=0))
    with pytest.raises(TryLaterError):
        newcomers.read()
    newcomers.read()
    names.refresh(office.store, RULES, CLOCK, Directory(MIA))
    assert called(office) == {"U-mia": "Mia Lindgren"}


def test_somebody_of_another_workspace_is_met_in_ours_and_is_a_guest(office: Office) -> None:
    meet(office.store, "U-swift")
    swift = Member("T9", "U-swift", "Dana Petrova", guest=True, zone="Europe/Lisbon")
    names.Newcomers(office.store, RULES, CLOCK, Directory(swift)).read()
    [person] = office.rows(Person)
    assert (person.team, person.name, person.guest, person.zone) == (
        "T1",
        "Dana Petrova",
        True,
        "Europe/Lisbon",
    )


def test_what_slack_does_not_tell_this_time_stays(office: Office) -> None:
    meet(office.store, "U-mia")
    names.refresh(office.store, RULES, CLOCK, Directory(replace(MIA, locale="de-DE", zone="Europe/Berlin")))
    names.changed(office.store, RULES, CLOCK, "T1", replace(MIA, name="Mia Berg"))
    [person] = office.rows(Person)
    assert (person.name, person.locale, person.zone) == ("Mia Berg", "de-DE", "Europe/Berlin")


def test_a_departure_is_dated_once_and_forgotten_when_they_come_back(office: Office) -> None:
    meet(office.store, "U-mia")
    left = replace(MIA, gone=True)
    first, clock = CLOCK.now(), HeldClock()
    for _ in range(2):
        names.changed(office.store, RULES, clock, "T1", left)
        clock.forward(days=1)
    assert [person.gone_at for person in office.rows(Person)] == [first]
    names.refresh(office.store, RULES, clock, Directory(MIA))
    assert [person.gone_at for person in office.rows(Person)] == [None]


def test_of_somebody_who_was_never_met_or_was_erased_nothing_is_kept(office: Office) -> None:
    names.changed(office.store, RULES, CLOCK, "T1", MIA)
    assert office.rows(Person) == []
    meet(office.store, "U-mia")
    with office.store.write() as session:
        people.known(session, "T1", "U-mia").erased_at = CLOCK.now()
    names.changed(office.store, RULES, CLOCK, "T1", MIA)
    assert called(office) == {"U-mia": ""}
