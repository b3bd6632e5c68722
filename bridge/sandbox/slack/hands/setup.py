"""What whoever sets the stage does: people, channels, faults, odd deliveries."""

import re

from bridge.sandbox.slack import events
from bridge.sandbox.slack.delivery import Outgoing
from bridge.sandbox.slack.errors import HandError
from bridge.sandbox.slack.faults import fault_from
from bridge.sandbox.slack.hands.asked import Answer, Asked, acked
from bridge.sandbox.slack.ids import random_id
from bridge.sandbox.slack.request_url import RequestUrl
from bridge.sandbox.slack.world import Person, new_channel, user_id

ADDRESS = re.compile(r"(https?://[\w.:-]+(/[\w./-]*)?)?", re.ASCII)
FLAGS = frozenset({"deleted", "is_bot", "is_admin", "is_guest"})


async def person(asked: Asked) -> Answer:
    """`POST /sandbox/slack/person`: add somebody, or change who is there.

    Fields: `name`, and optionally `id`, `real_name`, `email`, `team`, `title`, `deleted`, `is_bot`, `is_admin`,
    `is_guest`, `workspace`, `locale`, `channels` (ids or names to put them in).
    """
    fields = {name: value for name, value in asked.fields.items() if name != "channels" and value is not None}
    name, channels = asked.need("name"), asked.names("channels")
    wrong = [name for name, value in fields.items() if not isinstance(value, bool if name in FLAGS else str)]
    if wrong:
        raise HandError("Of the wrong kind: " + ", ".join(wrong) + ".")
    known = {"id": user_id(name), "real_name": name.title(), **fields}
    met = known["id"] in asked.state.world.people
    try:
        added = asked.state.add_person(Person(**known))
    except TypeError:
        raise HandError("A person has no such field: " + ", ".join(fields)) from None
    with asked.state.lock:
        for which in channels:
            found = asked.state.world.channel(which)
            if found is None:
                raise HandError(f"There is no channel {which!r}.", 404)
            found.members[added.id] = None
    if met:
        event = events.person_changed(added, asked.state.stamps.next())
        await asked.state.delivery.events([Outgoing("person", event)])
    return {"id": added.id}


async def channel(asked: Asked) -> Answer:
    """`POST /sandbox/slack/channel`: add a channel, or change the one of this name.

    Fields: `name`, and optionally `members` (ids), `listening`, `private`, `archived`, `bot` (false: not invited).
    """
    flags = {name: bool(asked.fields.get(name)) for name in ("listening", "private", "archived")}
    made = new_channel(
        asked.need("name").lstrip("#"),
        asked.names("members"),
        bot=bool(asked.fields.get("bot", True)),
        **flags,
    )
    strangers = [member for member in made.members if member not in asked.state.world.people]
    if strangers:
        raise HandError("Nobody here has the id " + ", ".join(strangers) + ".", 404)
    return {"id": asked.state.add_channel(made).id}


async def usergroup(asked: Asked) -> Answer:
    """`POST /sandbox/slack/usergroup`: make a user group, or change who is in it.

    Fields: `id` (`S…`) and `members` (ids).
    """
    asked.state.world.usergroups[asked.need("id")] = tuple(asked.names("members"))
    return {"ok": True}


async def request_url(asked: Asked) -> Answer:
    """`POST /sandbox/slack/request_url`: switch Socket Mode off and post everything to `url`; on again without one.

    As at Slack, the app has to say a challenge back first.
    """
    state, url = asked.state, asked.text("url")
    if not ADDRESS.fullmatch(url):
        raise HandError(f"{url[:100]!r} is no address to post to.")
    there = (
        RequestUrl(url, state.options.signing_secret, state.clock, state.options.ack_limit) if url else None
    )
    if there and not await there.answers(random_id("", 40)):
        there.close()
        raise HandError(f"{url} did not say the challenge back.", 502)
    if state.delivery.request_url:
        state.delivery.request_url.close()
    state.delivery.request_url = there
    return {"ok": True}


async def faults(asked: Asked) -> Answer:
    """`POST /sandbox/slack/set`: order faults.

    `fail` takes the fields of `faults.Fault`; `rate_limit` is a `fail` with `retry_after`; `clear` ends all.
    """
    if asked.fields.get("clear"):
        asked.state.faults.clear()
    for name in ("fail", "rate_limit"):
        if name in asked.fields:
            try:
                asked.state.faults.order(fault_from(asked.fields[name]))
            except TypeError as error:
                raise HandError(f"{name!r} is not understood: {error}.") from None
    return {"ok": True}


async def redeliver(asked: Asked) -> Answer:
    """`POST /sandbox/slack/redeliver`: send an event once more."""
    return acked([await asked.state.delivery.redeliver(asked.need("event_id"))])


async def raw(asked: Asked) -> Answer:
    """`POST /sandbox/slack/raw`: send any envelope."""
    envelope = asked.fields.get("envelope")
    if not isinstance(envelope, dict):
        raise HandError("'envelope' must be an object.")
    ack = await asked.state.delivery.raw(envelope)
    return {**acked([ack]), "response": ack.payload}


async def disconnect(asked: Asked) -> Answer:
    """`POST /sandbox/slack/disconnect`: end all connections, as Slack does now and then."""
    connections = len(asked.state.hub.links)
    await asked.state.hub.disconnect_all(asked.text("reason", "refresh_requested"))
    return {"connections": connections}
