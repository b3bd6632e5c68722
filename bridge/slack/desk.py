"""The one who takes what people do in Slack. The listeners know nothing else of the bridge."""

from typing import Protocol

from bridge.domain.asking import Ask, AskedIn
from bridge.domain.credit_summary import CreditAnswer, Scope
from bridge.domain.customers import Shown
from bridge.domain.details import Added, Details
from bridge.domain.forms import FormFacts, Option
from bridge.domain.homes import Further
from bridge.domain.incoming import Capture, Click, Deletion, Edit, Gesture, Kept, Reply, Rewording
from bridge.domain.language import Language
from bridge.domain.members import Member
from bridge.domain.outgoing import HeadsUpCard
from bridge.domain.outgoing.asked import Answer
from bridge.domain.periods import Period
from bridge.domain.pointing import Pointed, Taken
from bridge.domain.preferences import Wishes
from bridge.domain.recognised import Recognised
from bridge.domain.redaction import Preview


class Desk(Protocol):
    """Keeps what arrives, once, and answers what can be answered at once."""

    def keep(self, capture: Capture) -> Kept:
        """Commit a capture; a redelivery gives the number it has already.

        Raises:
            RefusalError: it cannot be taken; the sentence is shown to the person.
            Exception: anything else means that nothing was kept.
        """

    def recognise(self, capture: Capture) -> Recognised | None:
        """What a capture that was kept is surely about, as far as its captor sees it; read only.

        It never raises, and gives None rather than let them wait.
        """

    def point(self, pointed: Pointed) -> Taken:
        """Commit that somebody points at a message, whose author is asked before it becomes a report.

        Raises:
            Exception: nothing was kept.
        """

    def edited(self, edit: Edit) -> None:
        """Keep a new version of a captured text; an unknown source is ignored."""

    def preview(self, text: str, insight: int = 0) -> Preview:
        """What would become of words, or of other words for a report, if they were sent; nothing is kept."""

    def words(self, team: str, user: str, insight: int) -> str:
        """The words of a report as they are kept, for whoever reported it; read only.

        Raises:
            RefusalError: it is somebody else's, or its words are gone; the sentence is shown to the person.
        """

    def reworded(self, rewording: Rewording) -> None:
        """Keep what a reporter typed in place of the words of their report.

        Raises:
            RefusalError: it cannot be taken; the sentence is shown to the person.
            Exception: anything else means that nothing was kept.
        """

    def reply(self, reply: Reply) -> None:
        """Keep what somebody wrote in a thread of their messages with the bot, once, or say that nobody reads it there.

        Raises:
            Exception: nothing was kept.
        """

    def deleted(self, deletion: Deletion) -> None:
        """Have the words of a report removed whose message was deleted; an unknown source is ignored."""

    def details(self, team: str, user: str, insight: int) -> Details:
        """What was added to a report so far, for whoever reported it.

        Raises:
            RefusalError: it is somebody else's; the sentence is shown to the person.
        """

    def add_details(self, added: Added) -> None:
        """Keep what a reporter adds to their report.

        Raises:
            RefusalError: it is somebody else's; the sentence is shown to the person.
            Exception: anything else means that nothing was kept.
        """

    def click(self, click: Click) -> None:
        """Keep a decision once; it is acted on later.

        Raises:
            RefusalError: it cannot be taken; the sentence is shown to the person.
            Exception: anything else means that nothing was kept.
        """

    def credits(self, team: str, user: str, scope: Scope, period: Period | None) -> CreditAnswer:
        """What the person may see of credit in a period, or of all time; read only."""

    def answer(self, ask: Ask) -> Answer:
        """What somebody asks, as far as they may see it; read only, within half a second."""

    def answer_in(self, ask: Ask, place: AskedIn) -> None:
        """Have a question answered in a message, once.

        Raises:
            Exception: it was not kept.
        """

    def customer(self, team: str, user: str, call_back: int) -> Shown:
        """The customer behind a button, for whoever reported them; that they looked is written down.

        Raises:
            RefusalError: it is not their customer, or the reference was forgotten; the sentence is shown to them.
        """

    def read_heads_up(self, user: str, number: int) -> HeadsUpCard:
        """Count somebody as having read a heads-up, once and not by name; the card as they see it now.

        Raises:
            RefusalError: there is no such heads-up; the sentence is shown to the person.
            Exception: anything else means that nothing was counted.
        """

    def show_app_home(self, team: str, user: str, page: int) -> None:
        """Have somebody's App Home drawn soon, at a page of their own reports.

        Raises:
            Exception: it will not be.
        """

    def wishes(self, team: str, user: str) -> Wishes:
        """What somebody has set; read only."""

    def changed(self, team: str, member: Member) -> None:
        """Keep what Slack says of somebody now, if they were ever met in this workspace."""

    def language(self, team: str, user: str) -> Language:
        """In which language a person is spoken to; the usual one for somebody unknown."""

    def is_listening(self, channel: str) -> bool:
        """Whether every post in this channel is an insight; answered from memory."""

    def facts(self, gesture: Gesture, subject: int, user: str) -> FormFacts:
        """What the form behind a button needs to know; read only.

        Raises:
            RefusalError: this person may not decide this; the sentence is shown to them.
            LookupError: there is nothing of that number.
        """

    def further(self, team: str, user: str, insight: int, version: int) -> Further:
        """What somebody can do with a report beside what its card offers; read only.

        Raises:
            LookupError: there is no such report, or it is not sorted yet.
        """

    def problems(self, words: str, user: str) -> tuple[Option, ...]:
        """Problems that a search box offers, at most twenty, best first; read only, within half a second."""

    def issues(self, words: str, user: str) -> tuple[Option, ...]:
        """Open Jira issues that a search box offers, by key or words, as ``KEY`` and label; read only, the same."""
