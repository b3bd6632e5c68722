"""The workspace without doors: what changes, and which events that causes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.slack import SlackState
from bridge.sandbox.slack.delivery import Outgoing
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.log import Message
from bridge.sandbox.slack.responses import answer
from bridge.sandbox.slack.triggers import ResponseUrl
from bridge.sandbox.slack.world import Channel, Person, new_channel
from tests.sandbox.slack.workspace import FLOOR, MIA, TOM, VOICE, Json, section

BOT = "U0BRIDGE"


@pytest.fixture
def state() -> SlackState:
    """A workspace whose clock stands still."""
    return SlackState(clock=HeldClock())


@pytest.fixture
def voice(state: SlackState) -> Channel:
    """The listening channel."""
    return state.world.channels[VOICE]


def kinds(outgoing: list[Outgoing]) -> list[tuple[str, str]]:
    """How each event is counted, and its type."""
    return [(one.kind, one.event["type"]) for one in outgoing]


def by_mia(state: SlackState, channel: Channel, text: str = "late") -> Message:
    """Something that Mia wrote."""
    return state.person_writes(MIA, channel, text)[0]


def test_a_person_s_post(state: SlackState, voice: Channel) -> None:
    message, outgoing = state.person_writes(MIA, voice, "late")
    assert kinds(outgoing) == [("message", "message")]
    assert voice.log.messages[message.ts] is message
    assert message.client_msg_id
    assert message.blocks[0]["type"] == "rich_text"


def test_a_person_s_mention(state: SlackState, voice: Channel) -> None:
    _, outgoing = state.person_writes(MIA, voice, "<@U0BRIDGE> late")
    assert kinds(outgoing) == [("message", "message"), ("mention", "app_mention")]


def test_a_direct_message_is_counted_apart(state: SlackState) -> None:
    _, outgoing = state.person_writes(MIA, state.world.direct(MIA), "<@U0BRIDGE> late")
    assert kinds(outgoing) == [("dm", "message")]


def test_a_direct_message_of_two_people_is_their_own(state: SlackState) -> None:
    _, outgoing = state.person_writes(MIA, state.world.direct(MIA, TOM), "lunch?")
    assert outgoing == []


def test_the_app_s_post_is_its_own(state: SlackState, voice: Channel) -> None:
    message, outgoing = state.app_writes(voice, "Saved", [section()])
    assert kinds(outgoing) == [("own", "message")]
    assert message.client_msg_id is None
    assert message.blocks[0]["block_id"]
    assert state.stats.messages_by_bot == 1


@pytest.mark.parametrize(("who", "kind"), [(MIA, "edit"), (BOT, "own")])
def test_an_edit(state: SlackState, voice: Channel, who: str, kind: str) -> None:
    message = by_mia(state, voice)
    outgoing = state.edit(message, voice, who, text="new")
    assert kinds(outgoing) == [(kind, "message")]
    assert outgoing[0].event["previous_message"]["text"] == "late"
    assert outgoing[0].event["message"]["text"] == message.text == "new"
    assert message.edited
    assert message.edited[0] == who


@pytest.mark.parametrize(("who", "kind"), [(MIA, "delete"), (BOT, "own")])
def test_a_deletion(state: SlackState, voice: Channel, who: str, kind: str) -> None:
    message = by_mia(state, voice)
    outgoing = state.delete(message, voice, who)
    assert kinds(outgoing) == [(kind, "message")]
    assert outgoing[0].event["deleted_ts"] == message.ts
    assert voice.log.messages == {}


@pytest.mark.parametrize(("who", "kind"), [(TOM, "reaction"), (BOT, "own")])
def test_a_reaction_and_back(state: SlackState, voice: Channel, who: str, kind: str) -> None:
    message = by_mia(state, voice)
    assert kinds(state.react(message, voice, who, "eyes")) == [(kind, "reaction_added")]
    assert message.reactions == {"eyes": {who: None}}
    assert kinds(state.unreact(message, voice, who, "eyes")) == [(kind, "reaction_removed")]
    assert message.reactions == {}


def test_taking_a_reaction_back_leaves_others(state: SlackState, voice: Channel) -> None:
    message = by_mia(state, voice)
    state.react(message, voice, MIA, "eyes")
    state.react(message, voice, TOM, "eyes")
    state.unreact(message, voice, MIA, "eyes")
    assert message.reactions == {"eyes": {TOM: None}}


def test_joining(state: SlackState) -> None:
    channel = state.add_channel(new_channel("kitchen", [MIA]))
    assert kinds(state.join(TOM, channel)) == [("join", "member_joined_channel")]
    assert TOM in channel.members


def test_nothing_is_heard_of_channels_without_the_app(state: SlackState) -> None:
    channel = state.add_channel(new_channel("kitchen", [MIA], bot=False))
    message, outgoing = state.person_writes(MIA, channel, "<@U0BRIDGE>")
    assert outgoing == []
    assert state.edit(message, channel, MIA, text="x") == []
    assert state.react(message, channel, MIA, "eyes") == []
    assert state.delete(message, channel, MIA) == []


def test_a_new_person_joins_the_channels_for_everyone_once(state: SlackState) -> None:
    state.add_person(Person("U0ANA", "ana", "Ana Abel"))
    assert "U0ANA" in state.world.channels[VOICE].members
    del state.world.channels[FLOOR].members["U0ANA"]
    state.add_person(Person("U0ANA", "ana", "Ana Abel", title="Agent"))
    assert "U0ANA" not in state.world.channels[FLOOR].members
    assert state.world.people["U0ANA"].title == "Agent"


def test_changes_tell_the_same_story(state: SlackState, voice: Channel) -> None:
    message = by_mia(state, voice)
    state.edit(message, voice, MIA, text="x")
    state.react(message, voice, TOM, "eyes")
    state.whisper(MIA, voice, "psst", [])
    state.delete(message, voice, MIA)
    assert [(change.kind, change.user) for change in state.changes.all] == [
        ("message", MIA),
        ("edit", MIA),
        ("react", TOM),
        ("ephemeral", MIA),
        ("delete", MIA),
    ]


def test_many_threads_write_without_losing_anything(state: SlackState, voice: Channel) -> None:
    def write(number: int) -> str:
        with state.lock:
            return state.person_writes(MIA, voice, str(number))[0].ts

    with ThreadPoolExecutor(8) as pool:
        stamps = list(pool.map(write, range(500)))
    assert len(set(stamps)) == len(voice.log.messages) == len(state.changes.all) == 500
    assert [change.n for change in state.changes.all] == list(range(1, 501))
    assert [one.ts for one in voice.log.top_level()] == sorted(stamps)


def asked(ts: str | None = None, *, ephemeral: bool = False) -> ResponseUrl:
    """Mia's leave to be answered."""
    return ResponseUrl(MIA, VOICE, ts, 0.0, ephemeral)


