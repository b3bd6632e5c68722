"""What stands on a contact sheet, and how Slack draws it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bridge.domain.credit_summary import CompanyCredit, CreditAnswer, CreditSummary, TeamCredit
from bridge.domain.language import ENGLISH, Language, speaking
from bridge.domain.outgoing import Card
from bridge.domain.outgoing.app_home import AppHome
from bridge.slack import credit
from bridge.slack.cards import app_home, render
from bridge.slack.modals.form import View

Drawn = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """One card, window or App Home.

    Attributes:
        caption: what it is, in a few words.
    """

    caption: str
    what: Card | CreditAnswer | AppHome | View

    def drawn(self) -> Drawn:
        """Its blocks, and the frame that they stand in: ``message``, ``modal`` or ``home``."""
        if isinstance(self.what, dict):
            return self.what
        if isinstance(self.what, AppHome):
            return app_home.view(self.what)
        if isinstance(self.what, CreditSummary | TeamCredit | CompanyCredit):
            return {"type": "message", "blocks": credit.render(self.what).blocks}
        return {"type": "message", "blocks": render(self.what).blocks}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Related ones on one picture.

    Attributes:
        name: of the picture.
        shown: makes them; windows are drawn as they are made, in the language of the sheet.
    """

    name: str
    shown: Callable[[], Sequence[Shown]]
    language: Language = ENGLISH

    def drawn(self) -> list[Drawn]:
        """Each with its caption, as the page takes it."""
        with speaking(self.language):
            return [{"caption": one.caption, "drawn": one.drawn()} for one in self.shown()]
