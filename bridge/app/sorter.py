"""Hands the classifiers to the flow, which knows only the protocol ``Sorter``."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock

from bridge.app.themes.ground import Ground, model_name
from bridge.app.themes.serving import Serving
from bridge.domain.checkups import BELONGS, SAME, CheckLine, CheckPlan, Known
from bridge.domain.grouping import Band, Verdict
from bridge.domain.phrasing import without_asides
from bridge.domain.reasons import by_likeness
from bridge.domain.sentences import Sentence
from bridge.domain.taxonomy import Taxonomy
from bridge.store.engine import Store
from bridge.store.queries import insights
from classifiers import Domain, Features, GroupMatcher
from classifiers.groups.answers import Answers, offset
from classifiers.groups.cards import Belongs, Line, SameAs
from classifiers.groups.checkups import CheckUps
from classifiers.groups.decision import Why
from classifiers.text.copies import is_copy
from classifiers.text.parts import parts

NAMED = 4
"""Shared words that are named as a reason."""

PART = 1 << 48
"""Between the numbers that the parts of one insight have in the matcher: the first part has the insight's own."""

LATEST, ENOUGH = 2000, 200
"""From so many of the newest insights stop phrases are learnt, and not from fewer: half a second of work at most."""

LIKELY, WORTH = 0.1, 1.0
"""What is less likely is not asked, and a card is worth so much at least: people who read nonsense stop reading."""

RECENT = 256
"""So many readings are kept: what answered a gesture is sorted next."""

_NOBODY = -1

HOLD = 0.4
"""From this probability on an insight that is asked about waits in the likeliest group; fitted on the demo's seed."""


