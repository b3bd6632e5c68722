"""What those who decide are told."""

# Labels of buttons
OPEN_ISSUE = "Open issue"
TAKE_ON = "Take it on"
FILL_FIELDS = "Fill in …"
LINK_ISSUE = "Link another …"
REROUTE = "Send to another team …"
DECLINE = "Decline …"
SNOOZE = "Snooze …"
MORE = "More …"
LIVE = "It is live"
IN_FORCE = "It is in force"
TAKE_BACK = "Take back"
IT_IS = "It is {key}"
GOES_ON = "{key} goes on"
SAME_MERGE = "The same: merge"
DIFFERENT_OPEN = "Different: open the issue"
ACCEPT_ANSWERS = "Accept these answers"
DONE = "Done"
SKIP = "Skip"
REOPEN = "Reopen"
NEW_ISSUE = "New linked issue"
KNOWN = "Known, leave it"
DECLINE_ALL = "Decline these …"
MERGE_ALL = "Merge these …"

# The triage card
TRIAGE_NEW = "New problem, {team}"
TRIAGE_DECIDED = "Problem, {team}"
TRIAGE_FROM = "{reports} from {agents}"
TRIAGE_FROM_CUSTOMERS = "{reports} from {agents}, {customers}"
TRIAGE_SINCE = "since {when}"
TRENDS = {"rising": "rising", "falling": "falling", "steady": "steady"}
TRIAGE_THEME = "Theme: {theme}"
TRIAGE_NEWEST = "Newest decision: {decided}"
TRIAGE_PAGE = "Everything about it: {page}"
THE_PAGE = "the problem's page"
TRIAGE_WAITING = "Waiting for Jira, which says: {waiting}"
TRIAGE_ISSUE = "Issue: {issue}"
THE_ISSUE = "open it in Jira"
TRIAGE_ASSIGNEE = "In charge in Jira: {assignee}."
TRIAGE_OWED = "An answer is owed by {when}."
TRIAGE_OVERDUE = "{overdue}: an answer was owed by {when}."
OVERDUE = "Overdue"
TRIAGE_ASLEEP = "Asleep {asleep}."
TRIAGE_STILL = "Still heard: {reports} since."
TRIAGE_TEAMS = "{teams}."
TRIAGE_MEANWHILE = "Meanwhile: {meanwhile}."
TRIAGE_WORDING = 'Agents tell customers: "{wording}"'

# What it may be the same as
LOOKS_LIKE = 'Looks like {key} "{summary}", open since {when}'
NEIGHBOUR = 'Is it the same as "{title}", {reports}?'
NEIGHBOUR_ISSUE = 'Is it the same as "{title}", {key}, {reports}?'
SURVIVORS = "These problems were joined, and each has an issue. Which one goes on?"
SURVIVOR = '{key} "{summary}", open since {when}'

# The check-up card
CHECK_UP = "{title}, {reports}. Does this fit?"
CHECK_UP_SAME = "Tick what is the same problem:"
CHECK_UP_SAME_AS = 'The same as "{title}"'
CHECK_UP_BELONGS_HERE = "Do these reports belong to it? Take the tick away where one does not:"
CHECK_UP_BELONGS = "It belongs"
CHECK_UP_UNQUOTED = "(Its words are not shown because they may name somebody.)"
CHECK_UP_ELSEWHERE = "If not, it goes to …"

# Heard again
STILL_HEARD_LIVE = 'Still heard: {reports} of "{title}" although it is live since {when}.'
STILL_HEARD_DECLINED = 'Still heard: {reports} of "{title}" since it was declined, {when}.'
STILL_HEARD_ASK = "Those who reported say that it is the same problem. What shall become of it?"

# The weekly list
LIST = "Waiting for {team}: {problems}"
LIST_NONE = "Nothing waits for {team}."
LIST_OWED = "answer by {due}"
LIST_OVERDUE = "answer overdue since {due}"
LIST_MORE = "And {problems} more."
LIST_WEEK = "Week {week}. Most customers first, then the longest waiting."
UNTITLED = "A problem without a title"
LIST_TOGETHER = "Decide several at once:"
LIST_CHOOSE = "Choose up to ten problems"

# An answer is overdue
NUDGE = "Overdue for {days}: {title}"
NUDGES = {
    "owner": "{team}, an answer was owed by {when}. Decide it, or set one new date.",
    "deputy": "An answer of {team} was owed by {when}. You are asked as their deputy.",
    "leaders": "{team} owed an answer by {when}, and has been reminded.",
}
NUDGE_CARD = "Decide it on its card"

# A report that cannot wait
URGENT_WORD = "Urgent"
URGENT = "{urgent}, {team}: one report, {when}."
URGENT_WHERE = "No. {number}. It is decided on its card in your triage channel."
URGENT_UNQUOTED = "Its words are not shown because they may name somebody. Its reporter can say more."

# Answers that came back
ASKED = "Asked on {when}: {text}"
ANSWERED = "{answered} of {asked_agents} answered."
NOBODY_ANSWERED = "None of {asked_agents} has answered yet."
ANSWER_COUNT = "{answer}: {count}"
ACCEPTED = "These answers were accepted."
