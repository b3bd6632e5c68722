from datetime import UTC, datetime, timedelta

import pytest

from bridge.domain.errors import OutsideError, RefusedError, TryLaterError, UncertainError
from bridge.domain.outgoing import Note, Post, Posted, React, SlackOrder, Update
from bridge.slack.calls import Calls, client
from bridge.slack.options import SlackOptions
from bridge.slack.sender import Sender
from tests.slack.fake import FakeWeb
from tests.slack.samples import HOME

BEGUN = datetime(2026, 11, 21, 12, tzinfo=UTC)
KEY = "home:17"
OPENED = {"ok": True, "channel": {"id": "D9"}}


@pytest.fixture
def sender(options: SlackOptions) -> Sender:
    return Sender(Calls(client(options.bot_token, options.api_url, options.timeout)))


def carrying(key: str, ts: str) -> dict[str, object]:
    return {"ts": ts, "metadata": {"event_type": "bridge_effect", "event_payload": {"key": key}}}


def test_a_post_carries_its_key_and_says_where_it_stands(web: FakeWeb, sender: Sender) -> None:
    web.answer("chat.postMessage", {"ok": True, "channel": "C1", "ts": "1.2"})
    assert sender.perform(Post(HOME, channel="C1"), KEY) == Posted("C1", "1.2")
    sent = web.asked("chat.postMessage")
    assert sent["metadata"] == {"event_type": "bridge_effect", "event_payload": {"key": KEY}}
    assert sent["text"].startswith("Saved, no. 17")
    assert sent["blocks"][0]["type"] == "rich_text"
    assert (sent["unfurl_links"], sent["unfurl_media"]) == (False, False)
    assert not {"parse", "link_names", "thread_ts"} & set(sent)


def test_a_person_is_reached_by_direct_message_opened_once(web: FakeWeb, sender: Sender) -> None:
    web.answer("conversations.open", OPENED)
    web.answer("chat.postMessage", {"ok": True, "channel": "D9", "ts": "1.2"})
    for _ in range(2):
        assert sender.perform(Post(HOME, user="U0MIA"), KEY) == Posted("D9", "1.2")
    assert [method for method, _ in web.calls].count("conversations.open") == 1
    assert web.asked("chat.postMessage")["channel"] == "D9"


def test_a_few_people_are_reached_together_in_one_group_message(web: FakeWeb, sender: Sender) -> None:
    web.answer("conversations.open", OPENED)
    web.answer("chat.postMessage", {"ok": True, "channel": "D9", "ts": "1.2"})
    for together in (("U0TOM", "U0MIA"), ("U0MIA", "U0TOM")):
        assert sender.perform(Post(Note("Talk"), together=together), KEY) == Posted("D9", "1.2")
    assert [method for method, _ in web.calls].count("conversations.open") == 1
    assert web.asked("conversations.open")["users"] == "U0MIA,U0TOM"


def test_an_uncertain_group_message_is_looked_up_and_paced_where_it_would_stand(
    web: FakeWeb, sender: Sender
) -> None:
    web.answer("conversations.open", OPENED)
    web.answer("conversations.history", {"ok": True, "messages": [carrying(KEY, "1.9")]})
    order = Post(Note("Talk"), together=("U0TOM", "U0MIA"))
    assert sender.scope(order) == "conversations.open"
    assert sender.find(order, KEY, BEGUN, "") == Posted("D9", "1.9")
    assert sender.scope(order) == "chat.postMessage:D9"


def test_a_direct_message_that_did_not_open_leaves_no_doubt_about_the_post(
    web: FakeWeb, sender: Sender
) -> None:
    web.answer("conversations.open", {"ok": False, "error": "internal_error"})
    with pytest.raises(TryLaterError):
        sender.perform(Post(HOME, user="U0MIA"), KEY)
    assert [method for method, _ in web.calls] == ["conversations.open"]


@pytest.mark.parametrize("fault", ["internal_error", "channel_not_found"])
def test_a_direct_message_is_opened_again_after_a_failure(web: FakeWeb, sender: Sender, fault: str) -> None:
    web.answer("conversations.open", {"ok": False, "error": fault})
    web.answer("conversations.open", OPENED)
    with pytest.raises(OutsideError):
        sender.perform(Post(HOME, user="U0MIA"), KEY)
    assert sender.perform(Post(HOME, user="U0MIA"), KEY)
    assert web.asked("chat.postMessage")["channel"] == "D9"


def test_a_post_in_a_thread_names_it(web: FakeWeb, sender: Sender) -> None:
    sender.perform(Post(Note("Live."), channel="D9", thread="1.2"), KEY)
    assert web.asked("chat.postMessage")["thread_ts"] == "1.2"


def test_an_update_edits_in_place_and_leaves_the_metadata_alone(web: FakeWeb, sender: Sender) -> None:
    assert sender.perform(Update(HOME, "D9", "1.2"), "update:17") == Posted("D9", "1.2")
    sent = web.asked("chat.update")
    assert (sent["channel"], sent["ts"]) == ("D9", "1.2")
    assert "metadata" not in sent


@pytest.mark.parametrize("code", ["message_not_found", "edit_window_closed"])
def test_a_card_that_is_gone_is_refused_with_slacks_code(web: FakeWeb, sender: Sender, code: str) -> None:
    web.answer("chat.update", {"ok": False, "error": code})
    with pytest.raises(RefusedError) as caught:
        sender.perform(Update(HOME, "D9", "1.2"), KEY)
    assert caught.value.code == code


