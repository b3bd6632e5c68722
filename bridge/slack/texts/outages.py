"""What is said of outages: on banners, to owners, and when it is over."""

from bridge.domain.language import Phrase as _

# The banner
BANNER = _("Known outage: {title} · {reports} since {when}")
BANNER_TEAM = _("{team} knows of it. Reports are still counted: send one if something is different.")
NO_WORDING = _("There is no sentence for customers yet. It will stand here.")
BANNER_OVER = _("Over: {title} · {reports} since {when}")
BANNER_OVER_TEAM = _("{team} gave the all-clear. If it comes back, please report it.")
BANNER_FADED = _("Nobody has reported it for a day. If it comes back, please report it.")
ALL_CLEAR_TOLD = _("All clear: {title}. Thank you for {reports}. If it comes back, please report it.")

# The same where people of another company may read it
BARE = _("Known outage since {when}")
BARE_OVER = _("Over: the outage since {when}")
ALL_CLEAR_BARE = _("All clear. Thank you for your reports. If it comes back, please report it.")

# The owners' card
OUTAGE = _("Outage, {team}: {title} · {reports} since {when}")
OUTAGE_WHERE = _("A banner stands in {channels}.")
OUTAGE_NOWHERE = _("No channel is set for banners, so agents read of it on their own cards only.")
OUTAGE_UNWORDED = _("Agents have no sentence for customers yet.")
OUTAGE_OVER = _("Over, {team}: {title} · {reports} since {when}")
CLEARED = _("The all-clear was given by {who}.")
CLEARED_LIVE = _("The all-clear was given because it is live.")
CLEARED_FADED = _("It ended because nobody has reported it for a day.")
WORDING = _("Wording …")
ALL_CLEAR = _("All clear")
CALM = _("Nobody has reported {title} for {minutes} minutes. Is it over?")
CALM_OVER = _("The all-clear was given: {title}.")

# The form for what the banners say
FORM_TITLE = _("What the banners say")
FORM_SEND = _("Save")
FORM_CHANNEL = _("In {channel}")
FORM_LABEL = _("What can agents tell customers there?")
FORM_HINT = _("It stands on this banner only. Left empty, the problem's own wording stands there.")
FORM_NOTHING = _("There is no outage of this problem now.")

# The answer to a report of it
KNOWN = _("This is a known outage:")
