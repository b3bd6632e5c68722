"""How the mail server is reached."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MailOptions:
    """Everything that the mail room needs to know.

    Attributes:
        sender: the address that letters come from.
        host: the server.
        port: its port.
        security: ``starttls``, ``tls`` or ``none``.
        user: to sign in there; empty: without.
        password: goes with the user.
        timeout: seconds that it may take to answer.
    """

    sender: str
    host: str
    port: int = 587
    security: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 20.0
