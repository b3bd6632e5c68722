"""What people read of credit, and what they can say about it."""

from bridge.domain.credit import Kind
from bridge.domain.language import Counted
from bridge.domain.language import Phrase as _

USAGE = _(
    "Type /credits and, if you like, whose (me, team, company) and of which time (week, month, quarter). "
    "For example: /credits team last month."
)

# Facts first
OFF = _(
    "No credit is recorded for persons here. What becomes of a report is told to its reporter all the same."
)
NONE = _("Nothing yet. It begins with a report that you confirm by tapping Right.")
NONE_THEN = _("{period}: nothing yet. Write /credits alone to see all of it.")
FACTS = "{facts}."
OF = "{whose}: {facts}."
HEARD = Counted("{count} problem heard", "{count} problems heard")
PLANNED = _("{count} planned")
LIVE = _("{count} live")
NONE_LIVE = _("none live yet")

# Then the sums
SUM = "{points}: {kinds}."
SUM_NONE = "{points}."
KINDS = {
    Kind.INSIGHT: _("{count} for reports"),
    Kind.FOUND: _("{count} for finding early"),
    Kind.EVIDENCE: _("{count} for useful evidence"),
    Kind.ANSWER: _("{count} for answers"),
    Kind.WORDING: _("{count} for wordings"),
    Kind.DECISION: _("{count} by decision"),
}
THEN = _("As it was known then: {points}.")

# Then the lines
THE_REPORT = _("report")
THE_PROBLEM = _("problem")
THE_ISSUE = _("issue")
MORE = _("The newest {count} of {all} are listed.")
CONTEST = _("Contest …")
MISSING = _("Something is missing …")

# Who is named
TO_MY_TEAM = _("Your name is shown to your team only.")
TO_EVERYBODY = _("Your name is shown to everybody who sees credit.")
SHOW_NAME = _("Show it to everybody")
TAKE_BACK = _("Take that back")

# A team
NO_TEAM = _("You are in no team of people who hear customers, so there is no team to show.")
SMALL = _(
    "{team} has fewer than {smallest} people. Its sums would say too much about each of them, so they are not shown."
)
NAMED = _("Those who agreed to be named, by name:")
TEAM_THEN = "{team}, {period}"
COLLEAGUE = "{who}: {facts}"

# The company
COMPANY = _("All teams, {period}")
COMPANY_NONE = _("{period}: no team has earned anything yet.")
TEAM = "{team}: {points}"
SMALLER_TEAMS = _("Smaller teams")
HIDDEN = _("Teams of fewer than {smallest} people are not shown by themselves.")
IN_ALL = _("In all: {points}.")
SHIPPED = _("Shipped by:")
SHIPPED_BY = _("{team}: {problems} live")
SHIPPED_BY_NAMED = _("{team}: {problems} live, with {who}")

# Contest
CONTEST_TITLE = _("Contest")
MISSING_TITLE = _("Something is missing")
CONTEST_SEND = _("Send")
CONTEST_LABEL = _("What is wrong?")
MISSING_LABEL = _("What is missing?")
CONTEST_HINT = _("Whoever looks after the bridge reads it with the whole history, and decides with a reason.")
MISSING_NUMBER = _("Which report is it about?")
MISSING_HINT = _("Its number, such as 1284. It stands on its card.")
NO_NUMBER = _("Please give the number of a report.")
CONTEST_SENT = _(
    "Passed on to whoever looks after the bridge. You will read the decision, and its reason, in your messages."
)

# The card of those who decide
CONTEST_HEAD = _("Contested: {line}")
CONTEST_WHAT = _("What {who} says:")
CONTEST_HISTORY = _("What happened:")
CONTEST_MOMENT = "{when}: {what}"
CONTEST_EARLIER = _("Earlier: {count} more.")
CONTEST_PAGE = _("All that is contested: {page}")
THE_CONTESTS = _("the list of contests")
CONTEST_UNDECIDABLE = _(
    "Nobody is named who can decide it. An operator names admins in the settings: people.admins."
)
UPHOLD = _("Uphold …")
GRANT = _("Grant …")
UPHOLD_TITLE = _("Uphold")
UPHOLD_LEAD = _("The ledger stays as it is.")
GRANT_TITLE = _("Grant")
GRANT_LEAD = _("An entry with these points and your reason is added to the ledger.")
DECIDE_SEND = _("Decide")
REASON_LABEL = _("Why?")
REASON_HINT = _("The person who contested it reads this reason, in these words.")
POINTS_LABEL = _("How many points?")
POINTS_HINT = _("A whole number from -2 to 2.")
NO_POINTS = _("Please give a whole number from -2 to 2, and not 0.")
