"""What those who report are told."""

from bridge.domain.stages import Stage

# Labels of buttons
RIGHT = "Right"
NOT_SAME = "Not the same"
UNDO = "Undo"
WHY = "Why?"
SOMETHING_NEW = "Something new"
SAME = "Same"
DIFFERENT = "Different"
JOIN_TALK = "Yes, add me"
NOT_NOW = "Not now"
WRITE_ANSWER = "Write an answer"
CANDIDATE = "{title}, {reports}"
UNTITLED = "A new problem"

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
TELL = "Tell the customer: “{wording}” ({team})"
MEANWHILE = "Meanwhile: {meanwhile}"
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
HEARD_AGAIN = "Nothing is decided yet: {title} · {reports} · listening since {when}."
LIVE_BY_ONE = "Live since {when}, thanks to you: {title}."
DECLINED_UNSAID = "Will not be changed ({team}). No reason was given."
YOU_REPORTED = "You reported:"
THANKS = "{team} says: “{text}”"
CORRECTION = "Correction: what I told you last no longer holds. If you told a customer, please tell them."

# A question
QUESTION = "{team} asks those who heard this: {text}"
QUESTION_ABOUT = "About: {title}"
QUESTION_COUNT = "{answered} of {asked} have answered."
QUESTION_WITHDRAWN = "This is not asked any more. Nothing to do for you."
YOU_ANSWERED = "You answered: {answer}"

# A report of what is live already
STILL_SAME = "Live since {when}: {title}. Is this the same problem?"
STILL_SAME_DECLINED = "Declined on {when}: {title}. Is this the same problem?"

# A talk
TALK_INVITE = "{team} would like to talk with those who heard this: {text}"
TALK_HINT = "It is a group message with at most two who reported. Your lead is told."
