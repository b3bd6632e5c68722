"""Short-lived secrets that come with a person's gesture: `trigger_id` and `response_url`."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field

from bridge.sandbox.clock import Clock
from bridge.sandbox.slack.errors import SlackError

REMEMBERED = 10_000
RESPONSE_URL_LIFE = 30 * 60
RESPONSE_URL_USES = 5


@dataclass
class Trigger:
    """Leave to open one modal for one person.

    Attributes:
        user: for whom.
        created: seconds since 1970.
        view: the modal the gesture was made in, if any.
        used: exchanged already.
    """

    user: str
    created: float
    view: str | None = None
    used: bool = False


@dataclass
class Triggers:
    """The triggers given out lately.

    Attributes:
        clock: tells their age.
        life: seconds that one can be exchanged.
    """

    clock: Clock
    life: float
    _given: OrderedDict[str, Trigger] = field(default_factory=OrderedDict)

    def give(self, user: str, view: str | None = None) -> str:
        """A new `trigger_id`."""
        name = f"{secrets.randbelow(10**13):013d}.{secrets.randbelow(10**13):013d}.{secrets.token_hex(16)}"
        self._given[name] = Trigger(user, self.clock.time(), view)
        if len(self._given) > REMEMBERED:
            self._given.popitem(last=False)
        return name

    def exchange(self, name: str) -> Trigger:
        """Use one up; see https://docs.slack.dev/reference/methods/views.open.

        Raises:
            SlackError: it is unknown, too old or used.
        """
        trigger = self._given.get(name)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self.clock.time() - trigger.created > self.life:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger


@dataclass
class ResponseUrl:
    """Leave to answer a gesture five times within half an hour.

    Attributes:
        user: who made it.
        channel: where.
        ts: the message it was made on, if any.
        created: seconds since 1970.
        ephemeral: that message was for one person.
        uses: how often it was used.
    """

    user: str
    channel: str
    ts: str | None
    created: float
    ephemeral: bool = False
    uses: int = 0


@dataclass
class ResponseUrls:
    """The response URLs given out lately, by their secret part."""

    clock: Clock
    _given: OrderedDict[str, ResponseUrl] = field(default_factory=OrderedDict)

    def give(self, user: str, channel: str, ts: str | None = None, *, ephemeral: bool = False) -> str:
        """The secret part of a new one."""
        secret = secrets.token_urlsafe(18)
        self._given[secret] = ResponseUrl(user, channel, ts, self.clock.time(), ephemeral)
        if len(self._given) > REMEMBERED:
            self._given.popitem(last=False)
        return secret

    def use(self, secret: str) -> ResponseUrl:
        """Use it once; see https://docs.slack.dev/interactivity/handling-user-interaction.

        Raises:
            SlackError: it is unknown, too old or used up.
        """
        given = self._given.get(secret)
        if given is None:
            raise SlackError("invalid_url")
        if self.clock.time() - given.created > RESPONSE_URL_LIFE:
            raise SlackError("expired_url")
        if given.uses >= RESPONSE_URL_USES:
            raise SlackError("used_url")
        given.uses += 1
        return given
