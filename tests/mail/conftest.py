"""A mail server on loopback that keeps what it gets, and a letter to send there."""

from asyncio import Server
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from bridge.domain.outgoing.letters import Letter, Said, Section
from bridge.domain.pages.charts import Bars
from bridge.mail.options import MailOptions
from bridge.mail.sender import MailSender
from tests.conftest import HeldClock

CHART = Bars(
    "Seven wait", "Logistics owes five answers, Payments two.", "problems", ("Logistics", "Payments"), (5, 2)
)
LETTER = Letter(
    "7 problems wait for an answer",
    "38 problems were answered, 7 wait.",
    (
        Section(
            "Needs you",
            (Said("The price form has no owner <19 reports a week>.", "https://b.example/problems/4"),),
        ),
        Section("You said, we did", (Said("Refunds show the day."),)),
    ),
    CHART,
    "From 63 of 240 agents.",
    "https://b.example/",
)
TO = "ruth@acme.example"
KEY = f"mail:{TO}:2026-W47"


class Box:
    """A mail server that keeps what it gets, or says what it is told to say."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []
        self.reply = "250 OK"
        self.to = "250 OK"
        self.sign_in = ""
        self.signed_in: list[tuple[str, str]] = []

    async def handle_RCPT(  # noqa: N802 - the name that the server asks for
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if self.to.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the same
        if self.reply.startswith("250"):
            self.kept.append(envelope.content)
        return self.reply

    def let_in(
        self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, given: LoginPassword
    ) -> AuthResult:
        self.signed_in.append((given.login.decode(), given.password.decode()))
        if self.sign_in:
            return AuthResult(success=False, handled=False, message=self.sign_in)
        return AuthResult(success=True)


class Anywhere(Controller):
    """A server on any free port, which it is told only when it listens."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[Box, int]]:
    box = Box()
    options: dict[str, Any] = {"authenticator": box.let_in, "auth_require_tls": False}
    controller = Anywhere(box, hostname="127.0.0.1", port=0, **options)
    controller.start()
    yield box, controller.port
    controller.stop()


@pytest.fixture
def box(running: tuple[Box, int]) -> Box:
    running[0].__init__()  # type: ignore[misc]
    return running[0]


@pytest.fixture
def sender(running: tuple[Box, int], clock: HeldClock) -> MailSender:
    return MailSender(MailOptions("bridge@acme.example", "127.0.0.1", running[1], security="none"), clock)
