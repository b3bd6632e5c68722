"""Check-up cards without the classifiers: a planner that asks what it is told to."""

from collections.abc import Collection

from bridge.domain.checkups import CheckLine, CheckPlan, Known
from bridge.domain.incoming import Click, Gesture
from bridge.domain.outgoing import CheckUpCard, Post
from bridge.domain.rules import Rules
from bridge.flow.checkups import CheckUpPlanning
from bridge.store.tables import CheckUp
from tests.flow.office import RULES, TEAM, Office


class Told:
    """Plans what it is told."""

    def __init__(self) -> None:
        self.plans: list[CheckPlan] = []
        self.known = Known()
        self.groups: list[int] = []
        self.limits: list[int] = []

    def plan(self, groups: Collection[int], known: Known, limit: int) -> list[CheckPlan]:
        self.groups, self.known = list(groups), known
        self.limits.append(limit)
        return [plan for plan in self.plans if plan.group in groups][:limit]


class Desk:
    """An owner's desk: cards are planned, posted and answered."""

    def __init__(self, office: Office, rules: Rules = RULES) -> None:
        self.office, self.planner = office, Told()
        self.planning = CheckUpPlanning(office.store, rules, office.clock, self.planner)

    def plan(self, group: int, *names: str, log_odds: float = 0.0) -> None:
        """What would be asked next."""
        lines = tuple(CheckLine(name, log_odds, 1.0) for name in names)
        self.planner.plans.append(CheckPlan(group, lines))

    def night(self) -> None:
        """A night passes, and the cards are posted."""
        self.office.clock.forward(days=1)
        while self.planning.step() or self.office.delivery.step():
            pass

    def ask(self, group: int, *names: str, log_odds: float = 0.0) -> int:
        """A card is asked tonight; gives its number."""
        self.plan(group, *names, log_odds=log_odds)
        self.night()
        self.planner.plans.clear()
        return self.office.rows(CheckUp)[-1].id or 0

    def answer(
        self, number: int, *ticked: str, user: str = "U-owner", click: str = "", **elsewhere: int
    ) -> None:
        """An owner ticks lines and sends the card; ``elsewhere`` names groups by ``INSIGHT_PART``."""
        named = {f"elsewhere:{name[1:].replace('_', ':')}": (str(to),) for name, to in elsewhere.items()}
        self._press(Gesture.CHECK_UP, number, user, click, {"ticked": ticked, **named})

    def skip(self, number: int, user: str = "U-owner") -> None:
        """An owner would rather not say."""
        self._press(Gesture.SKIP_CHECK_UP, number, user, "", {})

    def _press(
        self, gesture: Gesture, number: int, user: str, click: str, values: dict[str, tuple[str, ...]]
    ) -> None:
        office = self.office
        office.clock.forward(minutes=1)
        click = click or f"{user}:{office.clock.now().timestamp()}"
        office.intake.click(Click(click, gesture, TEAM, user, number, office.clock.now(), values=values))
        while office.attending.step() or office.sorting.step():
            pass

    def notes(self) -> list[str]:
        """What was said to owners in threads."""
        while self.office.delivery.step():
            pass
        return [text for _thread, text in self.office.notes()]

    def posted(self) -> list[CheckUpCard]:
        """The cards that were posted, as they were then."""
        posts = [order for _key, order, _posted in self.office.slack.posts if isinstance(order, Post)]
        return [post.card for post in posts if isinstance(post.card, CheckUpCard)]

    def edited(self) -> CheckUpCard:
        """What the card says that was edited last."""
        while self.office.delivery.step():
            pass
        cards = [update.card for update in self.office.slack.updates]
        return [card for card in cards if isinstance(card, CheckUpCard)][-1]
