"""Pictures on their way to Slack: a place asked for, the bytes sent, then shared where people see it.

Nothing is seen before the last of the three calls, so only that one can happen twice.
https://docs.slack.dev/messaging/working-with-files#uploading_files
"""

from datetime import datetime
from urllib.error import HTTPError
from urllib.request import Request

from slack_sdk.web import SlackResponse

from bridge.charts.png import png
from bridge.domain.addresses import belongs
from bridge.domain.errors import RefusedError, TryLaterError, UncertainError
from bridge.domain.outgoing import Picture, Posted
from bridge.slack.calls import Calls, proxy_for
from bridge.slack.straight import opener
from bridge.slack.text import clip
from bridge.slack.texts import slack

TITLE, ALT = 255, 2000
TIMEOUT = 20


class Pictures:
    """Uploads charts.

    Args:
        calls: Slack's Web API.
    """

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def share(self, order: Picture, key: str) -> Posted:
        """Draw the chart and share it, once.

        Raises:
            OutsideError: as `Calls` does; what was sent and not shared is seen by nobody.
        """
        data = png(order.chart)
        alt = clip(order.chart.alt, ALT)
        place = self._place(name(key), len(data), alt)
        self._send(str(place["upload_url"]), data)
        file = {"id": str(place["file_id"]), "title": clip(order.chart.title, TITLE)}
        self._calls("files.completeUploadExternal", files=[file], channel_id=order.channel)
        return Posted(order.channel, str(place["file_id"]))

    def find(self, order: Picture, key: str, since: datetime) -> Posted | None:
        """Where the picture of an uncertain attempt stands; None if it was not shared."""
        answer = self._calls(
            "conversations.history", channel=order.channel, oldest=f"{since.timestamp():.6f}"
        )
        for message in answer.get("messages") or ():
            for file in message.get("files") or ():
                if file.get("name") == name(key):
                    return Posted(order.channel, str(file["id"]))
        return None

    def _place(self, file: str, length: int, alt: str) -> SlackResponse:
        """Ask where to send the bytes; nobody sees a place that is never used."""
        try:
            return self._calls("files.getUploadURLExternal", filename=file, length=length, alt_txt=alt)
        except UncertainError as error:
            raise TryLaterError(str(error)) from None

    def _send(self, url: str, data: bytes) -> None:
        """Send the bytes to the address that Slack named.

        Raises:
            RefusedError: they were not taken, or the address is none of Slack's.
            TryLaterError: nobody answered; the next attempt asks for a new place.
        """
        if not belongs(url, self._calls.api_url):
            raise RefusedError(slack.UPLOAD_ELSEWHERE, "upload_elsewhere")
        request = Request(url, data, {"Content-Type": "application/octet-stream"})  # noqa: S310 - checked above
        try:
            with opener(proxy_for(url)).open(request, timeout=TIMEOUT):
                return
        except HTTPError as error:
            if error.code < 500:
                sentence = slack.REFUSED_PLAINLY.format(method="upload", code=error.code, reason="")
                raise RefusedError(sentence, str(error.code)) from None
            raise TryLaterError(slack.NOT_REACHED.format(method="upload", cause=error.code)) from None
        except OSError as error:
            raise TryLaterError(
                slack.NOT_REACHED.format(method="upload", cause=type(error).__name__)
            ) from None


def name(key: str) -> str:
    """The file's name, by which it is found again.

    >>> name("picture:C1:2026-W47")
    'picture-C1-2026-W47.png'
    """
    return f"{key.replace(':', '-')}.png"
