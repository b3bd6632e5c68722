"""What stands in forms."""

from bridge.domain.language import Phrase as _

# Any form
EMPTY = _("Please write a few words.")
NAMED = _("“{words}” may name somebody, and others read this. Please say it without the name.")
NOT_LATER = _("Please choose a day after today.")
NOTHING_CHOSEN = _("Please choose at least one report.")
NO_PROBLEM = _("Please choose a problem.")
REFUSED_TITLE = _("Not possible")
NOT_FOUND = _("This problem cannot be found any more. The newest card in the channel says what became of it.")
SEARCH_PROBLEMS = _("Search by words")
SEARCH_ISSUES = _("Search by key or words")
SEARCH_VALUES = _("Search")
CHOOSE = _("Choose")
REPORT_UNQUOTED = _("No. {number}, its words are not shown")
REPORTS_AFTER = _("More reports, after the first {count}")

# Report what a customer said
INSIGHT_TITLE = _("What a customer said")
INSIGHT_SEND = _("Save")
INSIGHT_LABEL = _("What did the customer say, or what got in the way?")
INSIGHT_PLACEHOLDER = _("Refund shows as pending for nine days, she has called three times")
INSIGHT_HINT = _(
    "Card numbers, phone numbers, e-mail addresses and IBANs are taken out before anything is saved, and customer "
    "references are sealed. Names are not taken out: please leave them out."
)
SAVED_TITLE = _("Saved")
SAVED_MODAL = _("Saved, no. {number}. What becomes of it comes to you as a direct message.")

# Answer a question
ANSWER_TITLE = _("Your answer")
ANSWER_SEND = _("Answer")
ANSWER_LABEL = _("What do you know?")
ANSWER_HINT = _("It goes to the team that asked, without your name.")
WHY_TITLE = _("Why this problem?")

# Decline
DECLINE_TITLE = _("Decline")
DECLINE_SEND = _("Decline")
DECLINE_LABEL = _("Why will this not be changed?")
DECLINE_HINT = _("Everybody who reported it is told this reason, in these words.")
DECLINE_WORDING = _("What can agents tell the customer?")
DECLINE_WORDING_HINT = _("One sentence that they can say word for word.")
DECLINE_ALL_LEAD = _("You decline {problems}:")
DECLINE_ALL_HINT = _("Everybody who reported one of them is told this reason, in these words.")

# Link an issue
LINK_TITLE = _("Link an issue")
LINK_SEND = _("Link")
LINK_FOUND = _("Which open Jira issue is it?")
LINK_LABEL = _("Or its key")
LINK_PLACEHOLDER = _("PAY-311")
LINK_HINT = _("Such as PAY-311, or the issue's address. It goes before what was searched.")
LINK_NOTHING = _("Please choose an issue above, or write its key here.")
NOT_AN_ISSUE = _("That is no issue key. Write one such as PAY-311, or paste the issue's address.")

# Fill in what Jira wants
FILL_TITLE = _("What Jira wants")
FILL_SEND = _("Open the issue")
FILL_NOTHING = _("Jira has not said which fields it wants. Press Open issue to ask it again.")
FILL_ONE_A_LINE = _("One value a line.")

# Snooze
SNOOZE_TITLE = _("Snooze")
SNOOZE_SEND = _("Snooze")
SNOOZE_UNTIL = _("Until which day?")
SNOOZE_MORE = _("Or until so many more reports came in")
SNOOZE_HINT = _("Whichever comes first wakes it.")
SNOOZE_NUMBER = _("Please give a whole number, one or more.")
SNOOZE_NOTHING = _("Please choose a day, or a number of reports.")

# Set a date for the answer
ANSWER_BY_TITLE = _("Answer by")
ANSWER_BY_SEND = _("Set the date")
ANSWER_BY_DATE = _("By when will you answer?")
ANSWER_BY_HINT = _("The date can be moved once.")
ANSWER_BY_REASON = _("What do you need the time for?")
ANSWER_BY_MOVED = _("The date was moved once already, so it stands: {when}.")

# Merge
MERGE_TITLE = _("Merge")
MERGE_SEND = _("Merge")
MERGE_LABEL = _("Which problem is it the same as?")
MERGE_HINT = _("This problem goes into that one. Reports, authors and credit stay, and it can be taken back.")
MERGE_ALL_LEAD = _("You merge {problems}:")
MERGE_ALL_LABEL = _("Into which of them?")
MERGE_ALL_HINT = _("The others go into it. Reports, authors and credit stay, and it can be taken back.")
MERGE_ALL_FEW = _("Choose at least two problems in the list first, then press the button again.")

