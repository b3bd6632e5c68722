"""What people are called, and who is there at all, read from Slack's directory now and then."""

from collections.abc import Iterable
from typing import Protocol

from bridge.domain.members import Member
from bridge.domain.rules import Naming, Rules
from bridge.store.engine import Store
from bridge.store.queries import people, sessions

AT_ONCE = 20
"""People that are looked up one by one in one go: Slack allows a hundred a minute."""


class Directory(Protocol):
    """Knows the people of the workspace."""

    def everybody(self) -> Iterable[Member]:
        """All of them, those who left among them; raises OutsideError when Slack does not answer to the end."""
        ...

    def member(self, user: str) -> Member | None:
        """One of them; None for somebody whom the workspace does not know, OutsideError when Slack does not answer."""
        ...


def refresh(store: Store, rules: Rules, directory: Directory) -> None:
    """Write down what known people are called now, and end the sessions of those who were deactivated.

    Where naming is off no name is kept, and those that were kept are forgotten.

    Raises:
        OutsideError: Slack did not answer; everything stays as it was.
    """
    members = {(member.team, member.user): member for member in directory.everybody()}
    with store.write() as session:
        signed_in = sessions.holders(session)
        for person in people.alive(session):
            member = members.get((person.team, person.user))
            if member is not None:
                person.name, person.guest, person.locale = member.name, member.guest, member.locale
            if rules.naming is Naming.OFF:
                person.name = ""
            if member is not None and member.gone and person.id in signed_in:
                sessions.end_of(session, person.id)


class Newcomers:
    """Looks up who has just been met: each once, soon after they acted. Whoever is missed is read with everybody.

    Args:
        store: knows who was met.
        rules: whether names are kept at all.
        directory: knows what people are called.
    """

    def __init__(self, store: Store, rules: Rules, directory: Directory) -> None:
        self._store, self._rules, self._directory = store, rules, directory
        self._asked = 0

    def read(self) -> None:
        """Write down what some of those are called who have no name yet.

        Raises:
            OutsideError: Slack did not answer; they are read with everybody.
        """
        if self._rules.naming is Naming.OFF:
            return
        with self._store.read() as session:
            unnamed = people.unnamed(session, self._asked, AT_ONCE)
        if not unnamed:
            return
        self._asked = max(person.id or 0 for person in unnamed)
        members = [self._directory.member(person.user) for person in unnamed]
        with self._store.write() as session:
            for member in filter(None, members):
                person = people.find(session, member.team, member.user)
                if person is not None and person.erased_at is None:
                    person.name, person.guest = member.name, member.guest
                    session.add(person)
