"""What is said of personal data: before words are sent, and while they are held back."""

from bridge.domain.language import Phrase as _

# On the card of a report
HELD_NAME = _("“{words}” may name somebody. Your words count, and nobody else reads them until you say so.")
HELD_FILE = _("A file came with your words. They count, and nobody else reads them until you say so.")
FINE = _("Fine, others may read them")
EDIT = _("Edit")

# Before words are sent
KEPT_TITLE = _("Before it is saved")
KEPT_SO = _("Please look once more: below is what will be kept.")
TAKEN = _("Taken out, and saved nowhere: what stood in place of {placeholders}.")
LIFTED = _("Kept apart from your words, sealed, for you to tell the customer: {references}.")
NAMED = _("“{words}” may name somebody. Please leave names out. If it names nobody, send it as it is.")

# Other words for a report
EDIT_TITLE = _("Edit your words")
EDIT_LABEL = _("What did the customer say?")
EDIT_HINT = _("The words in brackets stand for what was taken out. What it said before is kept as a version.")
EDIT_SEND = _("Save")
EDITED_TITLE = _("Saved")
EDITED = _("Saved. The card of no. {number} shows your new words in a moment.")
