"""What those who decide are told."""

# Labels of buttons
OPEN_ISSUE = "Open issue"
LINK_ISSUE = "Link another …"
DECLINE = "Decline …"
ACCEPT_ANSWERS = "Accept these answers"

# The triage card
TRIAGE_NEW = "New problem, {team} · {reports} from {agents} · since {when}"
TRIAGE_DECIDED = "Problem, {team} · {reports} from {agents} · since {when}"
TRIAGE_THEME = "Theme: {theme}"
TRIAGE_WAITING = "Waiting for Jira, which says: {waiting}"
TRIAGE_ISSUE = "Issue: {issue}"
THE_ISSUE = "open it in Jira"

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
