"""Files that the app uploads, with the real SDK."""

import urllib.error
import urllib.request

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.sandbox.slack.workspace import TRIAGE, Workspace

PNG = b"\x89PNG\r\n\x1a\n and so on"


def asked(web: WebClient, name: str = "week.png") -> dict[str, str]:
    answer = web.files_getUploadURLExternal(
        filename=name, length=len(PNG), alt_txt="Reports fell from 41 to 3."
    )
    assert isinstance(answer.data, dict)
    return answer.data


def sent(url: str, data: bytes = PNG) -> int:
    request = urllib.request.Request(url, data, {"Content-Type": "application/octet-stream"})  # noqa: S310 - loopback
    with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - loopback
        return int(answer.status)


def refused(web: WebClient, **arguments: object) -> str:
    with pytest.raises(SlackApiError) as error:
        web.files_completeUploadExternal(**arguments)  # type: ignore[arg-type]
    return str(error.value.response["error"])


def test_a_picture_is_shared_with_its_title_and_its_words(workspace: Workspace) -> None:
    web = workspace.web()
    place = asked(web)
    assert sent(place["upload_url"]) == 200
    web.files_completeUploadExternal(
        files=[{"id": place["file_id"], "title": "This week"}], channel_id=TRIAGE
    )
    [message] = workspace.ask("messages", channel=TRIAGE)["messages"]
    [file] = message["files"]
    assert (file["name"], file["title"], file["alt_txt"]) == (
        "week.png",
        "This week",
        "Reports fell from 41 to 3.",
    )
    history = web.conversations_history(channel=TRIAGE)["messages"]
    assert [one["name"] for one in history[0]["files"]] == ["week.png"]


def test_the_sdk_uploads_a_file_in_one_call(workspace: Workspace) -> None:
    workspace.web().files_upload_v2(channel=TRIAGE, content=PNG, filename="week.png", title="This week")
    [message] = workspace.ask("messages", channel=TRIAGE)["messages"]
    assert message["files"][0]["title"] == "This week"


def test_what_was_not_sent_or_is_shared_already_cannot_be_shared(workspace: Workspace) -> None:
    web = workspace.web()
    place = asked(web)
    file: list[dict[str, str | None]] = [{"id": place["file_id"]}]
    assert refused(web, files=file, channel_id=TRIAGE) == "file_not_found"
    sent(place["upload_url"])
    web.files_completeUploadExternal(files=file, channel_id=TRIAGE)
    assert refused(web, files=file, channel_id=TRIAGE) == "file_update_failed"


def test_nothing_but_what_was_announced_is_taken(workspace: Workspace) -> None:
    place = asked(workspace.web())
    with pytest.raises(urllib.error.HTTPError):
        sent(place["upload_url"], PNG + b"more")
    with pytest.raises(urllib.error.HTTPError):
        sent(place["upload_url"].replace(place["file_id"], "F9"))
