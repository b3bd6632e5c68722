"""A whole play against a pocket Slack, a pocket Jira and a tiny bridge."""

from collections import Counter

import pytest

from bridge.sandbox.app import Options, create
from bridge.sandbox.people.hands import Hands, HandsError
from bridge.sandbox.people.play import play
from bridge.sandbox.seed.rows import CHANNELS, Row
from bridge.sandbox.server import Running
from tests.sandbox.people.tiny_bridge import TinyBridge

WORDS = ("refund", "kettle", "slot", "boots", "voucher", "parcel", "lamp", "form", "points")
ROWS = [
    Row(f"{word} trouble number {place}", channel=CHANNELS[(place + start) % len(CHANNELS)], problem=word)
    for start, word in enumerate(WORDS)
    for place in range(3)
]


def test_people_bring_everything_to_its_end(url: str, hands: Hands, tiny: TinyBridge) -> None:
    seen: list[tuple[str, int, int]] = []
    played = play(
        url, ROWS, agents=12, rate=200, quiet=0.5, seconds=60, progress=lambda *step: seen.append(step)
    )

    assert played.settled
    assert played.sent == len(ROWS) == len(tiny.saved)
    assert played.saved == set(tiny.saved), "every number was told to somebody"
    assert played.refused == ()
    assert sorted(tiny.saved.values()) == sorted(row.text for row in ROWS)

    assert played.did["triaged"] == len(WORDS)
    assert (played.did["linked"], played.did["declined"]) == (1, 1)
    assert played.did["opened"] == len(WORDS) - 2
    pressed = Counter(what for what, _ in tiny.decisions)
    assert pressed["open"] == len(WORDS) - 2
    assert pressed["right"] == played.did["right"] > 5

    board = hands.ask("jira/board")
    assert Counter(issue["category"] for issue in board["issues"]) == {"done": len(WORDS) - 1}
    assert sum(issue["resolution"] == "Won't Do" for issue in board["issues"]) == played.did["wont_do"] > 0
    asked = [comment["text"] for issue in board["issues"] for comment in issue["comments"]]
    assert len(asked) == played.did["asked"] > 0
    assert all(text.startswith("To agents: ") for text in asked)
    versions = [version for project in board["projects"] for version in project["versions"]]
    assert [version["released"] for version in versions] == [True]
    shipped = [issue for issue in board["issues"] if issue["fixVersions"]]
    assert 0 < len(shipped) < len(board["issues"])

    sent = hands.ask("slack/stats")["sent"]
    assert all(sent[way] > 0 for way in ("command", "message", "mention", "dm", "action", "view_submission"))

    assert seen[-1] == ("Teams at work", len(WORDS) - 1, len(WORDS) - 1)
    assert ("Posting", len(ROWS), len(ROWS)) in seen


def test_a_play_without_a_bridge_says_that_nothing_was_saved() -> None:
    with Running(create(Options())) as running:
        played = play(running.url, [Row("refund late", channel="command")], agents=1, quiet=0.2, seconds=10)
    assert played.saved == frozenset()
    assert played.sent == 0
    assert played.refused == ("dispatch_failed",)


def test_a_play_without_a_sandbox_says_so() -> None:
    with pytest.raises(HandsError, match="the sandbox does not answer"):
        play("http://127.0.0.1:9", [Row("refund late")], seconds=1)


def test_without_owners_only_agents_act(url: str, hands: Hands, tiny: TinyBridge) -> None:
    before = hands.ask("jira/board")["issues"]
    rows = [Row(f"curtains fade number {place}", channel="dm") for place in range(3)]
    played = play(url, rows, agents=2, rate=100, quiet=0.3, seconds=30, owners=False)
    assert played.settled
    assert played.sent == 3
    assert set(rows[0].text.split()) <= set(" ".join(tiny.saved.values()).split())
    assert not played.did.keys() & {"triaged", "opened", "asked", "shipped"}
    assert hands.ask("jira/board")["issues"] == before
