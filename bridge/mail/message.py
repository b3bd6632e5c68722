"""A letter as a message: words for every reader, the same in HTML, and the picture inside.

See RFC 5322 on messages, RFC 2387 on parts that belong together.
"""

import hashlib
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from bridge.charts.png import png
from bridge.domain.outgoing.letters import Letter

PICTURE = "picture@bridge"

_TEMPLATES = Environment(
    loader=PackageLoader("bridge.mail"),
    autoescape=select_autoescape(("html",)),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def message(letter: Letter, sender: str, to: str, key: str, at: datetime) -> EmailMessage:
    """The message that a mail server takes.

    Args:
        letter: what it says.
        sender: the address it comes from, maybe with a name: ``The bridge <bridge@acme.example>``.
        to: the address it goes to.
        key: the effect's key; the message's id is made of it, so that a second copy can be dropped.
        at: when it is sent.
    """
    made = EmailMessage()
    made["Subject"] = " ".join(letter.subject.split())
    made["From"], made["To"] = sender, to
    made["Date"] = format_datetime(at)
    made["Message-ID"] = identity(key, sender)
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(_TEMPLATES.get_template("letter.txt").render(letter=letter))
    html = _TEMPLATES.get_template("letter.html").render(letter=letter, picture=f"cid:{PICTURE}")
    made.add_alternative(html, subtype="html")
    page = made.get_body(("html",))
    if letter.chart is not None and isinstance(page, EmailMessage):
        page.add_related(png(letter.chart), "image", "png", cid=f"<{PICTURE}>", disposition="inline")
    return made


def identity(key: str, sender: str) -> str:
    """The id of a message, the same whenever the same effect is sent.

    >>> identity("mail:ruth@acme.example:2026-W47", "bridge@acme.example")
    '<294a9256b0f7c56e4fff@acme.example>'
    >>> identity("mail:ruth@acme.example:2026-W47", "The bridge <bridge@acme.example>")
    '<294a9256b0f7c56e4fff@acme.example>'
    """
    digest = hashlib.sha256(key.encode()).hexdigest()[:20]
    _name, address = parseaddr(sender)
    return f"<{digest}@{address.rpartition('@')[2]}>"
