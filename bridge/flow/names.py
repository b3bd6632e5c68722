"""What people are called, and who is there at all, read from Slack's directory now and then."""

from collections.abc import Iterable
from typing import Protocol

from bridge.domain.members import Member
from bridge.domain.rules import Naming, Rules
from bridge.store.engine import Store
from bridge.store.queries import people, sessions


class Directory(Protocol):
    """Knows the people of the workspace."""

    def everybody(self) -> Iterable[Member]:
        """All of them, those who left among them; raises OutsideError when Slack does not answer to the end."""
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
                person.name, person.guest = member.name, member.guest
            if rules.naming is Naming.OFF:
                person.name = ""
            if member is not None and member.gone and person.id in signed_in:
                sessions.end_of(session, person.id)
