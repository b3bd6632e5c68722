"""What people do in channels: write, edit, delete, react, command."""

from bridge.sandbox.slack.delivery import Outgoing
from bridge.sandbox.slack.errors import HandError, SlackError
from bridge.sandbox.slack.events import app_home_opened
from bridge.sandbox.slack.hands.asked import Answer, Asked, acked
from bridge.sandbox.slack.interactions import command as command_payload
from bridge.sandbox.slack.log import Message
from bridge.sandbox.slack.responses import answer
from bridge.sandbox.slack.socket import Ack
from bridge.sandbox.slack.text import as_kept, rich_text
from bridge.sandbox.slack.world import Channel, Person

FAILED = {"no_connection": "dispatch_failed"}


async def command(asked: Asked) -> Answer:
    """`POST /sandbox/slack/command`: type a slash command.

    A failed command says `operation_timeout`, or `dispatch_failed` when the app is not connected.
    """
    with asked.state.lock:
        channel, person = asked.joined_channel(), asked.person()
        if person.is_stranger:
            raise HandError(f"{person.name} is of another workspace, where the app has no commands.", 403)
        name, url = asked.need("command"), asked.response_url(channel)
        payload = command_payload(
            asked.state.world.team,
            person,
            channel,
            name,
            asked.text("text").strip(),
            trigger_id=asked.state.triggers.give(person.id),
            response_url=url,
        )
    ack = await asked.state.delivery.gesture("command", "slash_commands", payload)
    error = None if ack.acked else FAILED.get(ack.reason or "", "operation_timeout")
    refused = _show(asked, url, ack)
    return {**acked([ack]), "response": ack.payload, "error": error or refused}


def _show(asked: Asked, url: str, ack: Ack) -> str | None:
    if not ack.payload:
        return None
    state = asked.state
    given = state.response_urls.use(url.rpartition("/")[2])
    given.uses -= 1
    try:
        with state.lock:
            outgoing = answer(state, given, ack.payload)
    except SlackError as error:
        return error.code
    state.delivery.events_soon(outgoing)
    return None


async def message(asked: Asked) -> Answer:
    """`POST /sandbox/slack/message`: write a message or a reply."""
    with asked.state.lock:
        channel, person = asked.joined_channel(), asked.person()
        kept = as_kept(asked.need("text"), asked.state.world)
        written, outgoing = asked.state.person_writes(
            person.id,
            channel,
            kept,
            _thread(asked, channel),
            broadcast=bool(asked.fields.get("broadcast")),
        )
    return {"channel": channel.id, "ts": written.ts, **await _deliver(asked, outgoing)}


def _thread(asked: Asked, channel: Channel) -> str | None:
    ts = asked.text("thread_ts")
    if not ts:
        return None
    parent = channel.log.messages.get(ts)
    if parent is None:
        raise HandError(f"There is no message {ts!r} to reply to.", 404)
    return parent.thread_ts or parent.ts


async def edit(asked: Asked) -> Answer:
    """`POST /sandbox/slack/edit`: change one's own message."""
    with asked.state.lock:
        channel, person = asked.joined_channel(), asked.person()
        written = asked.message(channel)
        if written.user != person.id:
            raise HandError(f"{person.name} cannot edit somebody else's message.", 403)
        kept = as_kept(asked.need("text"), asked.state.world)
        outgoing = asked.state.edit(written, channel, person.id, text=kept, blocks=rich_text(kept))
    return await _deliver(asked, outgoing)


async def delete(asked: Asked) -> Answer:
    """`POST /sandbox/slack/delete`: take a message away; admins may take anybody's."""
    with asked.state.lock:
        channel, person = asked.channel(), asked.person()
        written = asked.message(channel)
        if not _may_delete(person, written):
            raise HandError(f"{person.name} cannot delete somebody else's message.", 403)
        outgoing = asked.state.delete(written, channel, person.id)
    return await _deliver(asked, outgoing)


def _may_delete(person: Person, written: Message) -> bool:
    return person.is_admin or written.user == person.id


async def react(asked: Asked) -> Answer:
    """`POST /sandbox/slack/react`: add a reaction, or take it back with `remove`."""
    with asked.state.lock:
        channel, person, name = asked.joined_channel(), asked.person(), asked.need("name").strip(":")
        written = asked.message(channel)
        there = person.id in written.reactions.get(name, {})
        if there != bool(asked.fields.get("remove")):
            raise HandError("That reaction is there already." if there else "That reaction is not there.")
        change = asked.state.unreact if there else asked.state.react
        outgoing = change(written, channel, person.id, name)
    return await _deliver(asked, outgoing)


async def open_app(asked: Asked) -> Answer:
    """`POST /sandbox/slack/open_app`: look at the app's `tab`, `home` or `messages`."""
    with asked.state.lock:
        user, tab = asked.person().id, asked.text("tab", "home")
        view = asked.state.views.home(user) if tab == "home" else None
        channel = asked.state.world.direct(user).id
        event = app_home_opened(
            user, channel, tab, view.as_json() if view else None, asked.state.stamps.next()
        )
    return await _deliver(asked, [Outgoing("home", event)])


async def join(asked: Asked) -> Answer:
    """`POST /sandbox/slack/join`: enter a channel."""
    with asked.state.lock:
        outgoing = asked.state.join(asked.person().id, asked.channel())
    return await _deliver(asked, outgoing)


async def _deliver(asked: Asked, outgoing: list[Outgoing]) -> Answer:
    event_ids, acks = await asked.state.delivery.events(outgoing)
    return {**acked(acks), "event_ids": event_ids}
