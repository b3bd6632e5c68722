"""Socket Mode as the real Bolt sees it: connections, acks, redelivery."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import pytest
from slack_bolt import Ack, App
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.sandbox.slack.workspace import (
    AT_ONCE,
    FLOOR,
    IMPATIENT,
    MIA,
    Connected,
    Json,
    Workspace,
    code,
    served,
    until,
)


@contextmanager
def link(workspace: Workspace) -> Iterator[ClientConnection]:
    """A bare connection, its hello still to be read."""
    url = workspace.web("xapp-sandbox").apps_connections_open(app_token="xapp-sandbox")["url"]
    with connect(str(url), proxy=None) as connection:
        yield connection


def read(connection: ClientConnection) -> Json:
    """The next thing that the connection says."""
    said: Json = json.loads(connection.recv(timeout=10))
    return said


@contextmanager
def ready(workspace: Workspace) -> Iterator[ClientConnection]:
    """The only connection, bare, its hello read and counted."""
    with link(workspace) as connection:
        assert read(connection)["type"] == "hello"
        until(lambda: len(workspace.state.hub.links) == 1)
        yield connection


def test_a_connection_begins_with_hello(workspace: Workspace) -> None:
    with link(workspace) as connection:
        hello = read(connection)
    assert hello["type"] == "hello"
    assert hello["num_connections"] == 1
    assert hello["connection_info"] == {"app_id": "A0BRIDGE"}


def test_a_ticket_opens_one_connection_only(workspace: Workspace) -> None:
    url = str(workspace.web("xapp-sandbox").apps_connections_open(app_token="xapp-sandbox")["url"])
    with connect(url, proxy=None) as first:
        read(first)
        with pytest.raises(InvalidStatus):
            connect(url, proxy=None)


def test_a_made_up_ticket_is_turned_away(workspace: Workspace) -> None:
    with pytest.raises(InvalidStatus):
        connect(f"{workspace.url.replace('http', 'ws')}/slack/link?ticket=made-up", proxy=None)


def test_only_the_app_token_opens_connections(workspace: Workspace) -> None:
    assert code(workspace.web().apps_connections_open, app_token="xoxb-sandbox") == "not_allowed_token_type"
    assert code(workspace.web().apps_connections_open, app_token="xapp-other") == "invalid_auth"


def test_the_eleventh_connection_is_sent_away(workspace: Workspace) -> None:
    with ExitStack() as stack:
        for count in range(1, 11):
            assert read(stack.enter_context(link(workspace)))["num_connections"] == count
            until(partial(linked, workspace, count))
        one_more = stack.enter_context(link(workspace))
        assert read(one_more)["reason"] == "too_many_websockets"
        with pytest.raises(ConnectionClosed):
            one_more.recv(timeout=10)
    until(partial(linked, workspace, 0))


def linked(workspace: Workspace, count: int) -> bool:
    """Whether so many connections are open."""
    return len(workspace.state.hub.links) == count


def test_an_ack_is_measured_from_sending_to_receiving(workspace: Workspace) -> None:
    workspace.connect(lambda app: app.command("/insight")(lambda ack: ack("Saved, no. 1.")))
    answer = workspace.do("command", user=MIA, channel=FLOOR, command="/insight", text="late refund")
    assert answer["acked"] is True
    assert 0 < answer["ack_ms"] < 3000
    measured = workspace.stats()["ack_ms"]
    assert measured["count"] == 1
    assert measured["max"] == pytest.approx(answer["ack_ms"], abs=0.01)


def test_each_payload_goes_to_one_connection() -> None:
    """Two processes share the work: each event arrives at exactly one, and both get some."""
    with served() as workspace:
        first, second = workspace.connect(), workspace.connect()
        for number in range(40):
            workspace.do("message", user=MIA, channel=FLOOR, text=f"report {number}")
        until(lambda: len(first.events) + len(second.events) >= 40)
        texts = [event["text"] for app in (first, second) for event in app.events]
        assert sorted(texts) == sorted(f"report {number}" for number in range(40))
        assert first.events
        assert second.events


def test_without_a_connection_a_command_fails_at_once(workspace: Workspace) -> None:
    answer = workspace.do("command", user=MIA, channel=FLOOR, command="/insight", text="x")
    assert answer == {"acked": False, "ack_ms": None, "response": None, "error": "dispatch_failed"}


def test_an_event_that_raises_comes_again_with_the_same_id() -> None:
    failures = iter([True, True, False])

    def register(app: App) -> None:
        @app.event("message")
        def fail_twice() -> None:
            if next(failures):
                raise RuntimeError("the store is down")

    with served(IMPATIENT) as impatient:
        connected = impatient.connect(register)
        answer = impatient.do("message", user=MIA, channel=FLOOR, text="once only")
        assert answer["acked"] is False
        connected.wait_for(3)
        assert {body["event_id"] for body in connected.bodies} == set(answer["event_ids"])
        tries = [headers.get("x-slack-retry-num") for headers in connected.headers]
        assert tries == [None, "1", "2"]
        assert connected.headers[1]["x-slack-retry-reason"] == "timeout"
        until(lambda: impatient.stats()["redelivered"] == 2)
        assert impatient.stats()["not_acked"] == 1
        assert impatient.stats()["given_up"] == 0


def test_an_event_is_given_up_after_three_retries() -> None:
    with served(IMPATIENT) as workspace:
        workspace.do("message", user=MIA, channel=FLOOR, text="nobody is there")
        until(lambda: workspace.stats()["given_up"] == 1)
        assert workspace.stats()["redelivered"] == 3


def test_an_event_sent_while_nobody_listened_arrives_after_reconnecting() -> None:
    """The first retries fail because there is no connection; the next one finds the app."""
    waits = AT_ONCE.__class__(pace=1000, retry_delays=(0.0, 0.5, 0.5, 0.5))
    with served(waits) as workspace:
        sent = workspace.do("message", user=MIA, channel=FLOOR, text="kept by Slack")
        connected = workspace.connect()
        connected.wait_for(1)
        assert connected.bodies[0]["event_id"] == sent["event_ids"][0]
        assert connected.headers[0]["x-slack-retry-reason"] == "no_connection"


@pytest.mark.parametrize("what", ["command", "press", "submit"])
def test_gestures_are_never_redelivered(what: str) -> None:
    with served(IMPATIENT) as workspace, ready(workspace) as connection:
        gesture = gestures(workspace)[what]
        assert gesture["acked"] is False
        until(lambda: workspace.stats()["not_acked"] == 1)
        received = read(connection)
        assert received["type"] in {"slash_commands", "interactive"}
        assert workspace.stats()["redelivered"] == 0
        with pytest.raises(TimeoutError):
            connection.recv(timeout=0.1)


def gestures(workspace: Workspace) -> dict[str, Json]:
    """Lazily made gestures that nobody will ack, by name."""
    state = workspace.state
    with state.lock:
        channel = state.world.channels[FLOOR]
        row = {"type": "actions", "elements": [{"type": "button", "action_id": "go", "text": plain("Go")}]}
        ts = state.app_writes(channel, "card", [row])[0].ts
        view = state.views.open(MIA, {"type": "modal", "title": plain("Hi"), "blocks": []})

    class Lazy(dict[str, Json]):
        def __missing__(self, what: str) -> Json:
            fields: dict[str, Json] = {
                "command": {"channel": FLOOR, "command": "/insight", "text": "x"},
                "press": {"channel": FLOOR, "ts": ts, "action_id": "go"},
                "submit": {"view_id": view.id, "values": {}},
            }
            return workspace.do(what, user=MIA, **fields[what])

    return Lazy()


def plain(text: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def test_a_command_that_takes_too_long_times_out() -> None:
    with served(IMPATIENT) as workspace, ready(workspace):
        answer = workspace.do("command", user=MIA, channel=FLOOR, command="/insight", text="x")
        assert answer["error"] == "operation_timeout"
        assert answer["acked"] is False


def test_an_ack_that_comes_too_late_changes_nothing() -> None:
    with served(IMPATIENT) as workspace, ready(workspace) as connection:
        workspace.do("command", user=MIA, channel=FLOOR, command="/insight", text="x")
        connection.send(json.dumps({"envelope_id": read(connection)["envelope_id"]}))
        assert workspace.stats()["ack_ms"]["count"] == 0
        assert workspace.stats()["not_acked"] == 1


def test_a_lost_connection_fails_what_waited_for_it(workspace: Workspace) -> None:
    """A killed process is noticed at once, not after three seconds."""
    with ready(workspace) as connection, ThreadPoolExecutor(1) as pool:
        gesture = pool.submit(workspace.do, "command", user=MIA, channel=FLOOR, command="/insight", text="x")
        read(connection)
        connection.close()
        assert gesture.result(timeout=2)["acked"] is False


def test_disconnect_makes_the_real_client_reconnect(workspace: Workspace) -> None:
    connected = workspace.connect()
    links = workspace.state.hub.links
    before = links[0]
    assert workspace.do("disconnect") == {"connections": 1}
    until(lambda: workspace.stats()["calls"]["apps.connections.open"] == 2)
    until(lambda: len(links) == 1 and before not in links)
    assert workspace.do("message", user=MIA, channel=FLOOR, text="still here")["acked"] is True
    assert connected.events[-1]["text"] == "still here"


@pytest.mark.parametrize("nonsense", ["not json", "[]", "7", b"{}"])
def test_nonsense_from_the_app_ends_the_connection_only(workspace: Workspace, nonsense: str | bytes) -> None:
    with ready(workspace) as connection:
        connection.send(nonsense)
        until(lambda: not workspace.state.hub.links)
    assert workspace.stats()["connections"] == 0


def test_redeliver_sends_an_acked_event_once_more(workspace: Workspace) -> None:
    connected = workspace.connect()
    event_id = workspace.do("message", user=MIA, channel=FLOOR, text="twice")["event_ids"][0]
    assert workspace.do("redeliver", event_id=event_id)["acked"] is True
    assert [body["event_id"] for body in connected.bodies] == [event_id, event_id]
    assert workspace.stats()["redelivered"] == 1
    assert workspace.stats()["sent"]["message"] == 1


def test_redeliver_knows_its_events(workspace: Workspace) -> None:
    status, answer = workspace.try_to("redeliver", event_id="EvUNKNOWN")
    assert status == 404
    assert answer["error"] == "No event 'EvUNKNOWN' was sent lately."


def test_raw_sends_any_envelope(workspace: Workspace) -> None:
    """Another team's event, for instance."""
    connected = workspace.connect()
    payload = {
        "type": "event_callback",
        "team_id": "T0OTHER",
        "api_app_id": "A0BRIDGE",
        "event_id": "EvRAW",
        "event": {"type": "message", "channel": FLOOR, "user": "U0STRANGER", "text": "hi", "ts": "1.000001"},
    }
    answer = workspace.do("raw", envelope={"payload": payload})
    assert answer["acked"] is True
    assert connected.bodies[0]["team_id"] == "T0OTHER"
    assert workspace.do("redeliver", event_id="EvRAW")["acked"] is True


def test_raw_wants_an_object(workspace: Workspace) -> None:
    assert workspace.try_to("raw", envelope="no")[0] == 400


def test_the_body_of_an_ack_is_the_answer(workspace: Workspace) -> None:
    def register(app: App) -> None:
        @app.command("/insight")
        def saved(ack: Ack, body: dict[str, Any]) -> None:
            ack(text=f"Saved: {body['text']}", response_type="ephemeral")

    workspace.connect(register)
    answer = workspace.do("command", user=MIA, channel=FLOOR, command="/insight", text="late")
    assert answer["response"] == {"text": "Saved: late", "response_type": "ephemeral"}


def test_a_command_without_a_listener_is_not_acked() -> None:
    with served(IMPATIENT) as workspace:
        connected: Connected = workspace.connect()
        answer = workspace.do("command", user=MIA, channel=FLOOR, command="/unknown", text="")
        assert answer["error"] == "operation_timeout"
        until(lambda: bool(connected.bodies))
        assert connected.bodies[0]["command"] == "/unknown"
