"""Who hears a problem, and what agents do and say meanwhile."""

from collections.abc import Iterator, Mapping

from bridge.domain.details import Contact, Counts, Feeling
from bridge.domain.language import Phrase
from bridge.domain.listing import in_a_row, listed
from bridge.domain.outgoing import TriageCard
from bridge.slack.blocks import LABEL, SENTENCE, Block, paragraph
from bridge.slack.cards import words
from bridge.slack.rich import Line
from bridge.slack.text import clip
from bridge.slack.texts import details, owners


def blocks(card: TriageCard) -> Iterator[Block]:
    """At most two lines: where it is heard, and what customers are told now."""
    known = " ".join(_known(card))
    lines = [Line("{known}", known=known)] if known else []
    if card.wording:
        lines.append(Line(owners.TRIAGE_WORDING, wording=clip(card.wording, SENTENCE)))
    if lines:
        yield paragraph(*lines)


def _known(card: TriageCard) -> Iterator[str]:
    teams = [clip(team, LABEL) for team in card.teams if team]
    if teams:
        yield owners.TRIAGE_TEAMS.format(teams=listed(teams))
    if card.contacts:
        yield details.REACHED.format(contacts=_counted(details.CONTACT_COUNTS, card.contacts))
    if card.feelings:
        yield details.FELT.format(feelings=_counted(details.FEELING_COUNTS, card.feelings))
    if card.meanwhile:
        yield owners.TRIAGE_MEANWHILE.format(meanwhile=words.sentence(card.meanwhile))


def _counted(labels: Mapping[Contact, Phrase] | Mapping[Feeling, Phrase], counts: Counts) -> str:
    phrases: Mapping[str, Phrase] = {str(value): label for value, label in labels.items()}
    return in_a_row(phrases[value].format(count=count) for value, count in counts)
