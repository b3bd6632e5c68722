"""Files that people gave the bot, read once they said that they may be shown. Needs the scope ``files:read``.

https://docs.slack.dev/reference/objects/file-object#authentication
"""

from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request

from bridge.domain.addresses import belongs
from bridge.domain.errors import RefusedError, TryLaterError
from bridge.slack.calls import Calls, as_documented, proxy_for
from bridge.slack.options import SlackOptions
from bridge.slack.straight import opener
from bridge.slack.texts import slack

LARGEST = 10_000_000
"""Bytes; Jira's usual limit for one attachment."""


class Files:
    """Reads what is in a file.

    Args:
        calls: to the Web API.
        options: the token that Slack wants to see for a file too, and where the Web API is.
    """

    def __init__(self, calls: Calls, options: SlackOptions) -> None:
        self._calls, self._options = calls, options

    @as_documented()
    def read(self, file: str) -> bytes:
        """What is in a file.

        Raises:
            RefusedError: there is no such file any more, it is too large, or it is kept elsewhere.
            TryLaterError: Slack does not answer now.
        """
        told = self._calls("files.info", file=file)["file"]
        if int(told.get("size") or 0) > LARGEST:
            raise RefusedError(slack.FILE_TOO_LARGE.format(file=file), "file_too_large")
        return self._fetch(self._address(told))

    def _address(self, told: Mapping[str, Any]) -> str:
        """Where it is; the token goes to Slack's own hosts alone, as a file may be one of another service."""
        url = str(told.get("url_private_download") or told.get("url_private") or "")
        if not belongs(url, self._options.api_url):
            raise RefusedError(slack.FILE_ELSEWHERE.format(file=told.get("id")), "file_elsewhere")
        return url

    def _fetch(self, url: str) -> bytes:
        request = Request(url, headers={"Authorization": f"Bearer {self._options.bot_token}"})  # noqa: S310 - checked above
        try:
            with opener(proxy_for(url)).open(request, timeout=self._options.timeout) as answer:
                data: bytes = answer.read(LARGEST + 1)
        except HTTPError as error:
            if error.code == 429 or error.code >= 500:
                raise TryLaterError(slack.NOT_REACHED.format(method="a file", cause=error.code)) from None
            raise RefusedError(slack.FILE_REFUSED.format(code=error.code), f"file_{error.code}") from None
        except (OSError, HTTPException) as error:
            cause = type(error).__name__
            raise TryLaterError(slack.NOT_REACHED.format(method="a file", cause=cause)) from None
        return data
