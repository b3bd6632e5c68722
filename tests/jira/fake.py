"""A server that says what it is told to, for faults that a healthy Jira never shows."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Say:
    """One answer.

    Args:
        status: HTTP's.
        body: sent as JSON, or as it is when it is a text.
        headers: extra ones.
        drop: close the connection instead of answering.
        hang: answer nothing until the server stops.
        cut: promise more bytes than are sent.
    """

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False
    hang: bool = False
    cut: bool = False


@dataclass(frozen=True)
class Heard:
    """One request: its path without the query, its query as it was, its JSON body (None for a form)."""

    method: str
    path: str
    query: str
    body: Any
    headers: Mapping[str, str]


class FakeJira:
    """Answers from ``answers`` in order, then from ``answer`` for ever; ``heard`` keeps what came."""

    def __init__(self) -> None:
        self.url = ""
        self.heard: list[Heard] = []
        self.answers: list[Say] = []
        self.answer: Callable[[Heard], Say] = lambda _: Say(404, {"errorMessages": ["Nothing is here."]})
        self.stopped = threading.Event()

    def say(self, *answers: Say) -> None:
        self.answers.extend(answers)

    def next(self, heard: Heard) -> Say:
        self.heard.append(heard)
        return self.answers.pop(0) if self.answers else self.answer(heard)


@contextmanager
def running() -> Iterator[FakeJira]:
    """A fake on a free port, stopped at the end."""
    fake = FakeJira()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    server.daemon_threads = True
    fake.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.stopped.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(fake: FakeJira) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            path, _, query = self.path.partition("?")
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            form = self.headers.get_content_maintype() == "multipart"
            body = json.loads(raw) if raw and not form else None
            say = fake.next(Heard(self.command, path, query, body, dict(self.headers)))
            if say.hang:
                fake.stopped.wait(30)
            if say.drop or say.hang:
                self.close_connection = True
                return
            self.give(say)

        def give(self, say: Say) -> None:
            text = say.body if isinstance(say.body, str) else json.dumps(say.body)
            raw = b"" if say.body is None else text.encode()
            self.send_response(say.status)
            for name, value in say.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw) + (100 if say.cut else 0)))
            self.end_headers()
            self.wfile.write(raw)
            self.close_connection = self.close_connection or say.cut

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 - the names that the base class calls

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    return Handler
