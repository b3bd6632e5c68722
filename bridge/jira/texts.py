"""What the bridge says in Jira: the summary and description of an issue, and its comments."""

from datetime import datetime

from bridge.domain.naming import counted
from bridge.domain.outgoing import AnswersCard, Figures, IssueDraft, Note, Said
from bridge.jira.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Links,
    Paragraph,
    clean,
    one_line,
)

SUMMARY = 255
"""Characters of a summary, as Jira counts them: in UTF-16, so that an emoji counts twice."""

_QUOTE = 1_000
_ANSWER = 500
_ANSWERS = 40
_NAMELESS = "A problem that customers report"
_ASK = (
    "A comment that begins `To agents:` asks those who heard it. "
    "Closing as duplicate of another issue joins the problems."
)


def summary(draft: IssueDraft) -> str:
    """One line of at most ``SUMMARY`` characters, never empty."""
    return title(draft.summary)


def title(words: str) -> str:
    """What an issue is called: one line of at most ``SUMMARY`` characters, never empty."""
    line = one_line(words) or _NAMELESS
    return line if _length(line) <= SUMMARY else _fitting(line) + "…"


def description(draft: IssueDraft) -> Document:
    """The description, written once and never fought over."""
    return (*_said(draft), *_affected(draft), *_meanwhile(draft), *_links(draft), Paragraph(_ASK))


def comment(card: AnswersCard | Figures | Note) -> Document:
    """A comment."""
    match card:
        case AnswersCard():
            return (Paragraph(_answers(card)),)
        case Figures():
            return (Paragraph(_figures(card)),)
        case Note(text):
            return (Paragraph(text),)


def _said(draft: IssueDraft) -> tuple[Block, ...]:
    quotes = tuple(_quote(said) for said in draft.quotes if clean(said.text).strip())
    return (Heading("What customers say"), Bullets(quotes)) if quotes else ()


def _quote(said: Said) -> str:
    where = one_line(said.where)
    return f"“{_cut(said.text, _QUOTE)}”" + (f" ({where})" if where else "")


def quoted(item: str) -> str:
    """The words that an item of the description quotes; empty if it quotes none.

    >>> quoted("“paid “twice”” (phone, week of 2 November)")
    'paid “twice”'
    """
    return item.partition("“")[2].rpartition("”")[0]


def _affected(draft: IssueDraft) -> tuple[Block, ...]:
    sentences = [one_line(sentence) for sentence in draft.affected]
    words = " ".join(sentence for sentence in sentences if sentence) or _base(draft.figures)
    return Heading("Who is affected and how they feel"), Paragraph(words)


def _base(figures: Figures) -> str:
    reports, agents = counted(figures.reports, "report"), counted(figures.agents, "agent")
    return f"{reports} from {agents}, first heard on {_date(figures.since)}."


def _meanwhile(draft: IssueDraft) -> tuple[Block, ...]:
    words = clean(draft.meanwhile).strip()
    return (Heading("What agents do meanwhile"), Paragraph(words)) if words else ()


def _links(draft: IssueDraft) -> tuple[Block, ...]:
    named = (("problem page", draft.page), ("triage card", draft.card))
    links = tuple((words, url) for words, url in named if url.startswith(("http://", "https://")))
    return (Links(links),) if links else ()


def _figures(figures: Figures) -> str:
    """One line; what is nothing or not known is left out."""
    since = f"since {_day(figures.since)}"
    agents = counted(figures.agents, "agent") if figures.agents else ""
    teams = f" in {counted(figures.teams, 'team')}" if agents and figures.teams else ""
    customers = counted(figures.customers, "customer") if figures.customers else ""
    first = f"first heard by {one_line(figures.first_by)}" if one_line(figures.first_by) else ""
    parts = (counted(figures.reports, "report"), agents + teams, customers, since, _weeks(figures), first)
    return " · ".join(part for part in parts if part) + "."


def _weeks(figures: Figures) -> str:
    numbers = (("this week", figures.this_week), ("last week", figures.last_week))
    return ", ".join(f"{week} {number}" for week, number in numbers if number)


def _answers(card: AnswersCard) -> str:
    """The question and all answers in one paragraph; how many answered is the sum of taps and written ones."""
    taps = [(option, number) for option, number in card.counts if number]
    answered = sum(number for _, number in taps) + len(card.written)
    parts = [", ".join(f"{one_line(option)} {number}" for option, number in taps), _written(card.written)]
    what = " ".join(part for part in parts if part)
    asked = f"Asked on {card.asked_at:%A} {_date(card.asked_at)}: {one_line(card.text)}"
    told = f"{answered} of {counted(card.asked, 'agent')} answered" + (f": {what}." if what else ".")
    return f"{asked} {told}"


def _written(answers: tuple[str, ...]) -> str:
    """Answers in people's own words, in brackets; very many, and empty ones, are counted rather than quoted."""
    said = [answer for answer in answers if answer]
    quoted = [f'"{_cut(one_line(answer), _ANSWER)}"' for answer in said[:_ANSWERS]]
    if rest := len(answers) - len(quoted):
        quoted.append(f"and {rest} more" if quoted else f"{rest} in own words")
    return f"({'; '.join(quoted)})" if quoted else ""


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B}"


def _date(at: datetime) -> str:
    return f"{_day(at)} {at.year}"


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