def test_a_reaction_that_is_there_already_is_done(web: FakeWeb, sender: Sender) -> None:
    web.answer("reactions.add", {"ok": False, "error": "already_reacted"})
    assert sender.perform(React("C1", "1.2", "white_check_mark"), KEY) is None
    assert web.asked("reactions.add") == {"channel": "C1", "timestamp": "1.2", "name": "white_check_mark"}


def test_a_reaction_to_nothing_is_refused(web: FakeWeb, sender: Sender) -> None:
    web.answer("reactions.add", {"ok": False, "error": "message_not_found"})
    with pytest.raises(RefusedError):
        sender.perform(React("C1", "1.2", "white_check_mark"), KEY)


@pytest.mark.parametrize(
    ("order", "scope"),
    [
        (Post(HOME, channel="C1"), "chat.postMessage:C1"),
        (Post(HOME, user="U0MIA"), "conversations.open"),
        (Update(HOME, "D9", "1.2"), "chat.update"),
        (React("C1", "1.2", "eyes"), "reactions.add"),
    ],
)
def test_calls_are_paced_by_what_slack_counts(sender: Sender, order: SlackOrder, scope: str) -> None:
    assert sender.scope(order) == scope
    assert sender.mark(order) == ""


def test_a_post_that_arrived_after_all_is_found_by_its_key(web: FakeWeb, sender: Sender) -> None:
    first = {"ok": True, "messages": [{"ts": "9.1"}, carrying("home:18", "9.2")]}
    web.answer("conversations.history", first | {"response_metadata": {"next_cursor": "more"}})
    web.answer("conversations.history", {"ok": True, "messages": [carrying(KEY, "9.3")]})
    assert sender.find(Post(HOME, channel="C1"), KEY, BEGUN, "") == Posted("C1", "9.3")
    asked = web.asked("conversations.history")
    assert float(asked["oldest"]) == (BEGUN - timedelta(minutes=1)).timestamp()
    assert asked["include_all_metadata"] == "1"
    assert web.calls[-1][1]["cursor"] == "more"


def test_a_post_in_a_thread_is_looked_for_there(web: FakeWeb, sender: Sender) -> None:
    web.answer("conversations.open", OPENED)
    web.answer(
        "conversations.replies", {"ok": True, "messages": [carrying("x", "1.2"), carrying(KEY, "1.3")]}
    )
    assert sender.find(Post(HOME, user="U0MIA", thread="1.2"), KEY, BEGUN, "") == Posted("D9", "1.3")
    assert web.asked("conversations.replies")["ts"] == "1.2"


def test_a_post_that_never_arrived_is_not_found(web: FakeWeb, sender: Sender) -> None:
    messages = [
        {"ts": "9.1", "metadata": {"event_type": "other", "event_payload": {"key": KEY}}},
        {"ts": "9.2"},
    ]
    web.answer("conversations.history", {"ok": True, "messages": messages})
    assert sender.find(Post(HOME, channel="C1"), KEY, BEGUN, "") is None


@pytest.mark.parametrize("half", [{}, {"channel": "C1"}, {"ts": "1.2"}, {"channel": None, "ts": None}])
def test_a_post_of_which_slack_tells_no_place_may_have_been_done(
    web: FakeWeb, sender: Sender, half: dict[str, object]
) -> None:
    web.answer("chat.postMessage", {"ok": True} | half)
    with pytest.raises(UncertainError, match="Slack's answer lacks"):
        sender.perform(Post(HOME, channel="C1"), KEY)
    assert [method for method, _ in web.calls] == ["chat.postMessage"]


@pytest.mark.parametrize("half", [{}, {"channel": None}, {"channel": "D9"}, {"channel": {}}])
def test_a_direct_message_without_its_id_is_opened_again_later(
    web: FakeWeb, sender: Sender, half: dict[str, object]
) -> None:
    web.answer("conversations.open", {"ok": True} | half)
    with pytest.raises(TryLaterError, match="lacks channel"):
        sender.perform(Post(HOME, user="U0MIA"), KEY)


def test_a_channel_that_shows_no_list_of_messages_is_not_taken_for_empty(
    web: FakeWeb, sender: Sender
) -> None:
    web.answer("conversations.history", {"ok": True})
    with pytest.raises(UncertainError, match="lacks messages"):
        sender.find(Post(HOME, channel="C1"), KEY, BEGUN, "")


def test_a_look_up_whose_pages_do_not_go_on_ends(web: FakeWeb, sender: Sender) -> None:
    page = {"ok": True, "messages": [], "response_metadata": {"next_cursor": "same"}}
    for _ in range(3):
        web.answer("conversations.history", page)
    with pytest.raises(UncertainError, match="lacks the next page"):
        sender.find(Post(HOME, channel="C1"), KEY, BEGUN, "")
    assert len(web.calls) == 2


def test_what_may_be_repeated_is_not_looked_up(web: FakeWeb, sender: Sender) -> None:
    assert sender.find(Update(HOME, "D9", "1.2"), KEY, BEGUN, "") is None
    assert sender.find(React("C1", "1.2", "eyes"), KEY, BEGUN, "") is None
    assert web.calls == []


def test_a_look_up_that_fails_says_so_instead_of_not_found(web: FakeWeb, sender: Sender) -> None:
    web.answer("conversations.history", {"ok": False, "error": "internal_error"})
    with pytest.raises(UncertainError):
        sender.find(Post(HOME, channel="C1"), KEY, BEGUN, "")
