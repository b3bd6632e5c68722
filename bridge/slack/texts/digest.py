"""What leaders and team leads read on Monday."""

# The digest
HEAD = "{week}: {answered}."
HEAD_DONE = "{week}: {answered}; nothing waits for an answer."
TEAM_HEAD = "{week}, {team}: {reports}."
TEAM_HEAD_UNCOUNTED = "{week}, {team}."
ANSWERED = ("{count} problem was answered", "{count} problems were answered")
NONE_ANSWERED = "no problem was answered"
QUIET = "{week}: a quiet week. Nothing went live, nothing was declined, nothing waits."
TEAM_QUIET = "{week}, {team}: a quiet week. Nothing that you reported went live or was declined, nothing waits for you."

NEEDS = "Needs you"
NEED = "{title} {why} ({size})."
ASSIGN = "Assign …"
DID = "You said, we did"
DID_LINE = "{title} · {heard} · {team}"
WILL_NOT = "You said, we will not, because"
WILL_NOT_LINE = "{title}: {reason} ({team})"
NO_REASON = "no reason was given"

FOUND = "Found by {teams}."
SHARPENED = "Sharpened by {teams}."
SHIPPED = "Shipped by {teams}."
TEAM_FOUND = "Found early by your team: {contributions}."
TEAM_SHARPENED = "Evidence, answers and wordings of your team: {contributions}."
CONTRIBUTIONS = ("{count} contribution", "{count} contributions")

OLDEST = "{waiting}: {problems}, oldest {oldest}."
WAITING_WORD = "Waiting for an answer"
QUESTIONS = "Not answered yet: {questions} to people of your team."
CUSTOMERS = "Still to be told: {customers}."
ASKED = ("{count} question", "{count} questions")
PAGE = "All of it: {page}"
THE_OVERVIEW = "the overview"
THE_STORIES = "you said, we did"
