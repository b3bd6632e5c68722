"""Short texts as agents type them, made up."""

from random import Random

THINGS = (
    *("refund", "parcel", "invoice", "delivery slot", "voucher", "login code", "return label", "gift card"),
    *(
        "subscription",
        "order number",
        "courier note",
        "exchange",
        "price tag",
        "cancel button",
        "address form",
    ),
    *(
        "tracking page",
        "receipt",
        "warranty card",
        "loyalty points",
        "pick-up shop",
        "chat window",
        "payment page",
    ),
)
TROUBLES = (
    *(
        "shows as pending for days",
        "is smaller than expected",
        "never arrives",
        "is sent twice",
        "cannot be opened",
    ),
    *(
        "names the wrong customer",
        "disappears after payment",
        "is refused without a reason",
        "comes too late",
    ),
    *(
        "is only in English",
        "needs a form that nobody has",
        "says something else than the shop",
        "is broken on phones",
    ),
    *("asks for the code again and again", "was promised for yesterday", "costs more than on the poster"),
)
WHO = (
    *(
        "Customer says the",
        "She has called three times, the",
        "He is upset because the",
        "Caller asks why the",
    ),
    *(
        "Third call today: the",
        "Longtime customer, the",
        "The shop told her that the",
        "Wants to cancel, the",
    ),
)
SINCE = (
    "since Monday",
    "since the update",
    "for nine days",
    "again",
    "after the move",
    "on the phone only",
    "in chat too",
)
ENDS = (
    "and wants to be called back",
    "and wrote to the press",
    "but stays friendly",
    "please tell billing",
    "resent it",
    "",
)
DETAILS = (
    *(
        "card ends",
        "uses the app",
        "ordered two",
        "paid by invoice",
        "new customer",
        "second address",
        "no mail came",
    ),
    *("tried another browser", "gift for a child", "neighbour took it", "has the photo", "asked in the shop"),
)


def title(random: Random) -> str:
    """What a problem is called."""
    thing = random.choice(THINGS)
    return f"{thing[0].upper()}{thing[1:]} {random.choice(TROUBLES)}, {random.choice(DETAILS)}"


def report(random: Random, of: str) -> str:
    """What somebody said of a problem with this title."""
    said = f"{random.choice(WHO)} {of[0].lower()}{of[1:]} {random.choice(SINCE)}"
    return f"{said}, {random.choice(DETAILS)} {random.choice(ENDS)}".strip()
