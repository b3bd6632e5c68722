"""Takes personal data out of a text before anything else sees it.

`redact(text, patterns)` promises card numbers, phone numbers, e-mail addresses, IBANs and the customer
references that the settings describe, and nothing else. A likely name is only flagged.

A text is folded first (typography, digits of other scripts and invisible characters become plain ones),
then one finder per kind looks at the folded text, and what they find is replaced in the original.
"""

from bridge.domain.redaction.redact import placeholders_in, preview, redact
from bridge.domain.redaction.values import Earlier, Found, Kind, Patterns, Preview, Redacted

__all__ = [
    "Earlier",
    "Found",
    "Kind",
    "Patterns",
    "Preview",
    "Redacted",
    "placeholders_in",
    "preview",
    "redact",
]