# Split and move
SPLIT_TITLE = _("Split")
SPLIT_SEND = _("Split off")
SPLIT_LABEL = _("Which reports are about something else?")
SPLIT_NAME = _("What shall the new problem be called?")
SPLIT_HINT = _("Left empty, its clearest report gives the title.")
MOVE_TITLE = _("Move reports")
MOVE_SEND = _("Move")
MOVE_LABEL = _("Which reports belong elsewhere?")
MOVE_TO = _("Which problem do they belong to?")

# Reports that may belong
MAYBES_TITLE = _("Reports that may belong")
MAYBES_SEND = _("Decide")
MAYBES_LABEL = _("Do they belong to this problem?")
MAYBES_ALL = _("All of them")
MAYBES_NONE = _("None of them")
MAYBES_SOME = _("Those that are ticked below")
MAYBES_WHICH = _("Which ones belong?")
MAYBES_NOTHING = _("No report is in doubt here. They come when the grouping is unsure.")

# Send to another team
REROUTE_TITLE = _("Send to another team")
REROUTE_SEND = _("Send")
REROUTE_LABEL = _("To whom does it belong?")
REROUTE_NOTE = _("What should they know?")
REROUTE_NOTHING = _("There is no other team to send it to.")

# Ask
ASK_TITLE = _("Ask")
ASK_SEND = _("Ask")
ASK_LABEL = _("What would you like to know?")
ASK_OPTIONS = _("Answers to tap")
ASK_OPTIONS_HINT = _("Up to five, one a line. Everybody can write an answer of their own too.")
ASK_TO = _("Who is asked?")
ASK_REPORTERS = _("Those who reported it")
ASK_TOO_MANY = _("Please give at most five answers, one a line.")
ASK_TOO_LONG = _("Please keep each answer under {most} characters.")

# Talk
TALK_TITLE = _("Talk")
TALK_SEND = _("Invite")
TALK_LABEL = _("What would you like to talk about?")
TALK_HINT = _("Those who reported it are asked. The first two who say yes join you in a group message.")

# Follow
FOLLOW_TITLE = _("Follow")
FOLLOW_SEND = _("Follow")
FOLLOW_UNTIL = _("Until which day shall you hear of every new report?")
FOLLOW_HINT = _("Left empty, you hear no more of it.")

# Wording
WORDING_TITLE = _("What agents say")
WORDING_SEND = _("Save")
WORDING_TEXT = _("What can agents tell the customer now?")
WORDING_MEANWHILE = _("What can agents do meanwhile?")
WORDING_UNTIL = _("Until which day does it hold?")
WORDING_AUTHOR = _("Whose words are they?")
WORDING_AUTHOR_HINT = _("Who suggested them is credited. Left empty, they are yours.")
WORDING_HINT = _("One sentence that they can say word for word. Left empty, it is taken away.")

# Useful evidence
USEFUL_TITLE = _("Useful evidence")
USEFUL_SEND = _("Save")
USEFUL_LABEL = _("Which reports helped you?")
USEFUL_NOTHING = _("No report counts here yet, so there is none to mark.")

# Thanks
THANK_TITLE = _("Thank those who reported")
THANK_SEND = _("Thank them")
THANK_LABEL = _("What would you like to say?")
THANK_HINT = _("It travels with the next news. If the problem is over already, everybody reads it now.")

# Several problems at once
CHOOSE_TITLE = _("Choose first")
CHOOSE_FIRST = _("Choose problems in the list first, at most ten, then press the button again.")

# Everything else that can be decided
MORE_TITLE = _("More")
FURTHER = {
    "merge": (_("Merge …"), _("It is the same as another problem.")),
    "split": (_("Split …"), _("Some of its reports are about something else.")),
    "move": (_("Move reports …"), _("Some of its reports belong to another problem.")),
    "maybes": (_("Maybes …"), _("Say which of the doubtful reports belong to it.")),
    "ask": (_("Ask …"), _("Put a question to those who hear it, with answers to tap.")),
    "talk": (_("Talk …"), _("Talk with up to two who reported it, in a group message.")),
    "follow": (_("Follow …"), _("Hear of every new report until a day.")),
    "watch": (_("Watch for words …"), _("Hear of every report that speaks of something, until a day.")),
    "wording": (_("Wording …"), _("Say what agents tell customers, and what they do meanwhile.")),
    "tell_by": (_("Date for customers …"), _("The day until which agents may promise customers news.")),
    "useful": (
        _("Useful evidence …"),
        _("Say which reports helped you. Whoever brought them is told, and credited."),
    ),
    "thank": (
        _("Thank those who reported …"),
        _("A few words that travel with the next news. They carry no points."),
    ),
    "heads_up": (_("Heads-up …"), _("Five lines to agents, before the change goes live.")),
    "answer_by": (_("Answer by …"), _("Move the date by which you owe an answer, once.")),
}
