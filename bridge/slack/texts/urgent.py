"""What is said of a report that cannot wait."""

from bridge.domain.language import Phrase as _

# The card of those on call
WORD = _("Urgent")
HEAD = _("{urgent}, {team}: one report, {when}.")
HEAD_KIND = _("{urgent}, {team}: {kind}, one report, {when}.")
HEAD_MORE = _("{urgent}, {team}: {reports} within the hour, the first {when}.")
HEAD_KIND_MORE = _("{urgent}, {team}: {kind}, {reports} within the hour, the first {when}.")
KINDS = {
    "safety": _("Safety"),
    "regulator": _("Regulator or lawyer"),
    "breach": _("Data breach"),
    "vulnerable": _("Vulnerable customer"),
}
HELD = _("Its words are held back until its reporter says that they are fine.")
WHERE = _("No. {number}. {link}")
WHERE_CARD = _("No. {number}. It is decided on its card in your triage channel.")
LINK = _("Look at it")
ASKED = {
    "deputy": _("Nobody has it yet. You are asked as the deputy."),
    "leaders": _("Neither the owners nor their deputy have it yet."),
}
HAVE_IT = _("I have it")
NOT_URGENT = _("Not urgent")
ANSWERED = {
    "mine": _("{who} has it."),
    "not_urgent": _("{who} says that it can take its turn."),
}

# At the home of its reporter
TOLD = {
    "told": _("Urgent: {team} was told at once."),
    "mine": _("Urgent: {team} was told at once, and somebody there has it."),
    "not_urgent": _("{team} was told at once, and says that it can take its turn."),
}

# In the form
TICK_LABEL = _("Urgent")
TICK = _("It cannot wait: tell its owner at once")
TICK_HINT = _("Somebody could be hurt, a law is broken, data got out, or a customer needs protection.")
