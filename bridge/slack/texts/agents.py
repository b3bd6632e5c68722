"""What those who report are told."""

from bridge.domain.language import Phrase as _
from bridge.domain.stages import Stage

# Labels of buttons
RIGHT = _("Right")
NOT_SAME = _("Not the same")
UNDO = _("Undo")
WHY = _("Why?")
DETAILS = _("Add details")
MORE = _("More")
SOMETHING_NEW = _("Something new")
SAME = _("Same")
DIFFERENT = _("Different")
JOIN_TALK = _("Yes, add me")
NOT_NOW = _("Not now")
WRITE_ANSWER = _("Write an answer")
CANDIDATE = "{title}, {reports}"
UNTITLED = _("A new problem")

# The home card
HOME = "{saved} · {title} · {reports} · {stage}"
HOME_SAVED = _("Saved, no. {number}")
HOME_SPLIT = _("{saved}. It speaks of {problems}:")
HOME_UNSURE = _("{saved}. Is it one of these?")
HOME_UNTIL_YOU_SAY = _("Until you say, it stands on its own.")
HOME_ALONE = _(
    "{saved}. Nobody else has reported this yet (1 of {listen}). I will tell you when somebody does."
)
HOME_PRAISE = _("{saved}. Thank you for passing this praise on: {team} will see it.")
HOME_CONFIRMED = _("You said this is right.")
HOME_SAME_CALL = _("Same call as no. {number}, counted once.")
HOME_DECLINED = _("The reason: {reason}.")
TELL = _("Tell the customer: “{wording}” ({team})")
TELL_UNTIL = _("Tell the customer: “{wording}” ({team}, until {until})")
MEANWHILE = _("Meanwhile: {meanwhile}")
STATES = {
    Stage.HEARD: _("listening, {count} of {listen}"),
    Stage.WITH_TEAM: _("with {team}"),
    Stage.PLANNED: _("planned"),
    Stage.IN_WORK: _("being worked on"),
    Stage.FIXED: _("fixed, not live yet"),
    Stage.LIVE: _("live"),
    Stage.DECLINED: _("will not be changed"),
    Stage.MERGED: _("joined with another problem"),
}
SHOWN = _("shown to {team}")
THE_TEAM = _("the team that owns it")

HOME_REMOVED = _("The words of this report were removed. It still counts, and so does your credit.")
HOME_LEFT_IN = _("What {key} says of them in Jira is not ours to change: its team was asked to take it out.")

# What else can be done with a report
MORE_TITLE = _("Report no. {number}")
MORE_UNDO = _("Take back what you said last of where this report belongs.")
MORE_DETAILS = _("How the customer reached you, which partner was part of it, how they felt, a file.")
REMOVE = _("Delete my words …")
MORE_REMOVE = _("Delete your words wherever they are kept. The report still counts, and so does your credit.")
TAKE_DOWN = _("Ask for removal …")
MORE_TAKE_DOWN = _(
    "Somebody should not be in these words. The team that owns the problem, or a lead, decides."
)
MORE_NOTHING = _("The words of this report were removed. There is nothing left to do with it.")
DONE_TITLE = _("Done")
DONE = _("The card shows it in a moment.")

# Nobody else for a month
STILL_ALONE = _("Nobody else has reported this since {when}: {title} (1 of {listen}).")
WAKES_BY_ITSELF = _(
    "It is kept, and wakes by itself: I will tell you when somebody else reports it. You need do nothing."
)

# One stage told in a home's thread
NOTES = {
    Stage.HEARD: _("You are no longer alone with this: {title} · {reports} · listening since {when}."),
    Stage.WITH_TEAM: _("With {team} since {when}. You will hear what they decide."),
    Stage.PLANNED: _("Planned since {when} ({team}). Please give customers no date."),
    Stage.IN_WORK: _("Being worked on since {when} ({team}). Please give customers no date."),
    Stage.FIXED: _(
        "Fixed since {when} ({team}), and not live yet. Please do not tell customers that it is fixed."
    ),
    Stage.LIVE: _("Live since {when}, thanks to you and {colleagues}: {title}."),
    Stage.DECLINED: _("Will not be changed: {reason} ({team})."),
    Stage.MERGED: _(
        "Joined with {title}, which says the same. Your report moves along, and so will the news."
    ),
}
HEARD_AGAIN = _("Nothing is decided yet: {title} · {reports} · listening since {when}.")
LIVE_BY_ONE = _("Live since {when}, thanks to you: {title}.")
DECLINED_UNSAID = _("Will not be changed ({team}). No reason was given.")
YOU_REPORTED = _("You reported:")
YOU_REPORTED_OFTEN = _("You sent {reports} of this. The first:")
THANKS = _("{team} says: “{text}”")
CORRECTION = _("Correction: what I told you last no longer holds. If you told a customer, please tell them.")

# A question
QUESTION = _("{team} asks those who heard this: {text}")
QUESTION_ABOUT = _("About: {title}")
QUESTION_COUNT = _("{answered} of {asked} have answered.")
QUESTION_WITHDRAWN = _("This is not asked any more. You need do nothing.")
YOU_ANSWERED = _("You answered: {answer}")

# A report of what is live already
STILL_SAME = _("Live since {when}: {title}. Is this the same problem?")
STILL_SAME_DECLINED = _("Declined {when}: {title}. Is this the same problem?")

# A talk
TALK_INVITE = _("{team} would like to talk with those who heard this: {text}")
TALK_HINT = _("It is a group message with at most two who reported. Your lead is told.")
