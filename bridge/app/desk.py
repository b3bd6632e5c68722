"""The one who takes what people do in Slack: kept by the intake, answered from the store."""

from collections.abc import Collection
from functools import partial

from bridge.app.app_home import AppHomes
from bridge.app.briefly import Briefly
from bridge.app.customers import Customers
from bridge.domain.asking import Ask, AskedIn
from bridge.domain.clock import Clock
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
from bridge.domain.rules import Rules
from bridge.domain.trial import Trial
from bridge.flow import details, fine, forms, handing, homes, names, replies
from bridge.flow.asking import Asking, Recognising
from bridge.flow.headsups import Receipts
from bridge.flow.intake import Intake
from bridge.flow.statement import answer
from bridge.flow.trial import trial_of
from bridge.flow.wishes import locale_of
from bridge.store.engine import Store
from bridge.store.gate import Urgency

AT_ONCE = 0.06
"""Seconds that an answer waits for what a report is about: with all else that it takes, people feel that as at once."""


class FlowDesk:
    """What the Slack room calls a desk.

    Args:
        intake: keeps.
        store: is read for answers.
        clock: tells the time.
        rules: who decides what.
        customers: opens customer references.
        receipts: counts who has read a heads-up.
        app_homes: has them drawn.
        asking: answers what people ask.
        listening: ids of the channels in which every post is an insight.
        recognising: tells what a report is about.
    """

    def __init__(
        self,
        intake: Intake,
        store: Store,
        clock: Clock,
        rules: Rules,
        customers: Customers,
        receipts: Receipts,
        app_homes: AppHomes,
        asking: Asking,
        listening: Collection[str],
        recognising: Recognising,
    ) -> None:
        self._intake, self._store, self._clock, self._rules = intake, store, clock, rules
        self._customers, self._receipts = customers, receipts
        self._app_homes, self._asking = app_homes, asking
        self._listening, self._recognising = frozenset(listening), recognising
        self._briefly = Briefly(AT_ONCE)

    def keep(self, capture: Capture) -> Kept:
        """Commit a capture, once."""
        return self._intake.keep(capture)

    def recognise(self, capture: Capture) -> Recognised | None:
        """What a capture that is kept is surely about, if that is known at once, and to be told."""
        if self.trial(capture.captor or capture.user) is not None:
            return None
        return self._briefly.ask(partial(self._recognising.recognise, capture))

    def point(self, pointed: Pointed) -> Taken:
        """Commit that somebody points at a message."""
        return self._intake.point(pointed)

    def edited(self, edit: Edit) -> None:
        """Keep the new words of a captured message."""
        self._intake.edited(edit)

    def preview(self, text: str, insight: int = 0) -> Preview:
        """What would become of words, or of other words for a report, if they were sent."""
        return self._intake.preview(text, insight)

    def words(self, team: str, user: str, insight: int) -> str:
        """The words of a report as they are kept, for whoever reported it."""
        with self._store.read() as session:
            return fine.own(session, team, user, insight).text

    def reworded(self, rewording: Rewording) -> None:
        """Keep what a reporter typed in place of the words of their report."""
        self._intake.reworded(rewording)

    def details(self, team: str, user: str, insight: int) -> Details:
        """What was added to a report so far, for whoever reported it."""
        with self._store.read() as session:
            return details.given(session, team, user, insight)

    def add_details(self, added: Added) -> None:
        """Keep what a reporter adds to their report."""
        self._intake.add_details(added)

    def deleted(self, deletion: Deletion) -> None:
        """Have the words of a report removed whose message was deleted."""
        self._intake.deleted(deletion)

    def reply(self, reply: Reply) -> None:
        """Keep a reply in a thread, once, or have its author told that nobody reads it there."""
        with self._store.read() as session:
            click = replies.addressed(session, reply)
        if click is not None:
            self._intake.click(click)
            return
        with self._store.write(Urgency.ACK) as session:
            replies.say_unread(session, reply, self._clock.now())

    def click(self, click: Click) -> None:
        """Keep a decision, once, unless it is in vain."""
        with self._store.read() as session:
            homes.refuse_in_vain(session, click)
            handing.refuse_in_vain(session, self._rules, click)
        self._intake.click(click)

    def credits(self, team: str, user: str, scope: Scope, period: Period | None) -> CreditAnswer:
        """What a person may see of credit."""
        with self._store.read() as session:
            return answer(session, self._rules, team, user, scope, period)

    def answer(self, ask: Ask) -> Answer:
        """What somebody asks, as far as they may see it."""
        return self._asking.answer(ask)

    def answer_in(self, ask: Ask, place: AskedIn) -> None:
        """Have a question answered in a message, once."""
        self._asking.answer_in(ask, place)

    def customer(self, team: str, user: str, call_back: int) -> Shown:
        """The customer behind a button, for whoever reported them."""
        return self._customers.shown(team, user, call_back)

    def read_heads_up(self, user: str, number: int) -> HeadsUpCard:
        """Count somebody as having read a heads-up, once and not by name."""
        return self._receipts.read(user, number)

    def show_app_home(self, team: str, user: str, page: int) -> None:
        """Have somebody's App Home drawn soon."""
        self._app_homes.show(team, user, page)

    def trial(self, user: str) -> Trial | None:
        """Why nothing is sent to somebody now; the database is asked only while the bridge is tried with some teams."""
        if not self._rules.shadow and not self._rules.pilot:
            return None
        with self._store.read() as session:
            return trial_of(session, self._rules, user)

    def wishes(self, team: str, user: str) -> Wishes:
        """What somebody has set."""
        return self._app_homes.wishes(team, user)

    def changed(self, team: str, member: Member) -> None:
        """Keep what Slack says of somebody now."""
        names.changed(self._store, self._rules, self._clock, team, member)

    def language(self, team: str, user: str) -> Language:
        """In which language a person is spoken to."""
        with self._store.read() as session:
            return self._rules.languages.of(locale_of(session, team, user))

    def is_listening(self, channel: str) -> bool:
        """Whether every post in this channel is an insight."""
        return channel in self._listening

    def facts(self, gesture: Gesture, subject: int, user: str) -> FormFacts:
        """What the form behind a button needs to know."""
        with self._store.read() as session:
            return forms.facts(session, self._rules, gesture, subject, user)

    def further(self, team: str, user: str, insight: int, version: int) -> Further:
        """What somebody can do with a report beside what its card offers."""
        with self._store.read() as session:
            return homes.further(session, self._rules, team, user, insight, version, self._clock.now())

    def problems(self, words: str, user: str) -> tuple[Option, ...]:
        """Problems that a search box offers."""
        with self._store.read() as session:
            return forms.problems(session, self._rules, words, user)

    def issues(self, words: str, user: str) -> tuple[Option, ...]:
        """Open Jira issues that a search box offers."""
        with self._store.read() as session:
            return forms.issues(session, self._rules, words, user)
