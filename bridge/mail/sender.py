"""Hands letters to the mail server. There is no look-up: a letter whose outcome is unknown is sent again."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage

from bridge.domain.clock import Clock
from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.outgoing.letters import Mail
from bridge.mail.message import message
from bridge.mail.options import MailOptions

PERMANENT = 500
"""Replies from this on mean that asking again changes nothing. RFC 5321, 4.2.1."""

UNKNOWN = "401"
"""The code of a refusal that an operator mends: the letter waits for it."""


class MailSender:
    """Sends letters. Each is one attempt: whoever calls decides about the next.

    Args:
        options: how the server is reached.
        clock: tells the time.
    """

    def __init__(self, options: MailOptions, clock: Clock) -> None:
        self._options, self._clock = options, clock

    def scope(self, order: Mail) -> str:  # noqa: ARG002 - one server, one pace
        """What the server counts a letter against."""
        return "mail"

    def mark(self, order: Mail) -> str:  # noqa: ARG002 - nothing is looked up
        """Nothing."""
        return ""

    def find(self, order: Mail, key: str, since: datetime, mark: str) -> None:  # noqa: ARG002 - see above
        """Nothing: nobody knows what became of a letter."""
        return

    def perform(self, order: Mail, key: str) -> None:
        """Send a letter.

        Raises:
            RefusedError: the server said no, and would again; ``401`` when it does not know us.
            TryLaterError: it could not be reached, cannot do what is needed, or asks to come again. The letter may be on
                its way: its id is the same at the next attempt.
        """
        options = self._options
        letter = message(order.letter, options.sender, order.to, key, self._clock.now())
        try:
            self._send(letter)
        except smtplib.SMTPAuthenticationError as error:
            raise _no(
                error.smtp_code, "The mail server does not take mail.user or mail.password.", UNKNOWN
            ) from None
        except UnicodeEncodeError:
            raise RefusedError(
                "mail.user or mail.password holds a letter that is not ASCII.", UNKNOWN
            ) from None
        except smtplib.SMTPRecipientsRefused as error:
            code = min(code for code, _words in error.recipients.values())
            raise _no(code, "The mail server does not take letters to this address.") from None
        except smtplib.SMTPResponseException as error:
            raise _no(error.smtp_code, "The mail server did not take the letter.") from None
        except smtplib.SMTPNotSupportedError as error:
            raise TryLaterError(f"The mail server cannot do what is asked of it: {error}") from None
        except (OSError, smtplib.SMTPException) as error:
            raise TryLaterError(f"The mail server cannot be reached ({type(error).__name__}).") from None

    def _send(self, letter: EmailMessage) -> None:
        with self._connected() as server:
            if self._options.user:
                server.login(self._options.user, self._options.password)
            server.send_message(letter)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        options = self._options
        if options.security == "tls":
            context = ssl.create_default_context()
            with smtplib.SMTP_SSL(
                options.host, options.port, timeout=options.timeout, context=context
            ) as server:
                yield server
            return
        with smtplib.SMTP(options.host, options.port, timeout=options.timeout) as server:
            if options.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            yield server


def _no(reply: int, sentence: str, code: str = "") -> RefusedError | TryLaterError:
    """What a reply means for the next attempt."""
    if reply >= PERMANENT:
        return RefusedError(f"{sentence} ({reply})", code or str(reply))
    return TryLaterError(f"{sentence} ({reply})")
