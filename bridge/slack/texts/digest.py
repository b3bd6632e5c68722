"""What leaders and team leads read on Monday."""

from bridge.domain.language import Counted
from bridge.domain.language import Phrase as _

# The digest
HEAD = "{week}: {answered}."
HEAD_DONE = _("{week}: {answered}; nothing waits for an answer.")
TEAM_HEAD = "{week}, {team}: {reports}."
TEAM_HEAD_UNCOUNTED = "{week}, {team}."
ANSWERED = Counted("{count} problem was answered", "{count} problems were answered")
NONE_ANSWERED = _("no problem was answered")
QUIET = _("{week}: a quiet week. Nothing went live, nothing was declined, nothing waits.")
TEAM_QUIET = _(
    "{week}, {team}: a quiet week. Nothing that you reported went live or was declined, nothing waits for you."
)

ASSIGN = _("Assign …")
DID_LINE = "{title} · {heard} · {team}"
WILL_NOT_LINE = "{title}: {reason} ({team})"

TEAM_FOUND = _("Found early by your team: {contributions}.")
TEAM_SHARPENED = _("Evidence, answers and wordings of your team: {contributions}.")

OLDEST = _("{waiting}: {problems}, oldest {oldest}.")
QUESTIONS = _("Not answered yet: {questions} to people of your team.")
CUSTOMERS = _("Still to be told: {customers}.")
ASKED = Counted("{count} question", "{count} questions")
PAGE = _("All of it: {page}")
THE_OVERVIEW = _("the overview")
THE_STORIES = _("you said, we did")
