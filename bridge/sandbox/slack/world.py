"""The workspace: its people and its channels."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bridge.sandbox.slack.ids import BOT_USER, TEAM
from bridge.sandbox.slack.log import Log

CREATED = 1_760_000_000


@dataclass(frozen=True)
class Team:
    """The workspace itself."""

    id: str = TEAM
    name: str = "Tidewell"
    domain: str = "tidewell"


@dataclass
class Person:
    """Somebody in the workspace.

    Attributes:
        id: `U…`.
        name: the short name that an @mention is typed with.
        real_name: first and last name.
        email: None when the profile hides it.
        team: the team at work; Slack does not know it, the control API tells it.
        title: the profile's title.
        is_bot: an app's user.
        deleted: deactivated; can no longer be written to.
        is_admin: may delete others' messages.
        is_guest: a partner's person, in some channels only.
        workspace: whose they are; those of another one share a channel with ours, and can be written to only there.
        locale: the language that they use Slack in.
    """

    id: str
    name: str
    real_name: str
    email: str | None = None
    team: str = ""
    title: str = ""
    is_bot: bool = False
    deleted: bool = False
    is_admin: bool = False
    is_guest: bool = False
    workspace: str = TEAM
    locale: str = "en-US"

    @property
    def is_stranger(self) -> bool:
        """Whether they are of another workspace. https://docs.slack.dev/apis/slack-connect."""
        return self.workspace != TEAM


@dataclass
class Channel:
    """A channel, the direct message of two people, or the group message of a few.

    Attributes:
        id: `C…`, `D…` for a direct message, `G…` for a group message.
        name: without `#`; empty for a direct message.
        kind: `channel`, `dm` or `group`.
        members: ids, in the order of joining.
        for_everyone: whoever joins the workspace is put in.
        listening: people are told that every post here is heard; only the control API tells it.
        private: seen by its members only.
        archived: nobody can write any more.
        log: what was written.
    """

    id: str
    name: str
    kind: str = "channel"
    members: dict[str, None] = field(default_factory=dict)
    for_everyone: bool = False
    listening: bool = False
    private: bool = False
    archived: bool = False
    log: Log = field(default_factory=Log)

    @property
    def is_dm(self) -> bool:
        """Whether this is a direct message."""
        return self.kind == "dm"

    @property
    def is_group(self) -> bool:
        """Whether this is the group message of a few people."""
        return self.kind == "group"

    @property
    def channel_type(self) -> str:
        """What events call the kind of channel."""
        if self.is_dm or self.is_group:
            return "im" if self.is_dm else "mpim"
        return "group" if self.private else "channel"

    def partner_of(self, user: str) -> str:
        """The other side of a direct message."""
        return next((member for member in self.members if member != user), user)


@dataclass
class World:
    """People and channels, found by id, name or e-mail address without a scan; user groups by id, with their members."""

    team: Team = field(default_factory=Team)
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    usergroups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _people_by_name: dict[str, str] = field(default_factory=dict)
    _people_by_email: dict[str, str] = field(default_factory=dict)
    _channels_by_name: dict[str, str] = field(default_factory=dict)

    def add_person(self, person: Person) -> Person:
        """Add somebody, or replace who has the same id."""
        self.people[person.id] = person
        self._people_by_name[person.name.lower()] = person.id
        if person.email:
            self._people_by_email[person.email.lower()] = person.id
        return person

    def add_channel(self, channel: Channel) -> Channel:
        """Add a channel, or replace the one with the same id."""
        self.channels[channel.id] = channel
        if channel.name:
            self._channels_by_name[channel.name.lower()] = channel.id
        return channel

    def person(self, who: str) -> Person | None:
        """A person by id or by name."""
        return self.people.get(who) or self.people.get(self._people_by_name.get(who.lower().lstrip("@"), ""))

    def person_by_email(self, email: str) -> Person | None:
        """A person by e-mail address, in any case."""
        return self.people.get(self._people_by_email.get(email.lower(), ""))

    def channel(self, which: str) -> Channel | None:
        """A channel by id, `#name` or `name`."""
        by_name = self._channels_by_name.get(which.lower().lstrip("#"), "")
        return self.channels.get(which) or self.channels.get(by_name)

    def direct(self, user: str, other: str = BOT_USER) -> Channel:
        """The direct message of two people, made at first use."""
        channel_id = "D" + "".join(sorted(part[1:] for part in {user, other} - {BOT_USER}))
        if channel_id not in self.channels:
            self.add_channel(Channel(channel_id, "", "dm", dict.fromkeys((other, user))))
        return self.channels[channel_id]

    def together(self, users: Iterable[str]) -> Channel:
        """The group message of the app with a few people, made at first use."""
        people = sorted(set(users))
        channel_id = "G" + "".join(user[1:] for user in people)
        if channel_id not in self.channels:
            names = "--".join([*(self.people[user].name for user in people), self.people[BOT_USER].name])
            members = dict.fromkeys((BOT_USER, *people))
            self.add_channel(Channel(channel_id, f"mpdm-{names}-1", "group", members, private=True))
        return self.channels[channel_id]


def channel_id(name: str) -> str:
    """The id that a channel of this name gets when none is asked for.

    >>> channel_id("triage-app")
    'C0TRIAGEAPP'
    """
    return "C0" + re.sub(r"[^A-Z0-9]", "", name.upper())


def user_id(name: str) -> str:
    """The id that a person of this name gets when none is asked for.

    >>> user_id("mia")
    'U0MIA'
    """
    return "U0" + re.sub(r"[^A-Z0-9]", "", name.upper())


def new_channel(
    name: str,
    members: Iterable[str] = (),
    *,
    listening: bool = False,
    private: bool = False,
    archived: bool = False,
    bot: bool = True,
) -> Channel:
    """A channel with the bot in it, unless `bot` is false."""
    everyone = dict.fromkeys([*([BOT_USER] if bot else []), *members])
    return Channel(
        channel_id(name),
        name,
        members=everyone,
        listening=listening,
        private=private,
        archived=archived,
    )
