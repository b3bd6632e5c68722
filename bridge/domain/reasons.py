"""Why a report is where it is: written down with its place, read out when somebody asks."""

from collections.abc import Sequence
from functools import reduce

from bridge.domain.language import Phrase as _
from bridge.domain.listing import NEXT
from bridge.domain.sentences import Place, Sentence, sentence

FIRST = _("Nothing like it was known before.\nThere was no problem to compare it with.")
NEAREST = _("Nearest is no. {number}. {words}\n{likeness}")
SHARED = _("Shared words: {words}.")
NOTHING_SHARED = _("No shared words.")
LIKENESS = _("Likeness to the problem {score} ({model}).")
LIKENESS_NEXT = _("Likeness to the problem {score}; next best {rival} ({model}).")
QUOTED = _("“{word}”")

YOU_NAMED_IT = _("You said that it is this problem.")
YOU_SAID_NOT_THE_SAME = _("You said that it is not the same problem.")
YOU_SAID_NEW = _("You said that it is something new.")
TEAM_SAYS_HERE = _("The team that owns the problem says that it belongs here.")
TEAM_SAYS_NOT_THE_SAME = _("The team that owns the other problem says that it is not the same.")
TEAM_FOLLOWS_UP = _("The team that owns the problem follows it up, as it is heard again.")


def by_likeness(
    nearest: int | None, shared: Sequence[str], score: float, rival: float | None, model: str
) -> Sentence:
    """The evidence of the classifier, in two lines that a person can check.

    Args:
        nearest: the number of the report that is most like it; None where there was none.
        shared: the words that speak most for it.
        score: likeness to the middle of its problem, 0 to 1.
        rival: likeness to the middle of the second best; None where there was none.
        model: what judged, and its version.
    """
    if nearest is None:
        return sentence(FIRST)
    words = sentence(SHARED, words=_in_a_row(shared)) if shared else sentence(NOTHING_SHARED)
    measured: dict[str, Place] = {"score": f"{score:.2f}", "model": model}
    likeness = (
        sentence(LIKENESS, **measured)
        if rival is None
        else sentence(LIKENESS_NEXT, **measured, rival=f"{rival:.2f}")
    )
    return sentence(NEAREST, number=nearest, words=words, likeness=likeness)


def _in_a_row(words: Sequence[str]) -> Sentence:
    quoted = [sentence(QUOTED, word=word) for word in words]
    return reduce(lambda before, word: sentence(NEXT, names=before, next=word), quoted)
