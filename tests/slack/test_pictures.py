"""Pictures for Slack, shared in the pocket Slack and with an answer lost on the way."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bridge.domain.errors import RefusedError, TryLaterError, UncertainError
from bridge.domain.outgoing import Picture, Posted
from bridge.domain.pages.charts import Bars
from bridge.slack.calls import Calls, client
from bridge.slack.options import SlackOptions
from bridge.slack.sender import Sender
from tests.sandbox.slack.workspace import TRIAGE, Workspace, served
from tests.slack.fake import FakeWeb

ALT = "Logistics owes five answers, Payments two."
CHART = Bars("Seven problems wait", ALT, "problems", ("Logistics", "Payments"), (5, 2))
ORDER = Picture(TRIAGE, CHART)
KEY = "picture:C1:2026-W47"
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with served() as workspace:
        yield workspace


def sender(workspace: Workspace) -> Sender:
    return Sender(Calls(client("xoxb-sandbox", f"{workspace.url}/slack/api/", 5)))


def shared(workspace: Workspace) -> list[str]:
    messages = workspace.ask("messages", channel=TRIAGE)["messages"]
    return [file["name"] for message in messages for file in message["files"]]


def test_a_chart_is_shared_as_a_picture_with_words_for_those_who_cannot_see_it(workspace: Workspace) -> None:
    posted = sender(workspace).perform(ORDER, KEY)
    [message] = workspace.ask("messages", channel=TRIAGE)["messages"]
    [file] = message["files"]
    assert posted == Posted(TRIAGE, file["id"])
    assert (file["title"], file["alt_txt"], file["mimetype"]) == (CHART.title, ALT, "image/png")
    data = workspace.state.files.by_id[file["id"]].data
    assert data is not None
    assert data.startswith(b"\x89PNG")


def test_a_picture_whose_sharing_had_no_answer_is_found_and_not_shared_again(workspace: Workspace) -> None:
    lost = {"method": "files.completeUploadExternal", "status": 503, "after_doing": True}
    workspace.do("set", fail=lost)
    with pytest.raises(UncertainError):
        sender(workspace).perform(ORDER, KEY)
    found = sender(workspace).find(ORDER, KEY, BEGUN, "")
    assert found is not None
    assert shared(workspace) == ["picture-C1-2026-W47.png"]
    assert sender(workspace).find(ORDER, "picture:C1:2026-W48", BEGUN, "") is None


def test_before_it_is_shared_nothing_is_uncertain(web: FakeWeb, options: SlackOptions) -> None:
    ours = Sender(Calls(client(options.bot_token, options.api_url, options.timeout)))
    web.answer("files.getUploadURLExternal", {"ok": False, "error": "internal_error"})
    with pytest.raises(TryLaterError):
        ours.perform(ORDER, KEY)
    gone = {"ok": True, "upload_url": "http://127.0.0.1:1/none", "file_id": "F1"}
    web.answer("files.getUploadURLExternal", gone)
    with pytest.raises(TryLaterError):
        ours.perform(ORDER, KEY)
    assert "files.completeUploadExternal" not in [method for method, _arguments in web.calls]


def test_bytes_go_to_slacks_own_places_alone(web: FakeWeb, options: SlackOptions) -> None:
    place = {"ok": True, "upload_url": "https://files.slack.com.evil.example/upload", "file_id": "F9"}
    web.answer("files.getUploadURLExternal", place)
    with pytest.raises(RefusedError, match="not its own"):
        Sender(Calls(client(options.bot_token, options.api_url, options.timeout))).perform(ORDER, KEY)


def test_bytes_that_are_not_taken_are_refused_for_good(
    workspace: Workspace, web: FakeWeb, options: SlackOptions
) -> None:
    place = {"ok": True, "upload_url": f"{workspace.url}/slack/upload/F9", "file_id": "F9"}
    web.answer("files.getUploadURLExternal", place)
    with pytest.raises(RefusedError, match="400"):
        Sender(Calls(client(options.bot_token, options.api_url, options.timeout))).perform(ORDER, KEY)
