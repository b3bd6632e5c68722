"""What can go wrong, and whether trying again may help."""

import traceback

CREDENTIALS = frozenset(
    {
        "401",
        "403",
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "not_authed",
        "token_expired",
        "token_revoked",
    }
)
"""Codes that tell of our token or rights, not of what was asked for: an operator mends them, and it waits."""


class BridgeError(Exception):
    """A sentence for the person who can do something about it: what happened, why, what to do."""


class RefusalError(BridgeError):
    """What a person sent cannot be taken; the sentence is shown to that person."""


class ForbiddenError(BridgeError):
    """This person may not see or do it; the sentence is shown to them."""


class BusyError(BridgeError):
    """It cannot be done at this moment, and a little later it can; the sentence is shown to the person."""


class SettingsError(BridgeError):
    """The configuration cannot be used; one line a mistake."""


class NewerError(BridgeError):
    """A newer version of the bridge wrote it, whose processes know what it means."""


class OutsideError(BridgeError):
    """A call to Slack or Jira did not succeed."""


class RefusedError(OutsideError):
    """The other side said no: nothing was done there, and asking again changes nothing.

    Attributes:
        code: the vendor's own short code, such as ``channel_not_found`` or ``400``.
        fields: what Jira says of single fields, by field id.
        plain: the sentence without the vendor's own words, which may quote anything; for logs.
    """

    def __init__(
        self, sentence: str, code: str, fields: dict[str, str] | None = None, plain: str = ""
    ) -> None:
        """Keep the vendor's code and field messages beside the sentence."""
        super().__init__(sentence)
        self.code = code
        self.fields = fields or {}
        self.plain = plain or sentence


class TryLaterError(OutsideError):
    """The other side certainly did nothing, and may do it later (429, connection refused).

    Attributes:
        after: seconds to wait, when the other side named them.
        reason: the vendor's reason, such as Jira's ``RateLimit-Reason``.
    """

    def __init__(self, sentence: str, after: float | None = None, reason: str = "") -> None:
        """Keep how long to wait."""
        super().__init__(sentence)
        self.after = after
        self.reason = reason


class UncertainError(OutsideError):
    """Nobody knows whether it was done (time-out, 5xx, broken connection): look it up before trying again."""


def logged(error: BridgeError) -> str:
    """What a log may say of it: no words of Slack's or Jira's."""
    return error.plain if isinstance(error, RefusedError) else str(error)


def origin(error: Exception) -> str:
    """What was not foreseen, and where it rose. Its own words may quote a report, so they are not logged."""
    rose = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {rose.filename}:{rose.lineno}"


def traced(error: BaseException) -> str:
    """What was not foreseen, with the lines through which it rose; its own words only if they are the bridge's."""
    said = str(error) if isinstance(error, BridgeError) else type(error).__name__
    return f"{said}\n{''.join(traceback.format_tb(error.__traceback__))}"
