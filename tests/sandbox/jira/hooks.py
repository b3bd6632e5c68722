"""A hook for tests: takes what a site posts, and keeps it."""

import hashlib
import hmac
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.sandbox.jira.pocket import PATIENCE, Site

SECRET = "a shared secret"


class Hook:
    """Takes posts, answers with the statuses it is given (200 when they run out), keeps what came."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self._news = threading.Condition()

    def take(self, headers: dict[str, str], raw: bytes) -> int:
        with self._news:
            self.heard.append((headers, raw))
            self._news.notify_all()
            return self.answers.pop(0) if self.answers else 200

    def wait(self, enough: Callable[[], bool]) -> None:
        """Wait until what came is enough; fails at the deadline."""
        with self._news:
            assert self._news.wait_for(enough, PATIENCE), f"only {len(self.heard)} came"

    def bodies(self, count: int) -> list[Any]:
        """The first bodies, once that many came."""
        self.wait(lambda: len(self.heard) >= count)
        return [json.loads(raw) for _, raw in self.heard]

    def body(self, kind: str) -> Any:
        """The newest body of a kind, once one came."""
        self.wait(lambda: any(json.loads(raw)["webhookEvent"] == kind for _, raw in self.heard))
        return next(
            body
            for body in reversed([json.loads(raw) for _, raw in self.heard])
            if body["webhookEvent"] == kind
        )


@contextmanager
def listening(
    site: Site, secret: str = SECRET, path: str = "/jira", *, server: bool = False
) -> Iterator[Hook]:
    """A hook that the site knows; of Data Center, if `server`."""
    heard = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(heard.take({":path": self.path, **dict(self.headers.items())}, raw))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listener:
        threading.Thread(target=listener.serve_forever, args=(0.01,), daemon=True).start()
        url = f"http://127.0.0.1:{listener.server_port}{path}"
        site.hand("webhook", url=url, secret=secret, server=server)
        yield heard
        listener.shutdown()


def signature(secret: str, raw: bytes) -> str:
    """What Jira's documentation says the header has to be."""
    return f"sha256={hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()}"
