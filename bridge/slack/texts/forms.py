"""What stands in forms."""

# Any form
EMPTY = "Please write a few words."
NOT_LATER = "Please choose a day after today."
NOTHING_CHOSEN = "Please choose at least one report."
NO_PROBLEM = "Please choose a problem."
REFUSED_TITLE = "Not possible"
NOT_FOUND = "This problem cannot be found any more. The newest card in the channel says what became of it."
SEARCH_PROBLEMS = "Search by words"
SEARCH_ISSUES = "Search by key or words"
SEARCH_VALUES = "Search"
CHOOSE = "Choose"
REPORT_UNQUOTED = "No. {number}, its words are not shown"
REPORTS_FROM = "More reports, from the {first}th on"

# Report an insight
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

# Answer a question
ANSWER_TITLE = "Your answer"
ANSWER_SEND = "Answer"
ANSWER_LABEL = "What do you know?"
ANSWER_HINT = "It goes to the team that asked, without your name."
WHY_TITLE = "Why this problem?"

# Decline
DECLINE_TITLE = "Decline"
DECLINE_SEND = "Decline"
DECLINE_LABEL = "Why will this not be changed?"
DECLINE_HINT = "Everybody who reported it is told this reason, in these words."
DECLINE_WORDING = "What can agents tell the customer?"
DECLINE_WORDING_HINT = "One sentence that they can say word for word."
DECLINE_ALL_LEAD = "You decline {problems}:"
DECLINE_ALL_HINT = "Everybody who reported one of them is told this reason, in these words."

# Link an issue
LINK_TITLE = "Link an issue"
LINK_SEND = "Link"
LINK_FOUND = "Which open Jira issue is it?"
LINK_LABEL = "Or its key"
LINK_PLACEHOLDER = "PAY-311"
LINK_HINT = "Such as PAY-311, or the issue's address. It goes before what was searched."
LINK_NOTHING = "Please choose an issue above, or write its key here."
NOT_AN_ISSUE = "That is no issue key. Write one such as PAY-311, or paste the issue's address."

# Fill in what Jira wants
FILL_TITLE = "What Jira wants"
FILL_SEND = "Open the issue"
FILL_NOTHING = "Jira has not said which fields it wants. Press Open issue to ask it again."
FILL_PERSON = "Choose a person"
FILL_ONE_A_LINE = "One value a line."

# Snooze
SNOOZE_TITLE = "Snooze"
SNOOZE_SEND = "Snooze"
SNOOZE_UNTIL = "Until which day?"
SNOOZE_MORE = "Or until so many more reports came in"
SNOOZE_HINT = "Whichever comes first wakes it."
SNOOZE_NUMBER = "Please give a whole number, one or more."
SNOOZE_NOTHING = "Please choose a day, or a number of reports."

# Set a date for the answer
ANSWER_BY_TITLE = "Answer by"
ANSWER_BY_SEND = "Set the date"
ANSWER_BY_DATE = "By when will you answer?"
ANSWER_BY_HINT = "The date can be moved once."
ANSWER_BY_REASON = "What do you need the time for?"
ANSWER_BY_MOVED = "The date was moved once already, so it stands: {when}."

# Merge
MERGE_TITLE = "Merge"
MERGE_SEND = "Merge"
MERGE_LABEL = "Which problem is it the same as?"
MERGE_HINT = "This problem goes into that one. Reports, authors and credit stay, and it can be taken back."
MERGE_ALL_LEAD = "You merge {problems}:"
MERGE_ALL_LABEL = "Into which of them?"
MERGE_ALL_HINT = "The others go into it. Reports, authors and credit stay, and it can be taken back."
MERGE_ALL_FEW = "Choose at least two problems in the list first, then press the button again."

# Split and move
SPLIT_TITLE = "Split"
SPLIT_SEND = "Split off"
SPLIT_LABEL = "Which reports are about something else?"
SPLIT_NAME = "What shall the new problem be called?"
SPLIT_HINT = "Left empty, its clearest report gives the title."
MOVE_TITLE = "Move reports"
MOVE_SEND = "Move"
MOVE_LABEL = "Which reports belong elsewhere?"
MOVE_TO = "Which problem do they belong to?"

