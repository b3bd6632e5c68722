"""What is taken out of made texts, and what is left alone: one line each, as agents type them."""

import pytest

from bridge.domain.redaction import Patterns, redact

PATTERNS = Patterns(references=(r"\bC-\d{4,8}\b", r"\bKD\d{6}\b"))

CARDS = [
    ("card 4111 1111 1111 1111 was charged twice", "card [card 1] was charged twice"),
    ("Karte 4111111111111111 wurde doppelt belastet", "Karte [card 1] wurde doppelt belastet"),
    ("5555-5555-5555-4444 declined at checkout", "[card 1] declined at checkout"),
    ("Amex 3782 822463 10005 not accepted", "Amex [card 1] not accepted"),
    ("Diners 3056 930902 5904, refund missing", "Diners [card 1], refund missing"),
    ("pays with 6011.1111.1111.1117 every month", "pays with [card 1] every month"),
    ("3530 1113 3330 0000 is his JCB", "[card 1] is his JCB"),
    ("new Mastercard 2223 0031 2200 3222 fails", "new Mastercard [card 1] fails"),
    ("she read out 4111 1111\n1111 1111 to me", "she read out [card 1] to me"),
    ("4111 1111 1111 1111 12 27 123 were typed into the chat", "[card 1] 12 27 123 were typed into the chat"),
    ("4111 1111 1111 1111 12/27", "[card 1] 12/27"),
    ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1, spelled out", "[card 1], spelled out"),
    ("41111111 11111111 typed with one gap", "[card 1] typed with one gap"),
    ("4111–1111–1111–1111 with long dashes", "[card 1] with long dashes"),
    ("4111\u00a01111\u00a01111\u00a01111 from a web page", "[card 1] from a web page"),
    ("4111\u200b1111\u200b1111\u200b1111 with zero-width spaces", "[card 1] with zero-width spaces"),
    ("４１１１ １１１１ １１１１ １１１１ full-width", "[card 1] full-width"),
    ("٤١١١ ١١١١ ١١١١ ١١١١ in Arabic digits", "[card 1] in Arabic digits"),
    ("Kartennr4111111111111111 ohne Leerzeichen", "Kartennr[card 1] ohne Leerzeichen"),
    ("card number: 4111 1111 1111 1112, one digit mistyped", "card number: [card 1], one digit mistyped"),
    ("4111111111111111 and 5555555555554444, then 4111 1111 1111 1111 again",
     "[card 1] and [card 2], then [card 1] again"),
]  # fmt: skip

PHONES = [
    ("call back on 020 7946 0958 please", "call back on [phone 1] please"),
    ("her mobile is 07700 900123", "her mobile is [phone 1]"),
    ("+44 20 7946 0958 after six", "[phone 1] after six"),
    ("+44 (0)20 7946 0958, London office", "[phone 1], London office"),
    ("0044 7700 200000 is not given out yet", "[phone 1] is not given out yet"),
    ("0044 20 7946 0958 from abroad", "[phone 1] from abroad"),
    ("Rückruf unter 0171 1234567 erbeten", "Rückruf unter [phone 1] erbeten"),
    ("bitte 030/1234567 anrufen", "bitte [phone 1] anrufen"),
    ("Festnetz (0341) 987654, tagsüber", "Festnetz [phone 1], tagsüber"),
    ("+49 171 1234567 12 Uhr", "[phone 1] 12 Uhr"),
    ("ring me (020 7946 0958) tonight", "ring me ([phone 1]) tonight"),
    ("0171-123 45 67 steht auf dem Zettel", "[phone 1] steht auf dem Zettel"),
    ("Handy 0 1 7 1 1 2 3 4 5 6 7", "Handy [phone 1]"),
    ("tel:0171.1234567", "tel:[phone 1]"),
    ("Tel.0171/1234567", "Tel.[phone 1]"),
    ("650-253-0000 is a number in California", "[phone 1] is a number in California"),
    ("(650) 253-0000 ext. 42, ask for returns", "[phone 1], ask for returns"),
    ("1-650-253-0000 never answers", "[phone 1] never answers"),
    ("reach him at 6502530000", "reach him at [phone 1]"),
    ("call me at 96 627 277", "call me at [phone 1]"),
    ("her number is 88 12 34 55", "her number is [phone 1]"),
    ("+41 44 668 18 00 in Zürich", "[phone 1] in Zürich"),
    ("69 987 88 37 office", "[phone 1] office"),
    ("call 07700 900123 or +44 7700 900123", "call [phone 1] or [phone 2]"),
    ("+44 20 7946 0958 is the same as 020 7946 0958", "[phone 1] is the same as [phone 1]"),
    ("WhatsApp +49\u2011171\u20111234567", "WhatsApp [phone 1]"),
    ("US customer, (650) 253-0000, wants a refund", "US customer, [phone 1], wants a refund"),
    ("customer 020 7946 0958 waits since Monday", "customer [phone 1] waits since Monday"),
    ("has not got the parcel, 0171 1234567 bitte", "has not got the parcel, [phone 1] bitte"),
    ("0171 1234567/0172 7654321, two of them", "[phone 1]/[phone 2], two of them"),
    ("Tel 0171/1234567-89", "Tel [phone 1]"),
    ("call 555-0199 before noon", "call [phone 1] before noon"),
    (
        "the phone number linked to my account is 281-277-5882",
        "the phone number linked to my account is [phone 1]",
    ),
    ("+49 171 1234567 21.11.2026", "[phone 1] 21.11.2026"),
]

