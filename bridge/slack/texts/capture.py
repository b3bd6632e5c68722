"""What people are told while a report is captured: by a shortcut, by a reaction, in a form."""

from bridge.domain.language import Counted
from bridge.domain.language import Phrase as _

# A message that somebody pointed at
THERE_ALREADY = _("This is report no. {number} already. You need do nothing.")
ASKED = _("I ask whoever wrote it, privately. Nothing is kept unless they send it. You need do nothing.")
NOT_A_PERSONS = _(
    "No person wrote this, so there is nobody to ask. If a customer said it to you, report it with /insight in a sentence."
)
NO_MESSAGE = _("This message is not there any more, so there is nothing to report.")

# The author is asked
OFFER = _("Shall your message of {when} become a report, as {captor} suggests?")
OFFER_ABOUT = _("It is about your message of {when}.")
SHOW_MESSAGE = _("Show your message")
OFFER_YOURS = _("It is yours: nothing is kept unless you send it. What follows comes to you.")
OFFER_SEND = _("Send")
OFFER_REFUSE = _("No")
OFFER_SENT = _("You send it. Its number follows here.")
OFFER_NO = _("Not sent. Nothing was kept, and nobody is told.")
OFFER_GONE = _("Your message is not there any more, or has no words in it. Nothing was kept.")
OFFER_UNREAD = _(
    "I am not in that conversation, so I cannot read it. Nothing was kept. Write it here in a sentence, "
    "or invite me there and report the message again."
)
CONTEXT = _("You wrote more in that thread. Shall your own words there stand beside the report?")
CONTEXT_WHO = _(
    "Colleagues who may see the report read them. They are quoted to nobody else, and not in Jira."
)
CONTEXT_SEND = _("Add them")
CONTEXT_SENT = _("Your words in the thread are being added.")
CONTEXT_KEPT = _("Your other words in the thread stand beside the report.")
CONTEXT_NO = _("Only this message is in the report.")

# On behalf of somebody
CUSTOMER_OF = _("Whose customer was it?")
CUSTOMER_OF_HINT = _("Leave it empty if it was yours. If it was a colleague's, news of it goes to them.")
CUSTOMER_OF_EMPTY = _("It was mine")
SAVED_FOR = _("Saved, no. {number}, for {person}: news of it goes to them.")
CAPTURED_BY = _("Captured for you by {captor}.")
NOT_A_PERSON = _("Choose a colleague: a bot has no customers.")

# Files
FILES = Counted("{count} file", "{count} files")
FILES_HELD = _("{files} came with it: counted, and shown to nobody, not in Jira either, until you say so.")
FILES_SHOW = _("Fine, others may look")
FILES_KEEP = _("No")
FILES_SHOWN = _("{files} may be shown.")

# A second look
NAMED = _("Is {name} a colleague? Reports are about what went wrong, not about who. Edit it if you like.")
CALL_BACK_UNKNOWN = _(
    "You wrote that the customer wants a call. Add their reference, such as C-88213, and I will remind you of them."
)
