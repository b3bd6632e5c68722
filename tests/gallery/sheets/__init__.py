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
    Sheet("triage", triage.shown),
    Sheet("owners", owners.shown),
    Sheet("credit", credit.shown),
    Sheet("app-home", app_home.shown),
    Sheet("modals-for-agents", modals_for_agents.shown),
    Sheet("modals-for-reports", modals_for_owners.of_reports),
    Sheet("modals-for-owners", modals_for_owners.of_problems),
    Sheet("german", german.shown, GERMAN),
)
