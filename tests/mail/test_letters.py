"""Letters over real SMTP to a server on loopback."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.outgoing.letters import Mail
from bridge.mail.options import MailOptions
from bridge.mail.sender import MailSender
from tests.conftest import HeldClock
from tests.mail.conftest import CHART, KEY, LETTER, TO, Box


def arrived(box: Box) -> EmailMessage:
    message = message_from_bytes(box.kept[-1], policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_a_letter_says_the_same_as_words_and_as_a_page(box: Box, sender: MailSender) -> None:
    sender.perform(Mail(TO, LETTER), KEY)
    message = arrived(box)
    assert (message["To"], message["From"], message["Subject"]) == (TO, "bridge@acme.example", LETTER.subject)
    words, page = body(message, "plain"), body(message, "html")
    for said in ("38 problems were answered", "Needs you", "Refunds show the day.", "From 63 of 240 agents."):
        assert said in words
        assert said in page
    assert "- The price form has no owner <19 reports a week>. https://b.example/problems/4" in words
    assert "&lt;19 reports a week&gt;" in page


def test_the_picture_is_inside_with_words_for_those_who_cannot_see_it(box: Box, sender: MailSender) -> None:
    sender.perform(Mail(TO, LETTER), KEY)
    message = arrived(box)
    [picture] = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert picture["Content-ID"].strip("<>") in body(message, "html")
    assert f'alt="{CHART.alt}"' in body(message, "html")
    assert CHART.alt in body(message, "plain")


def test_a_letter_names_its_language_and_its_link_in_it(box: Box, sender: MailSender) -> None:
    sender.perform(Mail(TO, replace(LETTER, open="Seite öffnen", language="de")), KEY)
    page = body(arrived(box), "html")
    assert '<html lang="de">' in page
    assert '<a href="https://b.example/">Seite öffnen</a>' in page


def test_a_letter_without_picture_or_page_has_neither(box: Box, sender: MailSender) -> None:
    sender.perform(Mail(TO, replace(LETTER, chart=None, url="", foot="")), KEY)
    message = arrived(box)
    assert "<img" not in body(message, "html")
    assert f'href="{LETTER.url}"' not in body(message, "html")


def test_the_same_letter_has_the_same_id_whenever_it_is_sent(
    box: Box, sender: MailSender, clock: HeldClock
) -> None:
    sender.perform(Mail(TO, LETTER), KEY)
    clock.forward(hours=1)
    sender.perform(Mail(TO, LETTER), KEY)
    sender.perform(Mail(TO, LETTER), "mail:other")
    ids = [message_from_bytes(one)["Message-ID"] for one in box.kept]
    assert ids[0] == ids[1] != ids[2]


def test_a_line_break_in_a_subject_makes_no_header(box: Box, sender: MailSender) -> None:
    sender.perform(Mail(TO, replace(LETTER, subject="7 wait\r\nBcc: all@acme.example")), KEY)
    assert arrived(box)["Bcc"] is None
    assert arrived(box)["Subject"] == "7 wait Bcc: all@acme.example"


@pytest.mark.parametrize(
    ("to", "reply", "error"),
    [
        ("250 OK", "552 too large", RefusedError),
        ("250 OK", "451 later", TryLaterError),
        ("550 nobody here", "250 OK", RefusedError),
        ("450 mailbox busy", "250 OK", TryLaterError),
    ],
)
def test_the_servers_no_says_whether_to_come_again(
    box: Box, sender: MailSender, to: str, reply: str, error: type[Exception]
) -> None:
    box.to, box.reply = to, reply
    with pytest.raises(error):
        sender.perform(Mail(TO, LETTER), KEY)


def test_a_server_that_is_not_there_is_tried_later(clock: HeldClock) -> None:
    nobody = MailSender(MailOptions("bridge@acme.example", "127.0.0.1", 1, security="none"), clock)
    with pytest.raises(TryLaterError):
        nobody.perform(Mail(TO, LETTER), KEY)


def test_a_server_without_encryption_gets_nothing_where_it_is_asked_for(
    box: Box, running: tuple[Box, int], clock: HeldClock
) -> None:
    strict = MailSender(MailOptions("bridge@acme.example", "127.0.0.1", running[1]), clock)
    with pytest.raises(TryLaterError):
        strict.perform(Mail(TO, LETTER), KEY)
    assert box.kept == []