def test_an_answer_is_ephemeral_by_default(state: SlackState, voice: Channel) -> None:
    assert answer(state, asked(), {"text": "Saved"}) == []
    assert [message.text for message in voice.log.ephemeral[MIA]] == ["Saved"]
    assert voice.log.messages == {}


def test_an_answer_can_replace_a_shared_message(state: SlackState, voice: Channel) -> None:
    message = state.app_writes(voice, "card", [section("card")])[0]
    outgoing = answer(state, asked(message.ts), {"text": "done", "replace_original": True})
    assert kinds(outgoing) == [("own", "message")]
    assert (message.text, message.blocks) == ("done", [])


def test_an_answer_can_replace_an_ephemeral_message(state: SlackState, voice: Channel) -> None:
    message = state.whisper(MIA, voice, "Saved", [section()])
    given = asked(message.ts, ephemeral=True)
    assert answer(state, given, {"text": "Undone", "replace_original": True}) == []
    assert message.text == "Undone"


def test_an_answer_can_take_an_ephemeral_message_away(state: SlackState, voice: Channel) -> None:
    message = state.whisper(MIA, voice, "Saved", [])
    assert answer(state, asked(message.ts, ephemeral=True), {"delete_original": True}) == []
    assert voice.log.ephemeral[MIA] == []


def test_replacing_what_is_gone_writes_anew(state: SlackState, voice: Channel) -> None:
    answer(state, asked("1.000001"), {"text": "Undone", "replace_original": True})
    assert [message.text for message in voice.log.ephemeral[MIA]] == ["Undone"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"response_type": "in_channel"}, "no_text"),
        ({"text": "x", "blocks": [{"type": "hologram"}]}, "invalid_blocks"),
    ],
)
def test_refused_answers(state: SlackState, body: Json, error: str) -> None:
    with pytest.raises(SlackError, match=error):
        answer(state, asked(), body)
