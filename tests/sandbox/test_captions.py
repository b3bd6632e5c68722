"""What a storyteller says stands on the page until the next word; the watcher decides when it goes on."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from bridge.sandbox.app import Options, create
from bridge.sandbox.server import Running


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with Running(create(Options(index_lag=0))) as running:
        yield f"{running.url}/sandbox/story"


def ask(url: str, body: object = None) -> Any:
    data = json.dumps(body).encode() if body is not None else None
    with urllib.request.urlopen(urllib.request.Request(url, data), timeout=10) as answer:  # noqa: S310 - loopback
        return json.load(answer)


def test_before_the_story_nothing_is_said() -> None:
    with Running(create(Options(index_lag=0))) as fresh:
        told = ask(f"{fresh.url}/sandbox/story")
    assert (told["n"], told["text"], told["paused"]) == (0, "", False)


def test_the_newest_caption_stands_with_where_to_look(url: str) -> None:
    before = ask(url)["n"]
    ask(url, {"text": "Payments gets one card.", "beat": "3", "look": {"channel": "C1", "ts": "1.1"}})
    told = ask(url)
    assert told["n"] == before + 1
    assert told["text"] == "Payments gets one card."
    assert told["look"] == {"channel": "C1", "ts": "1.1"}


def test_the_next_caption_looks_elsewhere(url: str) -> None:
    ask(url, {"text": "One.", "beat": "3", "look": {"channel": "C1"}})
    ask(url, {"text": "Two.", "beat": "4", "look": {"issue": "PAY-1"}})
    assert ask(url)["look"] == {"issue": "PAY-1"}


def test_the_watcher_pauses_and_goes_on(url: str) -> None:
    assert ask(f"{url}/pause", {"paused": True})["paused"]
    assert ask(url)["paused"]
    assert not ask(f"{url}/pause", {"paused": False})["paused"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("", {"text": 1, "beat": "3"}),
        ("", {"text": "No beat."}),
        ("", ["text"]),
        ("", {"text": "a", "beat": "b", "look": "there"}),
        ("", {"text": "a", "beat": "b", "look": {"issue": 7}}),
        ("/pause", {"paused": "yes"}),
        ("/pause", {}),
        ("/pause", 3),
    ],
)
def test_what_is_no_caption_is_refused_and_changes_nothing(url: str, path: str, body: object) -> None:
    before = ask(url)
    with pytest.raises(urllib.error.HTTPError) as refused:
        ask(f"{url}{path}", body)
    refused.value.close()
    assert refused.value.code == 400
    assert ask(url) == before