# Reports that may belong
MAYBES_TITLE = "Reports that may belong"
MAYBES_SEND = "Decide"
MAYBES_LABEL = "Do they belong to this problem?"
MAYBES_ALL = "All of them"
MAYBES_NONE = "None of them"
MAYBES_SOME = "Those that are ticked below"
MAYBES_WHICH = "Which ones belong?"
MAYBES_NOTHING = "No report is in doubt here. They come when the grouping is unsure."

# Send to another team
REROUTE_TITLE = "Send to another team"
REROUTE_SEND = "Send"
REROUTE_LABEL = "To whom does it belong?"
REROUTE_NOTE = "What should they know?"
REROUTE_NOTHING = "There is no other team to send it to."

# Ask
ASK_TITLE = "Ask"
ASK_SEND = "Ask"
ASK_LABEL = "What would you like to know?"
ASK_OPTIONS = "Answers to tap"
ASK_OPTIONS_HINT = "Up to five, one a line. Everybody can write an answer of their own too."
ASK_TO = "Who is asked?"
ASK_REPORTERS = "Those who reported it"
ASK_TOO_MANY = "Please give at most five answers, one a line."
ASK_TOO_LONG = "Please keep each answer under {most} characters."

# Talk
TALK_TITLE = "Talk"
TALK_SEND = "Invite"
TALK_LABEL = "What would you like to talk about?"
TALK_HINT = "Those who reported it are asked. The first two who say yes join you in a group message."

# Watch
WATCH_TITLE = "Watch"
WATCH_SEND = "Watch"
WATCH_UNTIL = "Until which day shall you hear of every new report?"
WATCH_HINT = "Left empty, you hear no more of it."

# Wording
WORDING_TITLE = "What agents say"
WORDING_SEND = "Save"
WORDING_TEXT = "What can agents tell the customer now?"
WORDING_MEANWHILE = "What can agents do meanwhile?"
WORDING_UNTIL = "Until which day does it hold?"
WORDING_AUTHOR = "Whose words are they?"
WORDING_AUTHOR_EMPTY = "Choose a person"
WORDING_AUTHOR_HINT = "Who suggested them is credited. Left empty, they are yours."
WORDING_HINT = "One sentence that they can say word for word. Left empty, it is taken away."

# Useful evidence
USEFUL_TITLE = "Useful evidence"
USEFUL_SEND = "Save"
USEFUL_LABEL = "Which reports helped you?"
USEFUL_NOTHING = "No report counts here yet, so there is none to mark."

# Thanks
THANK_TITLE = "Thank those who reported"
THANK_SEND = "Thank them"
THANK_LABEL = "What would you like to say?"
THANK_HINT = "It travels with the next news. If the problem is over already, everybody reads it now."

# Several problems at once
CHOOSE_TITLE = "Choose first"
CHOOSE_FIRST = "Choose problems in the list first, at most ten, then press the button again."

# Everything else that can be decided
MORE_TITLE = "More"
FURTHER = {
    "merge": ("Merge …", "It is the same as another problem."),
    "split": ("Split …", "Some of its reports are about something else."),
    "move": ("Move reports …", "Some of its reports belong to another problem."),
    "maybes": ("Maybes …", "Say which of the doubtful reports belong to it."),
    "ask": ("Ask …", "Put a question to those who hear it, with answers to tap."),
    "talk": ("Talk …", "Talk with up to two who reported it, in a group message."),
    "watch": ("Watch …", "Hear of every new report until a day."),
    "wording": ("Wording …", "Say what agents tell customers, and what they do meanwhile."),
    "useful": (
        "Useful evidence …",
        "Say which reports helped you. Whoever brought them is told, and credited.",
    ),
    "thank": (
        "Thank those who reported …",
        "A few words that travel with the next news. They carry no points.",
    ),
    "heads_up": ("Heads-up …", "Five lines to agents, before the change goes live."),
    "answer_by": ("Answer by …", "Move the date by which you owe an answer, once."),
}
