"""What people are called, where their day is and who has left, as Slack's directory says."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.members import Member
from bridge.domain.rules import Naming, Rules
from bridge.store.engine import Store
from bridge.store.queries import people, sessions
from bridge.store.tables import Person

AT_ONCE = 20
"""People that are looked up one by one in one go: Slack allows a hundred a minute."""


class Directory(Protocol):
    """Knows the people of the workspace, and those of others who share a channel with it."""

    @property
    def team(self) -> str:
        """The workspace in which people are met."""
        ...

    def everybody(self) -> Iterable[Member]:
        """All of them, those who left among them; raises OutsideError when Slack does not answer to the end."""
        ...

    def member(self, user: str) -> Member | None:
        """One of them; None for somebody whom the workspace does not know, OutsideError when Slack does not answer."""
        ...


def refresh(store: Store, rules: Rules, clock: Clock, directory: Directory) -> None:
    """Write down what known people are called now, and who has left.

    Where naming is off no name is kept, and those that were kept are forgotten.

    Raises:
        OutsideError: Slack did not answer; everything stays as it was.
    """
    members = {member.user: member for member in directory.everybody()}
    with store.write() as session:
        for person in people.alive(session):
            member = members.get(person.user)
            if member is not None and _is(person, member, directory.team):
                _note(session, rules, person, member, clock.now())
            elif rules.naming is Naming.OFF:
                person.name = ""


def changed(store: Store, rules: Rules, clock: Clock, ours: str, member: Member) -> None:
    """Write down what Slack has just said of somebody; of whom we never met nothing is kept.

    Args:
        store: knows who was met.
        rules: whether names are kept at all.
        clock: tells the time.
        ours: the workspace in which people are met.
        member: as they are now.
    """
    with store.read() as session:
        if people.find(session, ours, member.user) is None:
            return
    with store.write() as session:
        person = people.find(session, ours, member.user)
        if person is not None and person.erased_at is None:
            _note(session, rules, person, member, clock.now())


def _is(person: Person, member: Member, ours: str) -> bool:
    """Somebody of another workspace is met in ours under the same id; who signed in from there is of theirs alone."""
    return person.user == member.user and person.team in {ours, member.team}


def _note(session: Session, rules: Rules, person: Person, member: Member, now: datetime) -> None:
    """Slack tells neither language nor zone of everybody, nor each time; of a leaver hardly anything."""
    person.name = "" if rules.naming is Naming.OFF else member.name or person.name
    person.guest = member.guest
    person.locale, person.zone = member.locale or person.locale, member.zone or person.zone
    if not member.gone:
        person.gone_at = None
    elif person.gone_at is None:
        person.gone_at = now
        sessions.end_of(session, person.id or 0)
    session.add(person)


class Newcomers:
    """Looks up who has just been met: each once, soon after they acted. Whoever is missed is read with everybody.

    Args:
        store: knows who was met.
        rules: whether names are kept at all.
        clock: tells the time.
        directory: knows what people are called.
    """

    def __init__(self, store: Store, rules: Rules, clock: Clock, directory: Directory) -> None:
        self._store, self._rules, self._clock, self._directory = store, rules, clock, directory
        self._asked = 0

    def read(self) -> None:
        """Write down what is known of some who were not read yet; whom the workspace does not know is a guest.

        Raises:
            OutsideError: Slack did not answer; they are read with everybody.
        """
        with self._store.read() as session:
            unread = people.unread(session, self._asked, AT_ONCE)
        if not unread:
            return
        self._asked = max(person.id or 0 for person in unread)
        found = {person.id: self._directory.member(person.user) for person in unread}
        with self._store.write() as session:
            for number, member in found.items():
                person = session.get_one(Person, number)
                if member is None:
                    person.guest = True
                elif _is(person, member, self._directory.team):
                    _note(session, self._rules, person, member, self._clock.now())
