"""Jira's webhooks: checked, kept as a hint, answered so that Jira repeats only what is worth repeating."""

import logging
from collections.abc import Mapping

from bridge.flow.inbox import Mailbox
from bridge.jira import events
from bridge.store.engine import StoreError

log = logging.getLogger(__name__)


class JiraDoor:
    """Takes a raw body and headers.

    Args:
        secret: as configured in Jira; without one nothing is believed.
        mailbox: keeps hints.
    """

    def __init__(self, secret: str, mailbox: Mailbox) -> None:
        self._secret, self._mailbox = secret, mailbox

    def __call__(self, body: bytes, headers: Mapping[str, str]) -> int:
        """The HTTP status to answer: Jira tries again on 503, and not on 400 or 401."""
        if not events.verify(self._secret, body, headers.get("x-hub-signature")):
            return 401
        try:
            hint = events.read(body, headers)
        except events.UnsupportedEventError as error:
            log.warning("a webhook was not understood: %s", type(error).__name__)
            return 400
        if isinstance(hint, events.Ignored):
            return 204
        try:
            self._mailbox.hint(hint)
        except StoreError:
            return 503
        return 204
