"""How the mail room signs in, and what a server's no to that means."""

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.outgoing.letters import Mail
from bridge.mail.options import MailOptions
from bridge.mail.sender import MailSender
from tests.conftest import HeldClock
from tests.mail.conftest import KEY, LETTER, TO, Box

ORDER = Mail(TO, LETTER)


def known_as(port: int, clock: HeldClock, password: str = "p-1") -> MailSender:
    options = MailOptions("bridge@acme.example", "127.0.0.1", port, "none", "bridge", password)
    return MailSender(options, clock)


def test_it_signs_in_before_it_hands_over_a_letter(
    box: Box, running: tuple[Box, int], clock: HeldClock
) -> None:
    known_as(running[1], clock).perform(ORDER, KEY)
    assert box.signed_in == [("bridge", "p-1")]
    assert len(box.kept) == 1


def test_without_a_user_it_does_not_sign_in(box: Box, sender: MailSender) -> None:
    sender.perform(ORDER, KEY)
    assert box.signed_in == []
    assert len(box.kept) == 1


def test_a_wrong_password_waits_for_an_operator(box: Box, running: tuple[Box, int], clock: HeldClock) -> None:
    box.sign_in = "535 5.7.8 credentials invalid"
    with pytest.raises(RefusedError, match=r"mail\.user or mail\.password\. \(535\)$") as said:
        known_as(running[1], clock).perform(ORDER, KEY)
    assert said.value.code == "401"
    assert box.kept == []


def test_a_server_that_cannot_look_up_passwords_now_is_tried_later(
    box: Box, running: tuple[Box, int], clock: HeldClock
) -> None:
    box.sign_in = "454 4.7.0 temporary authentication failure"
    with pytest.raises(TryLaterError, match="454"):
        known_as(running[1], clock).perform(ORDER, KEY)


def test_a_password_that_no_server_can_be_told_is_said_and_not_shown(
    box: Box, running: tuple[Box, int], clock: HeldClock
) -> None:
    with pytest.raises(RefusedError, match="not ASCII") as said:
        known_as(running[1], clock, "schlüssel").perform(ORDER, KEY)
    assert said.value.code == "401"
    assert "schl" not in str(said.value)
    assert box.kept == []


def test_a_server_without_encryption_is_said_to_have_none(running: tuple[Box, int], clock: HeldClock) -> None:
    strict = MailSender(MailOptions("bridge@acme.example", "127.0.0.1", running[1]), clock)
    with pytest.raises(TryLaterError, match=r"cannot do what is asked of it: STARTTLS"):
        strict.perform(ORDER, KEY)


def test_all_letters_are_counted_against_one_server_and_never_looked_up(
    sender: MailSender, clock: HeldClock
) -> None:
    other = Mail("tom@acme.example", LETTER)
    assert sender.scope(ORDER) == sender.scope(other) == "mail"
    assert sender.mark(ORDER) == ""
    assert sender.find(ORDER, KEY, clock.now(), "") is None  # type: ignore[func-returns-value]
