"""Deliveries without one of their guards: with them things must come twice, or the harness breaks nothing."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from bridge.flow.delivery import Delivery, Job
from bridge.store.tables import Effect


class Blind(Delivery):
    """The look-up is off: what may have been done is done again."""

    def _looked_up(self, job: Job) -> Any:
        del job


class Careless(Delivery):
    """The lease is off: an effect is taken without a note of it, and nobody asks whose it is."""

    def _claim(self, session: Session, effect: Effect) -> Job | None:
        job = super()._claim(session, effect)
        if job is not None:
            effect.lease_owner = effect.lease_until = None
            effect.attempt_at = job.tried_at
        return job

    def _intend(self, job: Job) -> bool:
        del job
        return True

    def _mine(self, session: Session, job: Job) -> Effect | None:
        effect = session.get(Effect, job.effect.id, with_for_update=True)
        return effect if effect is not None and effect.state == "waiting" else None


GUARDED, BLIND, CARELESS = "guarded", "no look-up", "no lease"
GUARDS: Mapping[str, type[Delivery]] = {GUARDED: Delivery, BLIND: Blind, CARELESS: Careless}
CONTROLS = (BLIND, CARELESS)
