"""What those who decide are told."""

from bridge.domain.language import Phrase as _

# Labels of buttons
OPEN_ISSUE = _("Open issue")
TAKE_ON = _("Take it on")
FILL_FIELDS = _("Fill in …")
LINK_ISSUE = _("Link another …")
REROUTE = _("Send to another team …")
DECLINE = _("Decline …")
SNOOZE = _("Snooze …")
MORE = _("More …")
LIVE = _("It is live")
IN_FORCE = _("It is in force")
TAKE_BACK = _("Take back")
IT_IS = _("It is {key}")
GOES_ON = _("{key} goes on")
SAME_MERGE = _("The same: merge")
DIFFERENT_OPEN = _("Different: open the issue")
ACCEPT_ANSWERS = _("Accept these answers")
DONE = _("Done")
SKIP = _("Skip")
REOPEN = _("Reopen")
NEW_ISSUE = _("New linked issue")
KNOWN = _("Known, leave it")
DECLINE_ALL = _("Decline these …")
MERGE_ALL = _("Merge these …")

# The triage card
TRIAGE_NEW = _("New problem, {team}")
TRIAGE_DECIDED = _("Problem, {team}")
TRIAGE_FROM = _("{reports} from {agents}")
TRIAGE_FROM_CUSTOMERS = _("{reports} from {agents}, {customers}")
TRIAGE_SINCE = _("since {when}")
TRENDS = {"rising": _("rising"), "falling": _("falling"), "steady": _("steady")}
TRIAGE_THEME = _("Theme: {theme}")
TRIAGE_NEWEST = _("Newest decision: {decided}")
TRIAGE_PAGE = _("Everything about it: {page}")
THE_PAGE = _("the problem's page")
TRIAGE_WAITING = _("Waiting for Jira, which says: {waiting}")
TRIAGE_ISSUE = _("Issue: {issue}")
THE_ISSUE = _("open it in Jira")
TRIAGE_ASSIGNEE = _("In charge in Jira: {assignee}.")
TRIAGE_OWED = _("An answer is owed by {when}.")
TRIAGE_OVERDUE = _("{overdue}: an answer was owed by {when}.")
OVERDUE = _("Overdue")
TRIAGE_STILL = _("Still heard: {reports} since.")
TRIAGE_TEAMS = "{teams}."
TRIAGE_MEANWHILE = _("Meanwhile: {meanwhile}.")
TRIAGE_WORDING = _("Agents tell customers: “{wording}”")

# What it may be the same as
LOOKS_LIKE = _("Looks like {key} “{summary}”, open since {when}")
NEIGHBOUR = _("Is it the same as “{title}”, {reports}?")
NEIGHBOUR_ISSUE = _("Is it the same as “{title}”, {key}, {reports}?")
SURVIVORS = _("These problems were joined, and each has an issue. Which one goes on?")
SURVIVOR = _("{key} “{summary}”, open since {when}")

# The check-up card
CHECK_UP = _("{title}, {reports}. Does this fit?")
CHECK_UP_DONE = "{title}, {reports}."
CHECK_UP_SAME = _("Tick what is the same problem:")
CHECK_UP_SAME_AS = _("The same as “{title}”")
CHECK_UP_BELONGS_HERE = _("Do these reports belong to it? Take the tick away where one does not:")
CHECK_UP_BELONGS = _("It belongs")
CHECK_UP_UNQUOTED = _("(Its words are not shown because they may name somebody.)")
CHECK_UP_ELSEWHERE = _("If not, it goes to …")

# Heard again
STILL_HEARD_LIVE = _("Still heard: {reports} of “{title}” although it is live since {when}.")
STILL_HEARD_DECLINED = _("Still heard: {reports} of “{title}” since it was declined, {when}.")
STILL_HEARD_ASK = _("Those who reported say that it is the same problem. What shall become of it?")

# The weekly list
LIST = _("Waiting for {team}: {problems}")
LIST_NONE = _("Nothing waits for {team}.")
LIST_OWED = _("answer by {due}")
LIST_OVERDUE = _("answer overdue since {due}")
LIST_MORE = _("And {problems} more.")
LIST_WEEK = _("Week {week}. Most customers first, then the longest waiting.")
UNTITLED = _("A problem without a title")
LIST_TOGETHER = _("Decide several at once:")
LIST_CHOOSE = _("Choose up to ten problems")

# An answer is overdue
NUDGE = _("Overdue for {days}: {title}")
NUDGES = {
    "owner": _("{team}, an answer was owed by {when}. Decide it, or set one new date."),
    "deputy": _("An answer of {team} was owed by {when}. You are asked as their deputy."),
    "leaders": _("{team} owed an answer by {when}, and has been reminded."),
}
NUDGE_CARD = _("Decide it on its card")

# Answers that came back
ASKED = _("Asked {when}: {text}")
ANSWERED = _("{answered} of {asked_agents} answered.")
NOBODY_ANSWERED = _("None of {asked_agents} has answered yet.")
ANSWER_COUNT = "{answer}: {count}"
ACCEPTED = _("These answers were accepted.")
