"""What owners do at their cards, and what they see there."""

import itertools
from collections.abc import Iterable

from bridge.domain.incoming import Click, Gesture
from bridge.domain.outgoing import TriageCard
from bridge.flow import views
from bridge.store.tables import BacklogIssue, Group, Likeness, Ruling
from tests.flow.office import TEAM, Office

OWNER = "U-owner"
REFUND = ("refund pending for days", "refund pending since days")
LATE = ("refund smaller than paid", "refund much smaller than paid")
PARCEL = ("parcel left in rain", "parcel left in heavy rain")
_turns = itertools.count()


def two_reports(office: Office) -> tuple[list[int], int]:
    """A problem of two reports that its owner sees: the insights, and the group."""
    return problem(office, REFUND)


def problem(office: Office, texts: tuple[str, ...]) -> tuple[list[int], int]:
    """A problem that several people report: the insights, and the group."""
    numbers = office.problem(*texts)
    return numbers, office.group_of(numbers[0]).id or 0


def card(office: Office, group: int) -> TriageCard:
    """The triage card as it would be shown now; of a problem that was joined with another, the one that it had."""
    with office.store.read() as session:
        return views.triage_card(session, office.rules, session.get_one(Group, group), office.clock.now())


def shown(office: Office, group: int) -> TriageCard:
    """The triage card as it was last written to Slack."""
    cards = [
        update.card
        for update in office.slack.updates
        if isinstance(update.card, TriageCard) and update.card.problem.group == group
    ]
    return cards[-1]


def form(
    office: Office,
    gesture: Gesture,
    subject: int,
    choice: str = "",
    user: str = OWNER,
    **values: str | Iterable[str],
) -> None:
    """An owner sends a form, and the bridge acts."""
    given = {name: (one,) if isinstance(one, str) else tuple(one) for name, one in values.items()}
    turn = f"form:{next(_turns)}"
    office.intake.click(Click(turn, gesture, TEAM, user, subject, office.clock.now(), 0, choice, given))
    office.work()


def take_back(office: Office, group: int, user: str = OWNER) -> None:
    """An owner presses Take back on the card as it stands."""
    decided = card(office, group).decided
    assert decided is not None
    form(office, Gesture.TAKE_BACK, group, str(decided.ruling), user)


def rulings(office: Office) -> list[str]:
    """What was decided and not taken back, oldest first."""
    return [ruling.gesture for ruling in office.rows(Ruling) if ruling.undone_at is None]


def told(office: Office, number: int) -> list[tuple[str, bool]]:
    """What was told of stages in an insight's home: the stage, and whether it corrected another."""
    return [(note.stage, note.correction) for note in office.stage_notes(number)]


def likeness(office: Office, group: int, other: str, probability: float = 0.8) -> None:
    """Something was found to be like a problem."""
    with office.store.write() as session:
        session.add(Likeness(group_id=group, other=other, probability=probability, at=office.clock.now()))


def backlog(office: Office, key: str, summary: str = "Refund status unclear", jira_id: str = "900") -> None:
    """An open issue of Jira's that is not ours."""
    now = office.clock.now()
    with office.store.write() as session:
        session.add(
            BacklogIssue(
                jira_id=jira_id,
                key=key,
                project=key.split("-", maxsplit=1)[0],
                summary=summary,
                url=f"https://jira.example/browse/{key}",
                created=now,
                updated=now,
                read_at=now,
            )
        )
