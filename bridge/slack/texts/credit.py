"""What people read of credit, and what they can say about it."""

from bridge.domain.credit import Kind

USAGE = (
    "Type /credits and, if you like, whose (me, team, company) and of which time (week, month, quarter). "
    "For example: /credits team last month."
)

# Facts first
OFF = "No credit is recorded for persons here. What becomes of a report is told to its reporter all the same."
NONE = "Nothing yet. It begins with a report that you confirm by tapping Right."
NONE_THEN = "{period}: nothing yet. Write /credits alone to see all of it."
FACTS = "{facts}."
OF = "{whose}: {facts}."
CONTRIBUTIONS = ("{count} contribution", "{count} contributions")
HEARD = ("{count} problem heard", "{count} problems heard")
PLANNED = "{count} planned"
LIVE = "{count} live"
NONE_LIVE = "none live yet"

# Then the sums
SUM = "{points}: {kinds}."
SUM_NONE = "{points}."
KINDS = {
    Kind.INSIGHT: "{count} for reports",
    Kind.FOUND: "{count} for finding early",
    Kind.EVIDENCE: "{count} for useful evidence",
    Kind.ANSWER: "{count} for answers",
    Kind.WORDING: "{count} for wordings",
    Kind.DECISION: "{count} by decision",
}
THEN = "As it was known then: {points}."

# Then the lines
LINE = "{when} · {sentence} · {points}"
LINK = "· {link}"
SAID = "· {contest}"
THE_REPORT = "report"
THE_PROBLEM = "problem"
THE_ISSUE = "issue"
MORE = "The newest {count} of {all} are listed."
CONTEST = "Contest …"
MISSING = "Something is missing …"

# Who is named
TO_MY_TEAM = "Your name is shown to your team only."
TO_EVERYBODY = "Your name is shown to everybody who sees credit."
SHOW_NAME = "Show it to everybody"
TAKE_BACK = "Take that back"

# A team
NO_TEAM = "You are in no team of people who hear customers, so there is no team to show."
SMALL = "{team} has fewer than {smallest} people. Its sums would say too much about each of them, so they are not shown."
NAMED = "Those who agreed to be named, by name:"
COLLEAGUE = "{who}: {facts}"

# The company
COMPANY = "All teams, {period}"
COMPANY_NONE = "{period}: no team has earned anything yet."
TEAM = "{team}: {points}"
SMALLER_TEAMS = "Smaller teams"
HIDDEN = "Teams of fewer than {smallest} people are not shown by themselves."
IN_ALL = "In all: {points}."
SHIPPED = "Shipped by:"
SHIPPED_BY = "{team}: {problems} live"
SHIPPED_BY_NAMED = "{team}: {problems} live, with {who}"

# Contest
CONTEST_TITLE = "Contest"
MISSING_TITLE = "Something is missing"
CONTEST_SEND = "Send"
CONTEST_LABEL = "What is wrong?"
MISSING_LABEL = "What is missing?"
CONTEST_HINT = "Whoever looks after the bridge reads it with the whole history, and decides with a reason."
MISSING_NUMBER = "Which report is it about?"
MISSING_HINT = "Its number, such as 1284. It stands on its card."
NO_NUMBER = "Please give the number of a report."
CONTEST_SENT = "Passed on to whoever looks after the bridge. You will read the decision, and its reason, in your messages."

# The card of those who decide
CONTEST_HEAD = "Contested: {line}"
CONTEST_WHAT = "What {who} says:"
CONTEST_HISTORY = "What happened:"
CONTEST_MOMENT = "{when}: {what}"
CONTEST_EARLIER = "Earlier: {count} more."
CONTEST_PAGE = "All that is contested: {page}"
THE_CONTESTS = "the list of contests"
CONTEST_UNDECIDABLE = (
    "Nobody is named who can decide it. An operator names admins in the settings: people.admins."
)
UPHOLD = "Uphold …"
GRANT = "Grant …"
UPHOLD_TITLE = "Uphold"
UPHOLD_LEAD = "The ledger stays as it is."
GRANT_TITLE = "Grant"
GRANT_LEAD = "An entry with these points and your reason is added to the ledger."
DECIDE_SEND = "Decide"
REASON_LABEL = "Why?"
REASON_HINT = "The person who contested it reads this reason, in these words."
POINTS_LABEL = "How many points?"
POINTS_HINT = "A whole number from -2 to 2."
NO_POINTS = "Please give a whole number from -2 to 2, and not 0."
