"""What is said of personal data: before words are sent, and while they are held back."""

from bridge.domain.language import Phrase as _

# On the card of a report
HELD_NAME = _("“{words}” may name somebody. Your words count, and nobody else reads them until you say so.")
FINE = _("Fine, others may read them")
EDIT = _("Edit")
EDIT_MORE = _("Edit my words …")

# Before words are sent
KEPT_TITLE = _("Before it is saved")
KEPT_SO = _("This is what will be kept. Change it, or save it as it is.")
TAKEN = _("Taken out: {placeholders}. What stood there is saved nowhere.")
LIFTED = _("Lifted out and sealed, for you to tell the customer: {references}.")
NAMED = _(
    "“{words}” may name somebody: please leave names out. Nobody else reads your words until you tap Fine."
)
NAMED_IN_ANSWER = _(
    "“{words}” may name somebody: please leave names out. Otherwise your answer is counted, and its words are not shown."
)

# Other words for a report
MORE_EDIT = _("Change your words. What you said before is kept as a version.")
EDIT_TITLE = _("Edit your words")
EDIT_LABEL = _("What did the customer say?")
EDIT_HINT = _("The words in brackets stand for what was taken out. What it said before is kept as a version.")
EDIT_SEND = _("Save")
EDITED_TITLE = _("Saved")
EDITED = _("The card of no. {number} shows your new words in a moment.")
