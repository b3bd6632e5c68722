"""Who asks, and whose reports they may see."""

from dataclasses import dataclass

from sqlmodel import Session

from bridge.domain.asking import Ask
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow.pages.scope import crews_in_scope
from bridge.flow.roles import is_placed, viewer_of
from bridge.store.queries import people
from bridge.store.tables import Person


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads an answer.

    Attributes:
        viewer: who it is, with their roles.
        person: their number; None if they were never met.
        crews: the keys of the crews whose reports they see; None: all.
        placed: it is known where they belong. Until then they may be of another company, and see nothing.
        overheard: others read the answer too, of whatever company.
    """

    viewer: Viewer
    person: int | None
    crews: frozenset[str] | None
    placed: bool
    overheard: bool = False

    @property
    def guest(self) -> bool:
        """Whether they are, or may be, of another company."""
        return self.crews is not None or not self.placed


def reader_of(session: Session, rules: Rules, ask: Ask) -> Reader:
    """Whoever asks: our own people see all, whether or not they are in a crew; guests what is of their company."""
    person = people.find(session, ask.team, ask.user) or Person(team=ask.team, user=ask.user)
    viewer = viewer_of(session, rules, person)
    crews = crews_in_scope(rules, viewer)
    if crews is None and person.guest:
        crews = frozenset()
    return Reader(viewer, person.id, crews, person.guest or is_placed(viewer, person))
