"""A small firm whose owners have decided what some reports are about."""

import json
from pathlib import Path
from uuid import uuid4

from sqlmodel import Session

from bridge.app.themes.ground import WORDS_ALONE, Ground
from bridge.app.themes.learner import Learner
from bridge.app.themes.learning import fit
from bridge.domain.clock import Clock
from bridge.domain.taxonomy import Taxonomy, Theme
from bridge.store.engine import Store
from bridge.store.queries import people
from bridge.store.tables import Group, Insight, Membership, ThemeArchive, ThemeLabel, ThemeModel, Vector

TAXONOMY = Taxonomy(
    (
        Theme(
            "billing",
            "Billing and refunds",
            "Money: invoices, charges, refunds.",
            (
                "refund pending for days",
                "charged twice for one order",
                "invoice shows a wrong amount",
                "refund was promised and did not come",
            ),
        ),
        Theme(
            "delivery",
            "Delivery",
            "Parcels: late, lost, thrown.",
            (
                "parcel came late again",
                "courier threw the parcel",
                "parcel left in the rain",
                "driver did not ring the bell",
            ),
        ),
        Theme(
            "app",
            "App and website",
            "The app or the site does not work.",
            (
                "app crashes at start",
                "login page shows an error",
                "search on the site finds nothing",
                "button to pay does nothing",
            ),
        ),
    )
)

TAUGHT = {
    "billing": ("voucher {} refused", "voucher {} expired too soon", "gift voucher {} has no value"),
    "delivery": ("locker {} stays shut", "locker {} is full", "code for locker {} is wrong"),
    "app": ("pixel garbage on tablet {}", "tablet {} freezes", "tablet {} stays dark"),
}
"""What people say of things that the taxonomy does not mention."""


def write(taxonomy: Taxonomy, file: Path) -> None:
    """A taxonomy as an operator writes it."""
    tables = [
        f"[[theme]]\nkey = {json.dumps(theme.key)}\nname = {json.dumps(theme.name)}\n"
        f"description = {json.dumps(theme.description)}\nexamples = {json.dumps(theme.examples)}\n"
        for theme in taxonomy.themes
    ]
    file.write_text("\n".join(tables), encoding="utf-8")


class Firm:
    """Insights with readings, in problems that somebody accepted.

    Args:
        store: with all tables.
        clock: tells the time.
        taxonomy: the themes.
        ground: the taxonomy as read; None reads words alone.
    """

    def __init__(
        self, store: Store, clock: Clock, taxonomy: Taxonomy = TAXONOMY, ground: Ground | None = None
    ) -> None:
        self.store, self.clock = store, clock
        self.ground = ground or Ground(taxonomy, WORDS_ALONE)
        self.learner = Learner(store, clock, taxonomy, self.ground.model, fit)

    def hear(self, text: str, *, held_back: bool = False) -> int:
        """A report, read and sorted."""
        with self.store.write() as session:
            return self._hear(session, text, held_back=held_back)

    def decide(self, *decisions: tuple[str, str]) -> list[int]:
        """Reports, each in a problem that an owner accepted as one of its theme."""
        with self.store.write() as session:
            return [self._decide(session, text, theme) for text, theme in decisions]

    def teach(self, rounds: int = 2) -> list[int]:
        """Reports of things that the taxonomy does not mention, decided by people."""
        return self.decide(
            *(
                (sentence.format(number), theme)
                for number in range(rounds)
                for theme, sentences in TAUGHT.items()
                for sentence in sentences
            )
        )

    def _hear(self, session: Session, text: str, *, held_back: bool = False) -> int:
        now = self.clock.now()
        insight = Insight(
            source=uuid4().hex,
            way="command",
            person_id=people.known(session, "T1", "U-owner").id or 0,
            text=text,
            held_back=held_back,
            said_at=now,
            kept_at=now,
            state="sorted",
        )
        session.add(insight)
        session.flush()
        data = self.ground.reader.read(text).to_bytes()
        session.add(Vector(insight_id=insight.id or 0, model=self.ground.model, data=data))
        return insight.id or 0

    def _decide(self, session: Session, text: str, theme: str) -> int:
        number, now = self._hear(session, text), self.clock.now()
        owner = people.known(session, "T1", "U-owner").id
        group = Group(
            theme=theme, title=text, stage_since=now, created_at=now, accepted_at=now, accepted_by=owner
        )
        session.add(group)
        session.flush()
        place = Membership(
            insight_id=number, group_id=group.id or 0, state="confirmed", cause="accepted", at=now
        )
        session.add(place)
        return number

    def correct(self, insight: int, theme: str) -> None:
        """A person says what theme a report has."""
        with self.store.write() as session:
            person = people.known(session, "T1", "U-owner").id or 0
            session.add(ThemeLabel(insight_id=insight, theme=theme, person_id=person, at=self.clock.now()))

    def learn(self) -> int:
        """A refit in this process; the version."""
        return self.learner.learn().id or 0

    def model(self, version: int) -> ThemeModel:
        with self.store.read() as session:
            return session.get_one(ThemeModel, version)

    def bytes_of(self, version: int) -> bytes:
        with self.store.read() as session:
            return session.get_one(ThemeArchive, version).data

    def replace(self, version: int, data: bytes) -> None:
        """Damage a version where it is kept."""
        with self.store.write() as session:
            session.get_one(ThemeArchive, version).data = data

    def lose(self, version: int) -> None:
        """Delete a version's bytes."""
        with self.store.write() as session:
            session.delete(session.get_one(ThemeArchive, version))
