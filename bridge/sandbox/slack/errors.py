"""How the pocket Slack says no."""

from typing import Any


class SlackError(Exception):
    """A refusal of the Web API.

    Args:
        code: Slack's error code.
        extra: further fields of the answer.
    """

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra


class HandError(Exception):
    """What a person asked for through the control API cannot be done.

    Args:
        sentence: why, for whoever reads the answer.
        status: the HTTP status.
    """

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status
