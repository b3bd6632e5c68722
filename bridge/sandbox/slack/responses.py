"""What the app answers to a gesture: in the ack of a command, or later through `response_url`."""

from typing import Any

from bridge.sandbox.slack.blocks import with_ids, wrong_in_message
from bridge.sandbox.slack.delivery import Outgoing
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.ids import BOT_USER
from bridge.sandbox.slack.log import Message
from bridge.sandbox.slack.state import SlackState
from bridge.sandbox.slack.triggers import ResponseUrl
from bridge.sandbox.slack.world import Channel


def answer(state: SlackState, given: ResponseUrl, body: dict[str, Any]) -> list[Outgoing]:
    """Show an answer where the gesture was made.

    Args:
        state: the workspace.
        given: who made the gesture, and where.
        body: `text`, `blocks`, `response_type`, `replace_original`, `delete_original`; empty for none.

    Returns:
        The events that the app hears of.

    Raises:
        SlackError: `invalid_blocks` or `no_text`.
    """
    channel = state.world.channels[given.channel]
    original = _original(channel, given)
    if body.get("delete_original") and original:
        return _remove(state, channel, original)
    text, blocks = _content(body)
    if body.get("replace_original") and original:
        return _replace(state, channel, original, text, blocks)
    if body.get("response_type") == "in_channel":
        return state.app_writes(channel, text, blocks)[1]
    state.whisper(given.user, channel, text, blocks)
    return []


def _content(body: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    blocks = body.get("blocks") or []
    wrong = wrong_in_message(blocks)
    if wrong:
        raise SlackError("invalid_blocks", response_metadata={"messages": wrong})
    if not body.get("text") and not blocks:
        raise SlackError("no_text")
    return str(body.get("text") or ""), blocks


def _original(channel: Channel, given: ResponseUrl) -> Message | None:
    if given.ts is None:
        return None
    return (
        channel.log.whispered(given.user, given.ts) if given.ephemeral else channel.log.messages.get(given.ts)
    )


def _remove(state: SlackState, channel: Channel, original: Message) -> list[Outgoing]:
    if original.ephemeral_for:
        channel.log.ephemeral[original.ephemeral_for].remove(original)
        state.changes.add("ephemeral", channel.id, original.ts, None, original.ephemeral_for)
        return []
    return state.delete(original, channel, BOT_USER)


def _replace(
    state: SlackState,
    channel: Channel,
    original: Message,
    text: str,
    blocks: list[dict[str, Any]],
) -> list[Outgoing]:
    if original.ephemeral_for:
        original.text, original.blocks = text, with_ids(blocks)
        state.changes.add("ephemeral", channel.id, original.ts, None, original.ephemeral_for)
        return []
    return state.edit(original, channel, BOT_USER, text=text, blocks=with_ids(blocks))
