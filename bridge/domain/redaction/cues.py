"""Words just before or after a number that say what kind of number it is, in English and German."""

import re

_LINKS = (
    r"me|him|her|us|them|back|again|at|on|under|is|was|to|please|the|my|new|number|numbers|num|no|nr|id|"
    r"ist|war|lautet|unter|auf|an|mich|ihn|sie|uns|bitte|der|die|das|meine|neue|nummer|zurück"
)


_NUMBER_IS = (
    r"(?:phone|telephone|mobile|cell|contact|telefon|handy|mobil)[ -]?(?:number|nummer)(?: [^\W\d_]+){0,6}? "
    r"(?:is|ist|lautet|to|auf)"
)


def _just_before_a_number(words: str, comma: str = "") -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{words})\b\.?(?:[ :{comma}#-]{{1,3}}(?:{_LINKS})\b\.?){{0,6}}[ :.{comma}#-]{{0,4}}\n?(?=[(+0-9])",
        re.IGNORECASE,
    )


CALLED_A_PHONE = _just_before_a_number(
    r"call|called|calling|calls|callback|call-back|ring|phone|phoned|telephone|tel|mobile|cell|fax|text|sms|"
    r"dial|reach|reached|reachable|whatsapp|my number|his number|her number|phone number|"
    r"anrufen|ruf|rufen|rückruf|rückrufnummer|telefon|telefonisch|telefonnummer|telefonnr|tel|handy|"
    r"handynummer|handynr|mobil|mobilnummer|festnetz|durchwahl|erreichbar|erreichen|rufnummer|faxnummer|"
    rf"meine nummer|seine nummer|ihre nummer|{_NUMBER_IS}",
    comma=",",
)
"""Ends where a number begins that is said to be one to call."""

CALLED_SOMETHING_ELSE = _just_before_a_number(
    r"(?:order|invoice|article|item|product|serial|tracking|parcel|ticket|case|reference|account|voucher|"
    r"batch|booking)s?(?: ?(?:code|number|no|id)s?)?|customers? ?(?:code|number|no|id)s?|sku|model|version|ean|gtin|isbn|imei|ref|zip|"
    r"zip ?codes?|post ?codes?|pin|code|plz|postleitzahl(?:en)?|blz|error|"
    r"(?:bestell|auftrags?|rechnungs?|artikel|produkt|serien|sendungs?|paket|kunden|vorgangs?|konto|"
    r"gutschein|ticket|buchungs?|fehler|kassenzettel|bon)-?(?:nummer|nr|code)|bestellung|auftrag|rechnung|"
    r"artikel|sendung|paket|vorgang|konto|gutschein|charge"
)
"""Ends where a number begins that is said to be an order, an article, a place and the like.

After a comma something else is spoken of, and a customer's number without the word "number" is one to call: what is lost
by that is an order number now and then, what is lost otherwise is a phone number.
"""

CALLED_AFTERWARDS = re.compile(
    r"[ ,]{0,2}\(?(?:office|work|home|mobile|cell|fax|phone|mobil|handy|privat|büro|geschäftlich|festnetz)\b"
    r"\)?(?=[ \t]*(?:$|[\n,;.!?]))",
    re.IGNORECASE,
)
"""Begins where a number ends that is said to be one to call."""
