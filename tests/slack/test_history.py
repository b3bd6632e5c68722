"""One message or thread is read back, wherever it stands."""

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.slack.calls import Calls, client
from bridge.slack.history import History
from bridge.slack.listeners.sources import Us, message, said_at
from tests.slack.fake import BOT, MIA, TEAM, FakeWeb

TS, TOP = "1763726400.000100", "1763726300.000100"
POSTED = {"type": "message", "user": MIA, "ts": TS, "text": "R&amp;D: refund late"}
PICTURE = {"id": "F1", "mimetype": "image/png", "name": "Mrs Miller.png"}


@pytest.fixture
def history(web: FakeWeb) -> History:
    return History(Calls(client("xoxb", web.url, 2)), Us(TEAM, BOT))


def test_a_message_at_the_top_is_found_by_one_call(history: History, web: FakeWeb) -> None:
    web.answer("conversations.history", {"ok": True, "messages": [POSTED | {"files": [PICTURE]}]})
    found = history.message("C1", TS)
    assert found is not None
    assert (found.user, found.text, found.at, found.thread) == (MIA, "R&D: refund late", said_at(TS), "")
    assert (found.source, found.files) == (message(TEAM, "C1", TS), (("F1", "image/png"),))
    assert [method for method, _ in web.calls] == ["conversations.history"]
    asked = web.asked("conversations.history")
    assert (asked["latest"], str(asked["limit"])) == (TS, "1")


def test_a_message_from_another_workspace_is_a_strangers(history: History, web: FakeWeb) -> None:
    web.answer("conversations.history", {"ok": True, "messages": [POSTED | {"user_team": "T0SWIFT"}]})
    found = history.message("C1", TS)
    assert found is not None
    assert found.stranger


def test_a_reply_is_found_in_its_thread(history: History, web: FakeWeb) -> None:
    web.answer("conversations.history", {"ok": True, "messages": [POSTED | {"ts": TOP}]})
    thread = [POSTED | {"ts": TOP, "user": "U0TOM"}, POSTED | {"thread_ts": TOP}]
    web.answer("conversations.replies", {"ok": True, "messages": thread})
    found = history.message("C1", TS)
    assert found is not None
    assert (found.ts, found.thread) == (TS, TOP)
    assert [one.user for one in history.thread("C1", TOP)] == ["U0TOM", MIA]


@pytest.mark.parametrize("code", ["thread_not_found", "message_not_found"])
def test_a_message_that_is_gone_is_none(history: History, web: FakeWeb, code: str) -> None:
    web.answer("conversations.history", {"ok": True, "messages": []})
    web.answer("conversations.replies", {"ok": False, "error": code})
    assert history.message("C1", TS) is None


def test_what_an_app_wrote_is_nobodys(history: History, web: FakeWeb) -> None:
    web.answer("conversations.history", {"ok": True, "messages": [POSTED | {"bot_id": "B1"}]})
    found = history.message("C1", TS)
    assert found is not None
    assert found.user == ""


def test_a_conversation_without_the_bot_is_refused(history: History, web: FakeWeb) -> None:
    web.answer("conversations.history", {"ok": False, "error": "channel_not_found"})
    with pytest.raises(RefusedError):
        history.message("C1", TS)


def test_too_many_calls_are_made_later(history: History, web: FakeWeb) -> None:
    web.answer("conversations.history", {"ok": False, "error": "ratelimited"}, 429, Retry_After="3")
    with pytest.raises(TryLaterError):
        history.message("C1", TS)
