"""Problems that are over, in these tests, and who hears them again."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Post, StillHeard, Update
from bridge.domain.stages import Stage
from bridge.store.queries import groups
from bridge.store.queries.recurring import still_heard
from tests.flow.jira.tickets import DONE, RELEASED, change
from tests.flow.office import Office
from tests.flow.owners.desk import form

AGAIN = "refund pending for days again"


def ended(office: Office, stage: Stage) -> int:
    """A problem of two reports that went live or was declined; gives its group."""
    numbers, jira_id = office.opened()
    group = office.group_of(numbers[0]).id or 0
    if stage is Stage.LIVE:
        change(office, jira_id, **DONE, versions=(RELEASED,))
        office.jira.versions_by_project["PAY"] = [RELEASED]
    else:
        form(office, Gesture.DECLINE, group, "too dear")
    office.clock.forward(hours=1)
    return group


def heard_again(office: Office, user: str) -> int:
    """Somebody reports it again and says that it is the same; gives the insight."""
    number = office.say(user, AGAIN)
    office.work()
    office.click(user, Gesture.RIGHT, number)
    office.clock.forward(minutes=1)
    return number


def owners_cards(office: Office) -> list[tuple[Post | Update, StillHeard]]:
    """What the owner was shown of it: the first card, then how it was edited."""
    orders: list[Post | Update] = [order for _key, order, _posted in office.slack.posts]
    orders += office.slack.updates
    return [(order, order.card) for order in orders if isinstance(order.card, StillHeard)]


def still(office: Office, group: int) -> int:
    """How many reported it again."""
    with office.store.read() as session:
        return still_heard(session, group)


def reports(office: Office, group: int) -> int:
    """How many reports count."""
    with office.store.read() as session:
        return groups.reports(session, group)
