import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from slack_bolt import App

from bridge.slack.app import build
from bridge.slack.listeners.unheard import Unheard
from bridge.slack.options import SlackOptions
from tests.slack.fake import BOT, NOON, TEAM, FakeDesk, FakeWeb


@pytest.fixture
def web() -> Iterator[FakeWeb]:
    with FakeWeb() as running:
        yield running


@pytest.fixture
def options(web: FakeWeb) -> SlackOptions:
    return SlackOptions("xoxb-secret", "xapp-secret", TEAM, BOT, bot_id="B0BOT", api_url=web.url, timeout=2)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def unheard() -> Unheard:
    return Unheard()


@pytest.fixture
def app(options: SlackOptions, desk: FakeDesk, unheard: Unheard) -> App:
    return build(options, desk, now=lambda: NOON, unheard=unheard)


@pytest.fixture
def told() -> Iterator[tuple[str, list[bytes], threading.Event]]:
    """An address to respond to, and what was said there."""
    said: list[bytes] = []
    heard = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            heard.set()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/respond", said, heard
        server.shutdown()
