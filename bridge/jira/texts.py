"""What the bridge writes in Jira: the summary and description of an issue, and its comments."""

from datetime import datetime

from bridge.domain.outgoing import AnswersCard, IssueDraft, Note
from bridge.jira.documents import Node, bullets, clean, document, heading, paragraph

SUMMARY = 255
"""Characters of a summary, as Jira counts them: in UTF-16, so that an emoji counts twice."""

_QUOTE = 1_000
_ANSWER = 500
_ANSWERS = 40
_NAMELESS = "A problem that customers report"
_ASK = 'A comment that begins "To agents:" asks those who heard it.'


def summary(draft: IssueDraft) -> str:
    """One line of at most ``SUMMARY`` characters, never empty."""
    line = " ".join(clean(draft.summary).split()) or _NAMELESS
    return line if _length(line) <= SUMMARY else _fitting(line) + "…"


def description(draft: IssueDraft) -> Node:
    """The description, written once and never fought over, in Jira's document format."""
    quotes = [f"“{_cut(quote.text, _QUOTE)}”" for quote in draft.quotes if clean(quote.text).strip()]
    said = [heading("What customers say"), bullets(quotes)] if quotes else []
    return document(*said, heading("Who is affected"), paragraph(_base(draft)), paragraph(_ASK))


def comment(card: AnswersCard | Note) -> Node:
    """A comment in Jira's document format."""
    return document(paragraph(_answers(card) if isinstance(card, AnswersCard) else card.text))


def _base(draft: IssueDraft) -> str:
    reports, agents = _count(draft.figures.reports, "report"), _count(draft.figures.agents, "agent")
    return f"{reports} from {agents}, first heard on {_day(draft.figures.since)}."


def _answers(card: AnswersCard) -> str:
    """The question and all answers in one paragraph; how many answered is the sum of taps and written ones."""
    taps = [(option, number) for option, number in card.counts if number]
    answered = sum(number for _, number in taps) + len(card.written)
    parts = [", ".join(f"{_line(option)} {number}" for option, number in taps), _written(card.written)]
    what = " ".join(part for part in parts if part)
    asked = f"Asked on {card.asked_at:%A} {_day(card.asked_at)}: {_line(card.text)}"
    told = f"{answered} of {_count(card.asked, 'agent')} answered" + (f": {what}." if what else ".")
    return f"{asked} {told}"


def _written(answers: tuple[str, ...]) -> str:
    """Answers in people's own words, in brackets; very many are counted rather than quoted."""
    if not answers:
        return ""
    quoted = [f'"{_cut(_line(answer), _ANSWER)}"' for answer in answers[:_ANSWERS]]
    rest = len(answers) - len(quoted)
    return f"({'; '.join(quoted)}{f'; and {rest} more' if rest else ''})"


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _line(words: str) -> str:
    return " ".join(clean(words).split())


def _cut(words: str, most: int) -> str:
    words = words.strip()
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _length(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def _fitting(line: str) -> str:
    """As much of the line as leaves room for the sign that there was more."""
    while _length(line) >= SUMMARY:
        line = line[:-1]
    return line.rstrip()
