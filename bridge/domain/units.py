"""Numbers with their units, for one and for many."""

from bridge.domain.language import Counted

REPORTS = Counted("{count} report", "{count} reports")
AGENTS = Counted("{count} agent", "{count} agents")
DAYS = Counted("{count} day", "{count} days")
PROBLEMS = Counted("{count} problem", "{count} problems")
HOURS = Counted("{count} hour", "{count} hours")
MINUTES = Counted("{count} minute", "{count} minutes")
THINGS = Counted("{count} thing", "{count} things")
WEEKS = Counted("{count} week", "{count} weeks")
