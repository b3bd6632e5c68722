"""The form for what can be added to a report that is saved already."""

from bridge.domain.details import Contact, Feeling
from bridge.domain.language import Phrase as _

TITLE = _("Add details")
SEND = _("Add")
LEAD = _("Report no. {number} is saved. Everything here is optional, and helps whoever fixes it.")
CONTACT = _("How did the customer reach you?")
PARTNER = _("Was a partner part of it?")
PARTNER_HINT = _("A courier, a shop, a payment service. No names of people, please.")
FEELING = _("How did the customer feel?")
CUSTOMER = _("Customer reference")
CUSTOMER_HINT = _("Taken out of the words at once; with it I can remind you whom to tell.")
FILE = _("A picture or a document")
FILE_HINT = _("Shown to nobody, not in Jira either, until you say on the report's card that it may be.")
NO_REFERENCE = _("This does not look like a customer reference. Type it as your helpdesk shows it.")
ADDED_TITLE = _("Added")
ADDED = _("Added to report no. {number}. The card shows it in a moment.")

CONTACTS = {
    Contact.PHONE: _("By phone"),
    Contact.CHAT: _("In a chat"),
    Contact.MAIL: _("By mail"),
    Contact.SHOP: _("In a shop"),
    Contact.SOCIAL: _("On social media"),
    Contact.OTHER: _("Otherwise"),
}
FEELINGS = {
    Feeling.CALM: _("Calm"),
    Feeling.WORRIED: _("Worried"),
    Feeling.UPSET: _("Upset"),
    Feeling.ANGRY: _("Angry"),
}

# What owners read of it
REACHED = _("Reached us by {contacts}.")
FELT = _("They felt {feelings}.")
CONTACT_COUNTS = {
    Contact.PHONE: _("phone ({count})"),
    Contact.CHAT: _("chat ({count})"),
    Contact.MAIL: _("mail ({count})"),
    Contact.SHOP: _("visit ({count})"),
    Contact.SOCIAL: _("social media ({count})"),
    Contact.OTHER: _("another way ({count})"),
}
FEELING_COUNTS = {
    Feeling.CALM: _("calm ({count})"),
    Feeling.WORRIED: _("worried ({count})"),
    Feeling.UPSET: _("upset ({count})"),
    Feeling.ANGRY: _("angry ({count})"),
}
