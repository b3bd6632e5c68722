"""What is said while the bridge is tried out."""

from collections.abc import Mapping

from bridge.domain.language import Phrase as _
from bridge.domain.trial import Trial

KEPT: Mapping[Trial, _] = {
    Trial.SHADOW: _(
        "Saved, no. {number}. The bridge is being tried out silently: your report is kept, and nothing else is sent yet."
    ),
    Trial.PILOT: _(
        "Saved, no. {number}. The bridge is being tried with some teams, and yours is not among them yet: your report"
        " counts, and nothing else is sent to you for now."
    ),
}
NOT_YET: Mapping[Trial, _] = {
    Trial.SHADOW: _(
        "The bridge is being tried out silently and answers nothing else yet. It keeps what customers say: /insight and"
        " what the customer said, in one line."
    ),
    Trial.PILOT: _(
        "The bridge is being tried with some teams, and yours is not among them yet. It keeps what customers say:"
        " /insight and what the customer said, in one line."
    ),
}
