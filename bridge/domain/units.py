"""Numbers with their units, for one and for many."""

from bridge.domain.language import Counted

REPORTS = Counted("{count} report", "{count} reports")
AGENTS = Counted("{count} agent", "{count} agents")
DAYS = Counted("{count} day", "{count} days")
PROBLEMS = Counted("{count} problem", "{count} problems")
WEEKS = Counted("{count} week", "{count} weeks")
