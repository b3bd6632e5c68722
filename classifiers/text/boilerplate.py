"""Phrases that people put before and after whatever they report, learnt from texts without labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import add
from typing import Self

from classifiers.text.bags import SIZES, Bags
from classifiers.text.words import sentences, spans, words

_LOOSE = " \t,;:.!?-–—…"


@dataclass(frozen=True, slots=True)
class StopPhrases:
    """Leaves out "customer called about …", whatever the company's own way to say it is.

    Args:
        openings: Phrases in lower case that begin a sentence without saying anything of the problem.
        closings: Phrases that end one.
    """

    openings: frozenset[str] = frozenset()
    closings: frozenset[str] = frozenset()

    @classmethod
    def learn(cls, texts: Iterable[str]) -> Self:
        """Find the phrases of 2 to 6 words that many texts begin or end with, whatever they are about.

        A phrase is boilerplate if the word beside it varies, and what else these texts say is as like
        what all other texts say as it is like itself. "How many calories are in" stands before many
        different words too, but they are all dishes.

        Args:
            texts: Reports of one domain; of fewer than ten nothing is learnt.
        """
        read = [[tuple(words(each)) for each in sentences(text)] for text in texts]
        bags = Bags([reduce(add, text, ()) for text in read])
        heads = [list(accumulate(reversed(text), lambda after, each: each + after)) for text in read]
        tails = [[said[::-1] for said in accumulate(text)] for text in read]
        closings = (" ".join(reversed(phrase.split())) for phrase in bags.boilerplate(tails))
        return cls(frozenset(bags.boilerplate(heads)), frozenset(closings))

    def words(self) -> frozenset[str]:
        """The words that they are made of."""
        return frozenset(word for phrase in self.openings | self.closings for word in phrase.split())

    def without(self, said: Sequence[str]) -> list[str]:
        """Sentences without these phrases; if nothing else is said, the sentences as they are.

        >>> StopPhrases(frozenset({"customer called about"})).without(["Customer called about: refund late"])
        ['refund late']
        """
        left = [rest for each in said if (rest := self._strip(each))]
        return left or list(said)

    def _strip(self, sentence: str) -> str:
        while (cut := self._cut(sentence)) != sentence:
            sentence = cut
        return sentence

    def _cut(self, sentence: str) -> str:
        """The sentence without its longest opening or else closing; empty if it is nothing else."""
        found = list(spans(sentence))
        said = [word for word, _, _ in found]
        for size in (size for size in reversed(SIZES) if size <= len(said)):
            if " ".join(said[:size]) in self.openings:
                return sentence[found[size - 1][2] :].lstrip(_LOOSE)
            if " ".join(said[-size:]) in self.closings:
                return sentence[: found[-size][1]].rstrip(_LOOSE)
        return sentence