EMAILS = [
    ("mail anna.berg@example.com about it", "mail [e-mail 1] about it"),
    ("Anna.Berg@Example.com and anna.berg@example.com", "[e-mail 1] and [e-mail 1]"),
    ("write to max.müller@beispiel.de.", "write to [e-mail 1]."),
    ("anna+shop@mail.example.co.uk bounced", "[e-mail 1] bounced"),
    ("'o.neill@example.org' has no account", "'[e-mail 1]' has no account"),
    ("<anna@example.com>", "<[e-mail 1]>"),
    ("anna (at) example (dot) com", "[e-mail 1]"),
    ("anna[at]example.de schreibt", "[e-mail 1] schreibt"),
    ("anna at example dot com, she spelled it", "[e-mail 1], she spelled it"),
    ("anna@ example.com with a gap", "[e-mail 1] with a gap"),
    ("anna.berg @example.com with a gap before", "[e-mail 1] with a gap before"),
    ("E-Mail: anna @ example.de", "E-Mail: [e-mail 1]"),
    ("anna@gmail,com mistyped", "[e-mail 1] mistyped"),
    ("anna@gmail is all she said", "[e-mail 1] is all she said"),
    ("anna@@example..com mistyped", "[e-mail 1] mistyped"),
    ("anna＠example.com full-width", "[e-mail 1] full-width"),
]

IBANS = [
    ("refund to DE89 3704 0044 0532 0130 00 please", "refund to [IBAN 1] please"),
    ("DE89370400440532013000", "[IBAN 1]"),
    ("de89 3704 0044 0532 0130 00 klein geschrieben", "[IBAN 1] klein geschrieben"),
    ("GB29 NWBK 6016 1331 9268 19 for the payout", "[IBAN 1] for the payout"),
    ("FR14 2004 1010 0505 0001 3M02 606", "[IBAN 1]"),
    ("IBAN:NL91-ABNA-0417-1643-00", "IBAN:[IBAN 1]"),
    ("IBANDE89370400440532013000", "IBAN[IBAN 1]"),
    ("DE89 3704 0044\n0532 0130 00 over two lines", "[IBAN 1] over two lines"),
    ("DE 89 37040044 0532013000", "[IBAN 1]"),
    ("IBAN DE88 3704 0044 0532 0130 00 has a slip", "IBAN [IBAN 1] has a slip"),
    ("IBAN: DE89 3704 0044 0532 0130 0, one digit short", "IBAN: [IBAN 1], one digit short"),
]

REFERENCES = [
    ("C-88213 call back", "[reference 1] call back"),
    ("c–88213 typed in a hurry", "[reference 1] typed in a hurry"),
    ("C-88213 and C-88214 and c-88213", "[reference 1] and [reference 2] and [reference 1]"),
    ("Kundin KD123456 fragt nach", "Kundin [reference 1] fragt nach"),
]

MIXED = [
    ("C-88213, 4111 1111 1111 1111, 0171 1234567, a@example.com, DE89 3704 0044 0532 0130 00",
     "[reference 1], [card 1], [phone 1], [e-mail 1], [IBAN 1]"),
    ("C-4111@example.com is an address, not a reference", "[e-mail 1] is an address, not a reference"),
    ("new card 4111 1111 1111 1111 beside [card 1]", "new card [card 2] beside [card 1]"),
]  # fmt: skip

LEFT_ALONE = [
    "order 12345678 has not arrived",
    "Order no. 6502530000 was sent twice",
    "Bestellung 0301234567 fehlt",
    "Bestellnummer: 0171 1234567",
    "Amazon order 302-1234567-1234567",
    "Artikelnummer 0207946095",
    "EAN 4006381333931 scans as a different shoe",
    "serial number 356938035643809",
    "tracking JJD000390007882941234",
    "parcel 1Z999AA10123456784 lost",
    "invoice 2026-000123 and 2026-000124",
    "since 21.11.2026, again on 05.12.2026",
    "between 2026-11-21 and 2026-12-05 14:30",
    "24.12.2026 27.12.2026 sind die Termine",
    "call me at 18:30 on 12.11.2026",
    "costs 1.299,00 Euro instead of 1,199.00",
    "1 299 000 rows in the export",
    "charged 49.99 on 11/21/2026, 3 times",
    "04109 Leipzig and 10115 Berlin",
    "postcode 04109-04129 is not served",
    "SW1A 1AA and EC1A 1BB get no slots",
    "error 500 after 3 tries, code 0x80070057",
    "iPhone 15 Pro 256 GB, version 17.4.1",
    "model WH-1000XM5/0171234567",
    "sizes 36 38 40 42 44 46 are sold out",
    "10 000 000 - 20 000 000 points",
    "4111 1111 1111 1112 is no card and nobody says so",
    "1234567890123452 is what the till printed",
    "thanks @example.de for nothing",
    "meet you @ example time",
    "version@1.2.3 of the app",
    "opening hours 0900-1700 at the store",
    "from 0800 - 1600 nobody answers",
    "called 3 times, 45 minutes each",
    "DE123456789 is the VAT number on the receipt",
    "DE89 is a gate at the airport",
    "on flight LH 0453 with 2 bags",
    "IP 192.168.100.200 is blocked",
    "C-12 is a shelf",
    "0.4 of 0.5 points",
    "ratings 5 5 4 4 3 3 2 2 1 1",
    "",
    "😀😀",
]


@pytest.mark.parametrize(("text", "expected"), CARDS + PHONES + EMAILS + IBANS + REFERENCES + MIXED)
def test_takes_out_what_is_promised_and_nothing_beside_it(text: str, expected: str) -> None:
    assert redact(text, PATTERNS).text == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_other_numbers_and_words_alone(text: str) -> None:
    result = redact(text, PATTERNS)

    assert result.text == text
    assert result.found == ()
