"""Every sentence that the room says, whole, with named places: one file to translate.

Tone: a calm colleague. Fewer words, one idea a line, the number or the next step first.
"""

from bridge.domain.stages import Stage

# Labels of buttons
RIGHT = "Right"
NOT_SAME = "Not the same"
UNDO = "Undo"
WHY = "Why?"
SOMETHING_NEW = "Something new"
WRITE_ANSWER = "Write an answer"
OPEN_ISSUE = "Open issue"
LINK_ISSUE = "Link another …"
DECLINE = "Decline …"
ACCEPT_ANSWERS = "Accept these answers"
CANDIDATE = "{title}, {reports}"
UNTITLED = "A new problem"
CANCEL = "Cancel"
CLOSE = "Close"

# Numbers with their units: for one, for many
REPORTS = ("{count} report", "{count} reports")
AGENTS = ("{count} agent", "{count} agents")
COLLEAGUES = ("{count} colleague", "{count} colleagues")
POINTS = ("{count} point", "{count} points")
PROBLEMS = ("{count} problem", "{count} problems")

# A gesture answered
SAVED = "Saved, no. {number}."
NOT_SAVED = "Not saved, please send again."
NOT_SHOWN = "That cannot be shown just now, please try again."
NOT_DONE = "That did not reach us, please press again."
USAGE = (
    "Type /insight and what the customer said, in one line: /insight refund pending for nine days. "
    "/insight alone opens a form. /credits shows your own contributions."
)
UNKNOWN_COMMAND = "There is no command {command} here. " + USAGE

# The home card
HOME = "{saved} · {title}"
HOME_WHERE = "{reports} · {stage}"
HOME_SAVED = "Saved, no. {number}"
HOME_SPLIT = "{saved}. It speaks of {problems}:"
HOME_UNSURE = "{saved}. Is it one of these?"
HOME_UNTIL_YOU_SAY = "Until you say, it stands on its own."
HOME_ALONE = "{saved}. Nobody else has reported this yet (1 of {listen}). I will tell you when somebody does."
HOME_PRAISE = "{saved}. Thank you for passing this praise on: {team} will see it."
HOME_CONFIRMED = "You said this is right."
HOME_SAME_CALL = "Same call as no. {number}, counted once."
HOME_DECLINED = "The reason: {reason}."
STATES = {
    Stage.HEARD: "listening, {count} of {listen}",
    Stage.WITH_TEAM: "with {team}",
    Stage.PLANNED: "planned",
    Stage.IN_WORK: "being worked on",
    Stage.FIXED: "fixed, not live yet",
    Stage.LIVE: "live",
    Stage.DECLINED: "will not be changed",
    Stage.MERGED: "joined with another problem",
}
SHOWN = "shown to {team}"
THE_TEAM = "the team that owns it"

# One stage told in a home's thread
NOTES = {
    Stage.HEARD: "You are no longer alone with this: {title} · {reports} · listening since {when}.",
    Stage.WITH_TEAM: "With {team} since {when}. You will hear what they decide.",
    Stage.PLANNED: "Planned since {when} ({team}). Please give customers no date.",
    Stage.IN_WORK: "Being worked on since {when} ({team}). Please give customers no date.",
    Stage.FIXED: "Fixed since {when} ({team}), and not live yet. Please do not tell customers that it is mended.",
    Stage.LIVE: "Live since {when}, thanks to you and {colleagues}: {title}.",
    Stage.DECLINED: "Will not be changed: {reason} ({team}).",
    Stage.MERGED: "Joined with another problem that says the same. Your report moves along, and so will the news.",
}
LIVE_BY_ONE = "Live since {when}, thanks to you: {title}."
DECLINED_UNSAID = "Will not be changed ({team}). No reason was given."
YOU_REPORTED = "You reported:"
CORRECTION = "Correction: what I told you last no longer holds. If you told a customer, please tell them."

