"""Which team of people who hear customers somebody is in: by the settings, by a file, or by a user group of Slack.

Who leads and who administers can be set by user groups too; all are read together.
"""

import logging
from collections.abc import Collection, Mapping
from typing import Protocol

from sqlmodel import Session

from bridge.domain.roles import Role
from bridge.domain.rules import Crew, Rules
from bridge.flow import crew_list
from bridge.flow.spreadsheet import SheetError
from bridge.store.engine import Store
from bridge.store.queries import crews as queries
from bridge.store.queries import roles

log = logging.getLogger(__name__)


class Usergroups(Protocol):
    """Knows Slack's user groups."""

    def members(self, usergroup: str) -> list[str]:
        """Slack's ids of those who are in a user group."""
        ...


def crew_of(session: Session, crews: tuple[Crew, ...], user: str) -> str | None:
    """The key of the crew that a person is in now; None if in none. The settings stand over what is read."""
    return crews_of(session, crews, [user]).get(user)


def crews_of(session: Session, crews: tuple[Crew, ...], users: Collection[str]) -> dict[str, str]:
    """The same of several people; who is in none is left out."""
    named = {user: crew.key for crew in reversed(crews) for user in crew.members}
    are_read = {crew.key for crew in crews if crew.is_read}
    read = queries.crews_of(session, [user for user in users if user not in named]) if are_read else {}
    read = {user: key for user, key in read.items() if key in are_read}
    return read | {user: named[user] for user in users if user in named}


def members(session: Session, rules: Rules, crew: Crew) -> set[str]:
    """Slack's ids of who is in a crew: those whom the settings name, and those of its user group or the file."""
    return _members(rules, crew, queries.members(session, crew.key) if crew.is_read else set())


def size(session: Session, rules: Rules, crew: Crew) -> int:
    """How many people are in a crew."""
    return len(members(session, rules, crew))


def sizes(session: Session, rules: Rules) -> dict[str, int]:
    """How many people are in each crew, by its key."""
    read = queries.counts(session, _taken(rules))
    return {
        crew.key: len(set(crew.members)) + (read.get(crew.key, 0) if crew.is_read else 0)
        for crew in rules.crews
    }


def large(session: Session, rules: Rules) -> dict[str, str]:
    """The names of the crews that have enough people to be named beside what one of them said, by key."""
    people = sizes(session, rules)
    return {crew.key: crew.name for crew in rules.crews if people[crew.key] >= rules.smallest_team}


def shown_as(rules: Rules, sizes: Mapping[str, int], smaller: str) -> dict[str, str]:
    """What crews are called beside their numbers, by key.

    Those of too few people are shown together; where even so they are too few, they are left out.

    Args:
        rules: which crews there are, and how few people are too few.
        sizes: how many people are in each.
        smaller: what the small ones are called together.
    """
    large = {crew.key: crew.name for crew in rules.crews if sizes[crew.key] >= rules.smallest_team}
    small = [crew.key for crew in rules.crews if crew.key not in large]
    enough = sum(sizes[key] for key in small) >= rules.smallest_team
    return large | (dict.fromkeys(small, smaller) if enough else {})


def _members(rules: Rules, crew: Crew, read: set[str]) -> set[str]:
    return {*crew.members, *(read - _taken(rules))}


def _taken(rules: Rules) -> set[str]:
    """Whom the settings put into a crew, whatever user groups they are in."""
    return {user for crew in rules.crews for user in crew.members}


def roles_by_usergroup(rules: Rules) -> dict[Role, str]:
    """The user groups whose members have a role."""
    groups = {Role.LEADER: rules.leaders_usergroup, Role.ADMIN: rules.admins_usergroup}
    return {role: usergroup for role, usergroup in groups.items() if usergroup}


def are_read(rules: Rules) -> bool:
    """Whether there is any user group to read."""
    return bool(roles_by_usergroup(rules)) or any(crew.usergroup for crew in rules.crews)


def refresh(store: Store, rules: Rules, usergroups: Usergroups) -> None:
    """Read who is in the user groups; somebody in several is in the crew that the settings name first.

    Whom the file of crews puts into one stays there.

    Raises:
        OutsideError: Slack did not answer for one of them; everybody stays where they were.
    """
    found: dict[str, str] = {}
    for crew in rules.crews:
        for user in usergroups.members(crew.usergroup) if crew.usergroup else ():
            found.setdefault(user, crew.key)
    holders = {
        role: set(usergroups.members(usergroup)) for role, usergroup in roles_by_usergroup(rules).items()
    }
    listed = {crew.key for crew in rules.crews if crew.listed}
    with store.write() as session:
        there = {user for crew in listed for user in queries.members(session, crew)}
        kept = {user: crew for user, crew in found.items() if user not in there}
        queries.replace(session, kept, besides=listed)
        roles.replace(session, holders)


class Roster:
    """Reads the file of crews whenever it has changed.

    Args:
        store: keeps who is in which crew.
        rules: names the file, and the crews that there are since the start.
    """

    def __init__(self, store: Store, rules: Rules) -> None:
        self._store, self._rules, self._read_at = store, rules, 0

    def read(self) -> None:
        """Put everybody into the crew that the file names; a file that cannot be used changes nothing and is said."""
        path = self._rules.crew_list
        if path is None:
            return
        try:
            changed = path.stat().st_mtime_ns
            if changed != self._read_at:
                self._read_at = changed
                self._put(crew_list.read(path))
        except OSError as error:
            log.warning("people.crew_list: %s cannot be read: %s", path, error.strerror)
        except SheetError as error:
            log.warning("people.crew_list: %s Everybody stays where they were.", error)

    def _put(self, found: Mapping[str, crew_list.Listed]) -> None:
        keys = {key: crew.key for crew in self._rules.crews if crew.listed for key in crew_list.keys_of(crew)}
        if new := found.keys() - keys.keys():
            names = ", ".join(sorted(found[key].name for key in new))
            raise SheetError(f"{names}: new since the start. Start the bridge again to have it.")
        members = {user: keys[key] for key, crew in found.items() for user in crew.members}
        elsewhere = {crew.key for crew in self._rules.crews if not crew.listed}
        with self._store.write() as session:
            queries.replace(session, members, besides=elsewhere)
