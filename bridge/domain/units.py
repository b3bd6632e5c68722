"""Numbers with their units, for one and for many."""

from bridge.domain.language import Counted

REPORTS = Counted("{count} report", "{count} reports")
