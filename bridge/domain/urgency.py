"""Which reports cannot wait: those that their reporter ticked, and those that say one of a few words.

Only whole words count, in English and German. "Nobody was injured" says the word too, and is told: a person who reads
it takes three seconds, a report that is missed may take a life.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from types import MappingProxyType

ANSWER_WITHIN = timedelta(minutes=15)
"""Who was told and says nothing for so long is not there: the next one is told."""

SAME_ALARM = timedelta(hours=1)
"""Urgent reports of one problem within this time are counted on one card."""

BUILT_IN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "safety": (
            *("caught fire", "on fire", "burst into flames", "electric shock", "electrocuted", "exploded"),
            *("injured", "injury", "injuries", "hospital", "ambulance", "choked", "poisoned", "poisoning"),
            *("allergic reaction", "in Brand", "Stromschlag", "explodiert", "verletzt", "Verletzung"),
            *(
                "Verletzungen",
                "Krankenhaus",
                "Krankenwagen",
                "Notarzt",
                "erstickt",
                "vergiftet",
                "Vergiftung",
            ),
            "allergische Reaktion",
        ),
        "regulator": (
            *(
                "regulator",
                "ombudsman",
                "lawyer",
                "solicitor",
                "legal action",
                "to court",
                "suing us",
                "sue us",
            ),
            *("trading standards", "data protection authority", "Aufsichtsbehörde", "Ombudsmann", "Anwalt"),
            *(
                "Rechtsanwalt",
                "Rechtsanwältin",
                "Verbraucherzentrale",
                "vor Gericht",
                "verklagen",
                "verklagt",
            ),
            *("Datenschutzbehörde", "BaFin", "Bundesnetzagentur"),
        ),
        "breach": (
            *("data breach", "data leak", "leaked", "hacked", "identity theft", "another customer's data"),
            *(
                "somebody else's data",
                "someone else's data",
                "somebody else's account",
                "someone else's account",
            ),
            *("Datenpanne", "Datenleck", "gehackt", "Identitätsdiebstahl", "fremde Daten", "fremdes Konto"),
        ),
        "vulnerable": (
            *("suicide", "suicidal", "kill himself", "kill herself", "kill myself", "self-harm", "dementia"),
            *("domestic violence", "terminally ill", "Suizid", "Selbstmord", "umbringen", "häusliche Gewalt"),
            *("Demenz", "todkrank", "Lebensgefahr"),
        ),
    }
)
"""The words of each kind, unless the settings say others."""


@dataclass(frozen=True)
class Cues:
    """Words that make a report urgent.

    Attributes:
        kind: what they are about, such as ``safety``.
        words: whole words and phrases; case and hyphens do not matter.
        on_call: Slack ids of those who are told; empty: the owners of the problem.
    """

    kind: str
    words: tuple[str, ...]
    on_call: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        phrases = (r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", phrase))) for phrase in self.words)
        return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)

    def are_in(self, text: str) -> bool:
        """Whether a text says one of the words.

        >>> cues = Cues("breach", ("data breach", "someone else's data"))
        >>> cues.are_in("A Data-Breach?"), cues.are_in("sees someone else’s data"), cues.are_in("data breaches")
        (True, True, False)
        """
        return bool(self.words) and self._pattern.search(text.replace("’", "'")) is not None


def cues_of(words: Mapping[str, Collection[str]], on_call: Mapping[str, Collection[str]]) -> tuple[Cues, ...]:
    """The kinds that an operator wants.

    Args:
        words: by kind; what is not named keeps its own words, and a kind without words is off.
        on_call: who is told, by kind.
    """
    wanted = {**BUILT_IN, **words}
    return tuple(Cues(kind, tuple(said), tuple(on_call.get(kind, ()))) for kind, said in wanted.items())


def first_in(cues: Collection[Cues], text: str) -> Cues | None:
    """The first kind that a text is of."""
    return next((one for one in cues if one.are_in(text)), None)
