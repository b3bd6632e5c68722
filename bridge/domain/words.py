"""Whether a text says anything at all, and what to answer when it cannot be kept."""

import re

from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken

MAX_CHARS = 12_000
"""The longest insight, in characters: about 2,000 words, four pages.

Slack lets a message have 40,000 (https://api.slack.com/changelog/2018-04-truncating-really-long-messages); what
is that long is a pasted log or a thread, and nothing of it is kept rather than a part without a word.
"""

NO_WORDS = _(
    "There are no words in this, so nothing is saved. Please write in a sentence what the customer said."
)
TOO_LONG = _(
    "Not saved: this has {count} characters, and {most} is the most. "
    "Please send what the customer said in a few sentences, or in parts."
)

_NOT_WORDS = re.compile(
    r"<[@#!][^<>\n]{1,200}>"  # mentions as Slack writes them
    r"|(?<![\w.])@[\w.-]{1,80}"  # and as people do
    r"|:[a-z0-9_+'-]{1,100}:"  # emoji by name
    r"|[0-9#*]\ufe0f?\u20e3"  # keycap emoji
    r"|\[(?:card|phone|e-mail|IBAN|reference) [0-9]{1,6}\]",  # what redaction leaves
    re.IGNORECASE,
)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def is_only_noise(text: str) -> bool:
    """Whether nothing is left of `text` without emoji, punctuation, spaces, mentions and placeholders."""
    return _LETTER_OR_DIGIT.search(_NOT_WORDS.sub(" ", text)) is None


def refusal(text: str) -> str | None:
    """The sentence to answer when `text` is too long or says nothing, as it is said; None when it can be kept."""
    if len(text) > MAX_CHARS:
        return TOO_LONG.format(count=f"{len(text):,}", most=f"{MAX_CHARS:,}")
    return spoken(NO_WORDS) if is_only_noise(text) else None
