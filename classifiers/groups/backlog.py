"""Which issues of a tracker may be about the problem that a group of texts speaks of."""

from collections.abc import Sequence

import numpy as np
from scipy.special import expit

from classifiers.estimator import Estimator
from classifiers.groups.gist import gist
from classifiers.groups.index import Index
from classifiers.groups.link import Link
from classifiers.groups.query import Query
from classifiers.text.domain import Domain
from classifiers.text.features import Features
from classifiers.text.words import words

# Logistic regressions on CLINC150's training split: 3, 6 or 12 texts of an intent against the names of all intents,
# a text of each from the validation split, or both. With a sentence model and 60 of 150 issues there, the best one is
# right in 85 to 91 % of the cases at a probability of a quarter or more, and 56 to 87 % of those that are there are found.
WITH_VECTORS = Link("issues: meaning+words 1", centre=7.08, words=2.33, constant=-5.86)
WORDS_ALONE = Link("issues: words 1", centre=0.0, words=6.81, constant=-5.08)


class BacklogMatcher(Estimator):
    """Keeps issues in memory and says which of them a group of texts may be about. An issue takes about 2 kB.

    Several issues may be: people open duplicates, so each probability stands for itself. Not safe for several
    threads at once.

    Args:
        domain: What is usual in the domain, `InsightReader.fit(…).domain_`.
        link: From likeness to probability; None takes the one fitted for the features at hand.
    """

    def __init__(self, domain: Domain, link: Link | None = None) -> None:
        self.domain = domain
        self.link = link
        self._index = Index(domain.mean.size)

    def place(self, issue: int, features: Features) -> None:
        """Add an issue, or write over it.

        Args:
            issue: The caller's number of it.
            features: Of its title, and of its description if there is one.
        """
        vector = self.domain.centre(features.whole)
        weights = self.domain.weigh(words(features.text))
        self._index.place(issue, issue, Query(vector, weights, None), settled=True)

    def remove(self, issue: int) -> None:
        """Forget an issue; one that is not here is no error."""
        self._index.remove(issue)

    def search(self, group: Sequence[Features], k: int = 5) -> list[tuple[int, float]]:
        """The k issues that are likeliest about what some texts have in common, with the probability, best first.

        Args:
            group: At least one text; a dozen central ones say as much as all.
            k: How many, at most.
        """
        query = gist(self.domain, group)
        link = self.link or (WITH_VECTORS if query.vector.size else WORDS_ALONE)
        _, shared = self._index.word_cosines(query.weights)
        odds = link.log_odds(self._index.slots.cosines(query.vector), shared)
        there = np.flatnonzero(self._index.slots.sizes.rows)
        best = there[np.argsort(-odds[there], kind="stable")[:k]]
        return [(int(self._index.slots.groups.rows[slot]), float(expit(odds[slot]))) for slot in best]
