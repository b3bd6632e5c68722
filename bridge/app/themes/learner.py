"""Refits, when enough was decided or when told, and what becomes of them."""

import logging
from collections.abc import Callable

from bridge.app.themes.child import Child, ChildError
from bridge.app.themes.ground import basis_of
from bridge.app.themes.learning import Task
from bridge.domain.clock import Clock
from bridge.domain.taxonomy import Taxonomy
from bridge.flow import themes
from bridge.flow.themes import Fitted
from bridge.store.engine import Store
from bridge.store.tables import ThemeModel

log = logging.getLogger(__name__)


class Learner:
    """Fits classifiers from what people decided.

    Args:
        store: holds what was decided, and the versions.
        clock: tells the time.
        taxonomy: the themes.
        model: the sentence model that reads insights.
        fit: does the work; None takes a child process.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        taxonomy: Taxonomy,
        model: str,
        fit: Callable[[Task], Fitted] | None = None,
    ) -> None:
        self._store, self._clock, self._taxonomy = store, clock, taxonomy
        self._task = Task(store.url, taxonomy, model)
        self._child = Child()
        self._fit = fit or self._child.fit
        self.basis = basis_of(taxonomy, model)

    def learn_if_due(self) -> None:
        """Refit if people have decided enough since the last time."""
        with self._store.read() as session:
            due = themes.refit_due(session, self.basis, self._clock.now())
        if due:
            try:
                self.learn()
            except ChildError as error:
                log.warning("themes: %s", error)

    def learn(self) -> ThemeModel:
        """Refit now; the new version serves unless it is worse on the golden set.

        Raises:
            ChildError: it was ended before it was done.
        """
        with self._store.write() as session:
            themes.golden_set(session, self._taxonomy, self._clock.now())
        fitted = self._fit(self._task)
        with self._store.write() as session:
            model = themes.shelve(session, fitted, self._clock.now())
        became = f"not published: {model.refused}" if model.refused else "published"
        log.info("theme version %s (%s decided by people) is %s", model.id, model.labels, became)
        return model

    def stop(self) -> None:
        """End a refit that is under way."""
        self._child.stop()
