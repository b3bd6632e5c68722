"""A letter as a message, without a server."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from bridge.domain.outgoing.letters import Letter, Said, Section
from bridge.mail.message import identity, message
from tests.mail.conftest import KEY, LETTER, TO

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PLAIN = Letter("Quiet", "Nothing waits.", ())


def made(letter: Letter = PLAIN, sender: str = "bridge@acme.example", to: str = TO) -> EmailMessage:
    """The message as it arrives: written out and read again."""
    arrived = message_from_bytes(bytes(message(letter, sender, to, KEY, AT)), policy=policy.default)
    assert isinstance(arrived, EmailMessage)
    return arrived


def words(letter: Letter, kind: str = "plain") -> str:
    part = made(letter).get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_a_machine_can_tell_that_nobody_waits_for_an_answer() -> None:
    assert made()["Auto-Submitted"] == "auto-generated"


def test_it_says_when_it_was_sent_with_its_zone() -> None:
    assert made()["Date"] == "Mon, 23 Nov 2026 08:00:00 +0000"


@pytest.mark.parametrize(
    "sender",
    ["bridge@acme.example", "The bridge <bridge@acme.example>", '"Bridge, Acme" <bridge@acme.example>'],
)
def test_a_sender_may_have_a_name_and_the_id_is_of_the_address_alone(sender: str) -> None:
    arrived = made(sender=sender)
    assert arrived["From"].addresses[0].addr_spec == "bridge@acme.example"
    assert re.fullmatch(r"<[0-9a-f]{20}@acme\.example>", arrived["Message-ID"])


def test_an_id_tells_nothing_of_whom_it_goes_to() -> None:
    assert "ruth" not in identity(KEY, "bridge@acme.example")
    assert identity(KEY, "bridge@acme.example") != identity(f"{KEY}b", "bridge@acme.example")


def test_letters_of_every_alphabet_arrive_as_they_were_written() -> None:
    letter = Letter("Rückgabe 返品", "Größe 返品 🙂", (Section("Überschrift", (Said("größer"),)),))
    assert made(letter)["Subject"] == "Rückgabe 返品"
    for kind in ("plain", "html"):
        assert "Größe 返品 🙂" in words(letter, kind)
        assert "Überschrift" in words(letter, kind)


def test_markup_in_any_place_of_a_letter_is_text_and_not_a_tag() -> None:
    evil = "<img src=x onerror=alert(1)>"
    letter = Letter(evil, evil, (Section(evil, (Said(evil, 'https://b.example/?q="><b>'),)),), None, evil)
    page = words(letter, "html")
    assert "<img" not in page
    assert "<b>" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") == 5


def test_words_stand_apart_in_sections_for_whoever_reads_plain_text() -> None:
    said = words(replace(LETTER, chart=None)).strip().splitlines()
    places = [said.index(title) for title in ("Needs you", "You said, we did")]
    assert [said[place - 1] for place in places] == ["", ""]
    assert said[0] == LETTER.headline
    assert said[-1] == LETTER.url
    assert all(line == line.rstrip() for line in said)


def test_a_section_says_every_line_once_and_only_some_lead_anywhere() -> None:
    letter = Letter("s", "h", (Section("Did", (Said("one"), Said("two", "https://b.example/2"))),))
    assert [line for line in words(letter).splitlines() if line.startswith("- ")] == [
        "- one",
        "- two https://b.example/2",
    ]
    assert words(letter, "html").count("<a href=") == 1


def test_a_letter_with_a_picture_holds_it_beside_the_page_and_not_as_an_attachment() -> None:
    arrived = made(LETTER)
    assert [part.get_content_type() for part in arrived.walk()] == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
    ]
    [picture] = [part for part in arrived.walk() if part.get_content_type() == "image/png"]
    assert picture.get_content_disposition() == "inline"
    assert picture.get_payload(decode=True)[:8] == b"\x89PNG\r\n\x1a\n"  # type: ignore[index]
    assert list(arrived.iter_attachments()) == []


def test_no_line_is_longer_than_mail_allows() -> None:
    """RFC 5322, 2.1.1."""
    letter = Letter("word " * 400, "word " * 400, (Section("t", (Said("x" * 3000),)),))
    assert max(map(len, bytes(message(letter, "b@acme.example", TO, KEY, AT)).splitlines())) <= 998