class ClassifierSorter:
    """Reads, themes and groups texts, started from the taxonomy's descriptions and examples.

    Args:
        taxonomy: the themes.
        folder: sentence vectors of another model; None takes the installed ones, if there are any.
        store: says which version of the themes serves; without one it is the taxonomy alone.
    """

    def __init__(self, taxonomy: Taxonomy, folder: Path | None = None, store: Store | None = None) -> None:
        ground = Ground(taxonomy, model_name(folder))
        self.model = ground.model
        self.themes = Serving(ground, store)
        self._reader, self._store = ground.reader, store
        self._reading = lru_cache(RECENT)(self._read)
        self._learn_phrases()
        self._matcher = GroupMatcher(self._reader.domain_, hold=HOLD)
        self._lock = Lock()  # check-ups are planned by another thread

    def read(self, text: str) -> bytes:
        """What there is to know of a text; about 5 ms a sentence.

        What redaction left in it says nothing about the problem: two texts are not alike for having a "[card 1]".
        Between two texts a version of the themes that was published meanwhile takes over, and with it what people
        here have come to put before and after whatever they report.
        """
        if self.themes.refresh():
            self._learn_phrases()
        return self._reading(_telling(text))

    def _read(self, telling: str) -> bytes:
        return self._reader.read(telling).to_bytes()

    @property
    def domain(self) -> Domain:
        """What is usual here, for whoever compares what this sorter reads."""
        return self._reader.domain_

    def nearest(self, words: str, limit: int) -> list[tuple[int, float]]:
        """The groups that are likeliest what somebody looks for, with the probability, best first.

        Reading the words takes some 10 ms and keeps nobody waiting; sorting waits for the comparing only.
        """
        features = self._reader.read(_telling(words))
        with self._lock:
            found = self._matcher.search(features, limit)
        return [(one.group, one.probability) for one in found]

    def surely(self, words: str) -> int | None:
        """The group that sorting would let a report of one problem join without a question, as things stand."""
        reading = self._reading(_telling(words))
        if len(self.parts(reading)) > 1:
            return None
        theme, _probability = self.theme(reading)
        verdict = self.decide(reading, theme, ())
        return verdict.group if verdict.band is Band.JOINED else None

    def _learn_phrases(self) -> None:
        """Processes that start together, or take over a version together, learn the same."""
        if self._store is None:
            return
        with self._store.read() as session:
            texts = insights.latest_texts(session, LATEST)
        if len(texts) >= ENOUGH:
            self._reader.learn_phrases(map(_telling, texts))
            self._reading.cache_clear()

    def language(self, reading: bytes) -> str | None:
        """The ISO 639-1 code of the language, or None when it cannot be told."""
        return Features.from_bytes(reading).language

    def theme(self, reading: bytes) -> tuple[str | None, float]:
        """The theme, or None when unsure, and its probability."""
        return self.themes.theme(reading)

    def parts(self, reading: bytes) -> list[bytes]:
        """The readings of the several problems that a text speaks of; a list of one for a text of one problem."""
        found = parts(Features.from_bytes(reading), self._reader.domain_)
        return [part.to_bytes() for part in found]

    def words(self, reading: bytes) -> str:
        """What a reading was read from, a line a sentence, misspelt words put right."""
        return "\n".join(Features.from_bytes(reading).sentences)

    def is_copy(self, one: bytes, other: bytes) -> bool:
        """Whether two readings are of one report told twice."""
        return is_copy(Features.from_bytes(one), Features.from_bytes(other))

    def place(
        self, insight: int, group: int, reading: bytes, theme: str | None, *, settled: bool, part: int = 0
    ) -> None:
        """Learn where a part of an insight is from now on; an unsettled one is no reason to join silently."""
        item, features = insight + part * PART, Features.from_bytes(reading)
        with self._lock:
            self._matcher.place(item, group, features, theme, settled=settled)

    def heed(self, members: Sequence[tuple[float, bool]]) -> None:
        """Be as careful as people's answers call for; every process that read the same answers is."""
        with self._lock:
            self._matcher.caution = offset(members)

    def plan(self, groups: Collection[int], known: Known, limit: int) -> list[CheckPlan]:
        """What to ask of these groups, worth most first; sorting waits only while they are copied."""
        with self._lock:
            snapshot = self._matcher.snapshot(groups)
        cards = CheckUps(least=LIKELY).plan_among(snapshot, _answers(known), limit)
        plans = (
            CheckPlan(card.group, tuple(_line(line) for line in card.lines if line.probability >= LIKELY))
            for card in cards
        )
        return [plan for plan in plans if plan.gain >= WORTH]

    def decide(self, reading: bytes, theme: str | None, barred: Collection[int]) -> Verdict:
        """Where a new insight seems to belong."""
        features = Features.from_bytes(reading)
        with self._lock:
            decision = self._matcher.decide(features, theme, frozenset(barred))
        return Verdict(
            band=Band(decision.band),
            group=decision.group,
            probability=decision.probability,
            candidates=tuple(suggestion.group for suggestion in decision.suggestions),
            why=_reason(decision.why).written(),
        )


def _reason(why: Why) -> Sentence:
    nearest = None if why.nearest_item is None else why.nearest_item % PART
    shared = [word for word, _weight in why.shared[:NAMED]]
    rival = None if why.runner_up is None else why.runner_up_score
    return by_likeness(nearest, shared, why.score, rival, why.model)


def _answers(known: Known) -> Answers:
    """What people said, as the planner takes it."""
    answers = Answers()
    for log_odds, yes in known.taught.pairs:
        answers.add(SameAs(_NOBODY, _NOBODY, log_odds, 0.0, 0.0), yes)
    for log_odds, out in known.taught.members:
        answers.add(Belongs(_NOBODY, _NOBODY, log_odds, 0.0, 0.0), not out)
    for one, other in known.apart:
        answers.refuse(one, other)
    for insight, part in known.confirmed:
        answers.confirm(insight + part * PART)
    return answers


def _line(line: Line) -> CheckLine:
    if isinstance(line, SameAs):
        return CheckLine(f"{SAME}:{line.other}", line.log_odds, line.gain)
    part, insight = divmod(line.item, PART)
    return CheckLine(f"{BELONGS}:{insight}:{part}", line.log_odds, line.gain)


def _telling(text: str) -> str:
    """A text without what redaction left in it, unless there is nothing else."""
    return without_asides(text) or text
