"""Hostile reports go through the whole loop: kept as they were said, shown as text, opened in Jira, and nothing is stuck."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bridge.store.queries import effects, insights
from tests.fakes import WordSorter
from tests.hostile.test_drawn import MARKUP, inner
from tests.hostile.texts import JIRA, LOGS, PAGES, SHEETS, SLACK
from tests.kept import Shelf
from tests.whole.town import Town, connected, eventually, opened

OPENED = tuple(f"Refund pending for days {words}" for words in JIRA[1::3])
SENT = (*OPENED, *SLACK[::3], *JIRA[::3], *PAGES[::3], *SHEETS[::3], *LOGS[::3])
"""Of every sort a third: each goes by Slack's WebSocket, a worker, and back."""


@pytest.fixture(scope="module")
def town(shelf: Shelf) -> Iterator[Town]:
    with shelf.lent() as url, opened(url, WordSorter(), grouping={"listen": 1}) as opened_town:
        yield connected(opened_town)


def bodies(town: Town) -> list[dict[str, Any]]:
    """Everything that the bot wrote in Slack."""
    places = [place["id"] for place in town.hands.ask("slack/workspace")["channels"]]
    told = [town.hands.ask("slack/messages", channel=place)["messages"] for place in places]
    return [one for messages in told for one in messages if one.get("blocks")]


def test_hostile_reports_are_kept_shown_and_opened_as_what_they_are(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for number, words in enumerate(SENT, 1):
        answer = town.insight("mia", words)
        assert answer.startswith(f"Saved, no. {number}."), words
    state = town.settle()
    assert state["insights"]["total"] == len(SENT)
    with town.bridge.store.read() as session:
        assert "dead" not in effects.counts(session)
        assert insights.count(session, "kept") == 0
        kept = [text for _number, text in sorted(insights.texts(session, range(1, len(SENT) + 1)).items())]
    assert [text.split() for text in kept] == [words.split() for words in SENT]

    town.press("priya", town.triage("payments"), "Open issue")
    issue = eventually(town.issues)[0]
    fields = town.rest(f"issue/{issue['key']}")["fields"]
    assert "\n" not in fields["summary"]
    kinds = {one["type"] for one in inner(fields["description"]["content"]) if "type" in one}
    assert kinds <= {"heading", "paragraph", "bulletList", "listItem", "text", "hardBreak", "link"}

    written = bodies(town)
    assert len(written) >= len(SENT)
    for body in written:
        marked = [one["text"] for one in inner(body["blocks"]) if one.get("type") == "mrkdwn"]
        assert not [text for text in (body["text"], *marked) if MARKUP.search(text.replace("<@U0", ""))]
    logged = [record.getMessage() for record in caplog.records]
    assert not [line for line in logged if "\n" in line or "\x1b" in line]
    assert not [words for words in SENT if any(words in line for line in logged)]
