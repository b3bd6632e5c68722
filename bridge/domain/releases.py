"""A release whose note tells what agents are to know: "Heads-up: …", then who, what, what to say, what to report."""

import re
from dataclasses import dataclass
from datetime import date

from bridge.domain.incoming import VersionSeen

_LABELS = {
    "title": r"heads[- ]?up|vorwarnung",
    "who": r"who(?: sees it)?|wer(?: sieht es)?",
    "what": r"what(?: changes)?|was(?: ändert sich)?",
    "say": r"(?:if asked|say|auf nachfrage|sagen)",
    "report": r"(?:please )?report|bitte melden|melden",
}
_LABEL = re.compile(
    rf"(?:^|(?<=[\n.;|]))[ \t*-]*(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _LABELS.items())})[ \t]*:",
    re.IGNORECASE,
)
_NEEDED = {"who", "what", "say"}


@dataclass(frozen=True, slots=True)
class ReleaseNote:
    """What a release says to agents.

    Attributes:
        version: Jira's id of it.
        name: what people call it.
        day: on which it goes live, if that is set.
        title: what changes, in a few words; the release's name where nobody says.
        report: what colleagues are asked to report; empty if nothing.
    """

    version: str
    name: str
    day: date | None
    title: str
    who: str
    what: str
    say: str
    report: str


def note_of(version: VersionSeen) -> ReleaseNote | None:
    r"""The note of a version, if its description begins with "Heads-up:" or has the lines of one.

    >>> text = "Heads-up: slots by the hour\nWho: app users\nWhat: they pick an hour\nSay: You can pick the hour."
    >>> note_of(VersionSeen("7", "5.3", released=False, description=text)).what
    'they pick an hour'
    >>> note_of(VersionSeen("7", "5.3", released=False, description="Bug fixes. What: nothing")) is None
    True
    """
    said = _said(version.description)
    if "title" not in said and not said.keys() >= _NEEDED:
        return None
    return ReleaseNote(
        version=version.id,
        name=version.name,
        day=version.day,
        title=said.get("title") or version.name,
        who=said.get("who", ""),
        what=said.get("what", ""),
        say=said.get("say", ""),
        report=said.get("report", ""),
    )


def _said(description: str) -> dict[str, str]:
    """What stands behind each label, up to the next one, in one line."""
    found = list(_LABEL.finditer(description))
    ends = [*(match.start() for match in found[1:]), len(description)]
    return {
        str(match.lastgroup): " ".join(description[match.end() : end].split()).strip(" |;")
        for match, end in zip(found, ends, strict=False)
    }