# A question
QUESTION = "{team} asks those who heard this: {text}"
QUESTION_ABOUT = "About: {title}"
QUESTION_COUNT = "{answered} of {asked} have answered."
YOU_ANSWERED = "You answered: {answer}"

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

# Modals
INSIGHT_TITLE = "Report an insight"
INSIGHT_SEND = "Save"
INSIGHT_LABEL = "What did the customer say, or what got in the way?"
INSIGHT_PLACEHOLDER = "Refund shows as pending for nine days, she has called three times"
INSIGHT_HINT = (
    "Card numbers, phone numbers, e-mail addresses and IBANs are taken out before anything is saved. "
    "Names are not: please leave them out."
)
SAVED_TITLE = "Saved"
SAVED_MODAL = "Saved, no. {number}. What becomes of it comes to you as a direct message."
DECLINE_TITLE = "Decline"
DECLINE_SEND = "Decline"
DECLINE_LABEL = "Why will this not be changed?"
DECLINE_HINT = "Everybody who reported it is told this reason, in these words."
LINK_TITLE = "Link an issue"
LINK_SEND = "Link"
LINK_LABEL = "Which Jira issue?"
LINK_PLACEHOLDER = "PAY-311"
LINK_HINT = "Its key, such as PAY-311, or its address."
NOT_AN_ISSUE = "That is no issue key. Write one such as PAY-311, or paste the issue's address."
ANSWER_TITLE = "Your answer"
ANSWER_SEND = "Answer"
ANSWER_LABEL = "What do you know?"
ANSWER_HINT = "It goes to the team that asked, without your name."
EMPTY = "Please write a few words."
WHY_TITLE = "Why this problem?"

# Credit
CREDIT_NONE = "Nothing yet. It begins with a report that you confirm by tapping Right."
CREDIT_FACTS = "{problems} heard, {live} of them live."
CREDIT_FACTS_NONE_LIVE = "{problems} heard, none of them live yet."
CREDIT_SUM = "{total}: {insight} for insights, {found} for finding early, {answer} for answers."
CREDIT_LINE = "{when} · {sentence} · {points}"
CREDIT_MORE = "The newest {count} are listed."

# Slack said no, by its code; for operators
REFUSED = {
    "account_inactive": "the bot's account is switched off: install the app again",
    "cant_update_message": "the message is not the bot's own",
    "channel_not_found": "there is no such channel, or the bot is not in it: invite it with /invite",
    "edit_window_closed": "the message is too old to be edited",
    "expired_trigger_id": "the form came too late: Slack allows three seconds",
    "invalid_auth": "the token is wrong: copy it again from the app's settings",
    "invalid_blocks": "the message breaks a limit of Slack's",
    "is_archived": "the channel is archived: name another one",
    "message_not_found": "the message is gone",
    "missing_scope": "a scope is missing: install the app again from its manifest",
    "msg_too_long": "the message is too long",
    "not_authed": "no token was given",
    "not_in_channel": "the bot is not in the channel: invite it with /invite",
    "token_expired": "the token has expired: install the app again",
    "token_revoked": "the token was revoked: install the app again",
    "user_not_found": "there is no such person in this workspace",
}
REFUSED_BECAUSE = "Slack refused {method} ({code}): {reason}."
REFUSED_PLAINLY = "Slack refused {method} ({code})."
TOO_MANY = "Slack asks to wait before the next {method}."
NOT_REACHED = "Slack cannot be reached for {method} ({cause})."
HALF_ANSWERED = "Slack's answer lacks {part}: what was asked may have been done or not."
NOT_ANSWERED = "Slack did not answer {method} as it should ({cause}): it may have been done or not."


def counted(forms: tuple[str, str], count: int) -> str:
    """A number with its unit.

    >>> counted(REPORTS, 1), counted(REPORTS, 38)
    ('1 report', '38 reports')
    """
    return forms[count != 1].format(count=count)
