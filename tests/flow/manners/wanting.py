"""People say what they want, problems go on, and what is told of it."""

from bridge.domain.incoming import Click, Gesture
from bridge.domain.outgoing import DailyNews, Post
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.store.queries import groups, people
from tests.flow.office import TEAM, Office

ONE = "refund pending for days"
OTHER = "parcel lost in the yard"


def prefer(office: Office, user: str, outside_id: str = "view:V1", **values: str) -> None:
    """A person sends the form of their settings."""
    given = {name: (value,) for name, value in values.items()}
    click = Click(outside_id, Gesture.PREFER, TEAM, user, 0, office.clock.now(), values=given)
    office.intake.click(click)
    office.work()


def lives_in(office: Office, user: str, zone: str) -> None:
    """Slack says where a person is."""
    with office.store.write() as session:
        person = people.known(session, TEAM, user)
        person.zone = zone
        session.add(person)


def goes_on(office: Office, number: int, *stages: Stage, reason: str = "") -> None:
    """The problem of a report reaches stages, one after the other before anything is delivered."""
    with office.store.grouping() as session:
        place = groups.membership(session, number)
        assert place is not None
        for stage in stages:
            group = groups.get(session, place.group_id)
            telling.advance(session, group, stage, office.clock.now(), reason)
    office.work()


def later(office: Office, **span: float) -> None:
    """Time goes by, and the bridge does what is due."""
    office.clock.forward(**span)
    office.work()


def messages_of_the_day(office: Office) -> list[list[tuple[int, Stage]]]:
    """The messages that gather news: of which report, and which stage."""
    cards = [order.card for _key, order, _posted in office.slack.posts if isinstance(order, Post)]
    return [
        [(note.insight, note.stage) for note in card.notes] for card in cards if isinstance(card, DailyNews)
    ]
