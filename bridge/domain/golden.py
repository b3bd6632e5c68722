"""Which texts are kept apart, for judging classifiers and never for teaching them."""

import hashlib
from collections.abc import Sequence
from zlib import crc32

from bridge.domain.taxonomy import Taxonomy, Theme

EXAMPLES_SHARE = 10
"""One in so many of a theme's examples is kept apart, and at least one."""

DECIDED_SHARE = 5
"""One in so many insights is kept apart."""


def examples(taxonomy: Taxonomy) -> dict[str, str]:
    """The taxonomy's examples that are kept apart, and their themes' keys. The same file always gives the same."""
    return {text: theme.key for theme in taxonomy.themes for text in _apart(theme)}


def is_apart(insight: int) -> bool:
    """Whether an insight is kept apart: decided by its number, long before anybody says what theme it has."""
    return crc32(b"%d" % insight) % DECIDED_SHARE == 0


def _apart(theme: Theme) -> Sequence[str]:
    """Those with the smallest hash: neither their order nor who wrote them plays a part."""
    by_hash = sorted(theme.examples, key=lambda text: hashlib.sha256(text.encode()).digest())
    return by_hash[: max(1, len(theme.examples) // EXAMPLES_SHARE)]
