"""The sheets, in the order of docs/agents-gallery.md."""

from tests.gallery.sheet import Sheet
from tests.gallery.sheets import (
    ahead,
    answers,
    app_home,
    credit,
    customers,
    german,
    homes,
    modals_for_agents,
    modals_for_owners,
    outages,
    owners,
    privacy,
    stages,
    triage,
)
from tests.whole.german import GERMAN

SHEETS = (
    Sheet("homes", homes.shown),
    Sheet("stages", stages.shown),
    Sheet("customers", customers.shown),
    Sheet("answers", answers.shown),
    Sheet("ahead", ahead.shown),
    Sheet("outages", outages.shown),
    Sheet("privacy", privacy.shown),
    Sheet("app-home", app_home.shown),
    Sheet("modals-for-reporting", modals_for_agents.to_report),
    Sheet("modals-for-agents", modals_for_agents.to_go_on),
    Sheet("german", german.shown, GERMAN),
    Sheet("triage", triage.shown),
    Sheet("owners", owners.shown),
    Sheet("modals-for-reports", modals_for_owners.of_reports),
    Sheet("modals-for-decisions", modals_for_owners.of_problems),
    Sheet("modals-for-words", modals_for_owners.of_words),
    Sheet("credit", credit.shown),
)
