"""What is in a file is read with the bot's token, which goes to Slack and to nobody else."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bridge.domain.errors import CREDENTIALS, RefusedError, TryLaterError
from bridge.slack import files
from bridge.slack.calls import Calls, client
from bridge.slack.files import Files
from bridge.slack.options import SlackOptions
from tests.slack.fake import BOT, TEAM, FakeWeb


class Shelf:
    """Gives what it holds to whoever brings the token."""

    def __init__(self) -> None:
        self.status, self.data, self.tokens = 200, b"a picture", list[str | None]()
        shelf = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                shelf.tokens.append(self.headers["Authorization"])
                self.send_response(shelf.status)
                self.send_header("Location", f"{shelf.url}elsewhere")
                self.end_headers()
                self.wfile.write(shelf.data)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    made = Shelf()
    threading.Thread(target=made.server.serve_forever, args=(0.01,), daemon=True).start()
    yield made
    made.server.shutdown()
    made.server.server_close()


def reading(web: FakeWeb, shelf: Shelf) -> Files:
    """Slack's Web API and its files are on one host here."""
    options = SlackOptions("xoxb-secret", "", TEAM, BOT, api_url=shelf.url, timeout=2)
    return Files(Calls(client("xoxb-secret", web.url, 2)), options)


def told(web: FakeWeb, **more: object) -> None:
    web.answer("files.info", {"ok": True, "file": {"id": "F1", "size": 9} | more})


@pytest.mark.parametrize("name", ["url_private_download", "url_private"])
def test_a_file_is_read_with_the_token(web: FakeWeb, shelf: Shelf, name: str) -> None:
    told(web, **{name: f"{shelf.url}files/F1"})
    assert reading(web, shelf).read("F1") == b"a picture"
    assert shelf.tokens == ["Bearer xoxb-secret"]


def test_the_token_follows_no_redirect(web: FakeWeb, shelf: Shelf) -> None:
    told(web, url_private=f"{shelf.url}files/F1")
    shelf.status = 302
    with pytest.raises(RefusedError):
        reading(web, shelf).read("F1")
    assert len(shelf.tokens) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://drive.example/F1",
        "https://slack.com.evil.example/F1",
        "https://evilslack.com/F1",
        "http://files.slack.com/F1",
        "file:///etc/passwd",
        "",
    ],
)
def test_the_token_goes_nowhere_else(web: FakeWeb, shelf: Shelf, url: str) -> None:
    told(web, url_private=url)
    with pytest.raises(RefusedError, match="not kept by Slack"):
        reading(web, shelf).read("F1")


def test_a_file_that_is_too_large_is_not_read(web: FakeWeb, shelf: Shelf) -> None:
    told(web, size=files.LARGEST + 1, url_private=f"{shelf.url}F1")
    with pytest.raises(RefusedError, match="too large"):
        reading(web, shelf).read("F1")
    assert shelf.tokens == []


@pytest.mark.parametrize(
    ("status", "error"),
    [(403, RefusedError), (404, RefusedError), (429, TryLaterError), (503, TryLaterError)],
)
def test_what_slack_does_not_give_is_refused_or_tried_again(
    web: FakeWeb, shelf: Shelf, status: int, error: type[Exception]
) -> None:
    told(web, url_private=f"{shelf.url}F1")
    shelf.status = status
    with pytest.raises(error) as raised:
        reading(web, shelf).read("F1")
    assert getattr(raised.value, "code", "") not in CREDENTIALS, "it is the file's matter, not the operator's"


def test_a_file_that_is_gone_is_refused(web: FakeWeb, shelf: Shelf) -> None:
    web.answer("files.info", {"ok": False, "error": "file_deleted"})
    with pytest.raises(RefusedError):
        reading(web, shelf).read("F1")
