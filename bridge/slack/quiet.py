"""Slack's Web API for listeners while the bridge is tried out silently."""

import logging
from typing import Any

from bridge.slack.calls import Calls

log = logging.getLogger(__name__)


class Quiet(Calls):
    """Leaves out whatever a listener would show or say; it reads nothing by these calls."""

    def __init__(self) -> None:
        """Without a client."""

    def __call__(self, method: str, **_arguments: Any) -> Any:
        """Leave a call out."""
        log.info("%s was left out: the bridge is in shadow mode", method)
