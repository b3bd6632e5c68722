"""What is said of messages that people write without a button."""

from bridge.domain.language import Phrase as _

# A direct message while a question is open
REPLY_ASK = _("Is this your answer to {team}, or a new report?")
REPLY_ASK_MANY = _("Is this an answer, or a new report?")
REPLY_QUESTION = _("{team} asked: {text}")
IS_ANSWER = _("It is my answer")
IS_ANSWER_TO = _("Answer: {text}")
IS_REPORT = _("A new report")
REPLY_WAITS = _("It is kept. If you say nothing, it is a report tomorrow.")
REPLY_STATES = {
    "answer": _("Passed on to {team} as your answer. Thank you."),
    "report": _("It is a report: no. {insight}."),
    "late": _("You said nothing, so it is a report now: no. {insight}."),
    "gone": _("You deleted it, so it is neither an answer nor a report."),
    "closed": _("{team} does not ask this any more, so it is a report: no. {insight}."),
}

# A question that is not asked any more, for those who asked
WITHDRAW = _("Withdraw the question")
WITHDRAWN = _("Withdrawn: nobody is asked any more. What was answered before stays.")

# A word on a "no"
OBJECT = _("Know something that changes this? Your next reply here goes to {team}, within three days.")
OBJECTION = _("Your “no” to {title}: {who} reported it and replies:")

# A reply in a thread
REPLY_HEARD = {
    "answer": _("Passed on to {team} as your answer. Thank you."),
    "objection": _("Passed on to {team}. You hear of it if the decision changes."),
    "named": _(
        "Your reply may name somebody, so {team} did not get it. Please write it again without names."
    ),
    "closed": _("{team} does not ask this any more, so your answer was not passed on."),
    "nobody": _(
        "Nobody reads replies here, so this one was not passed on. For something new, write me a message of its own."
    ),
}
