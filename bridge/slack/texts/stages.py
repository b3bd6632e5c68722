"""Stages in the words of their kind: a policy is decided, and then in force; and the day that may be told."""

from bridge.domain.language import Phrase as _
from bridge.domain.stages import Stage

STATES = {
    Stage.PLANNED: _("decided, not in force yet"),
    Stage.IN_WORK: _("decided, being prepared"),
    Stage.FIXED: _("ready, not in force yet"),
    Stage.LIVE: _("in force"),
}

NOTES = {
    Stage.PLANNED: _("Decided since {when} ({team}), and not in force yet. Please give customers no date."),
    Stage.IN_WORK: _("Being prepared since {when} ({team}). Please give customers no date."),
    Stage.FIXED: _(
        "Ready since {when} ({team}), and not in force yet. Please do not tell customers that it holds."
    ),
    Stage.LIVE: _("In force since {when}, thanks to you and {colleagues}: {title}."),
}
DATED = {
    Stage.PLANNED: _("Planned since {when} ({team}). You may tell customers that they hear more by {until}."),
    Stage.IN_WORK: _(
        "Being worked on since {when} ({team}). You may tell customers that they hear more by {until}."
    ),
}
POLICIES_DATED = {
    Stage.PLANNED: _(
        "Decided since {when} ({team}), and not in force yet. "
        "You may tell customers that they hear more by {until}."
    ),
    Stage.IN_WORK: _(
        "Being prepared since {when} ({team}). You may tell customers that they hear more by {until}."
    ),
}
MAY_TELL = _("You may tell customers that they hear more by {until}.")

# The form for the day
TELL_BY_TITLE = _("Date for customers")
TELL_BY_SEND = _("Save")
TELL_BY_UNTIL = _("Until which day do customers hear more?")
TELL_BY_HINT = _(
    "Agents may promise this day. If nothing is new by then, they are asked to say so. Left empty, no day is told."
)

# What is different since it is live
CHANGED = _("What changed: {what}")
CHANGED_BUTTON = _("What changed …")
CHANGED_TITLE = _("What changed")
CHANGED_LABEL = _("What is different for customers now?")
CHANGED_HINT = _(
    "One sentence. It stands on the cards of all who reported the problem, and in what they were told. "
    "Left empty, nothing is said."
)

IN_FORCE_BY_ONE = _("In force since {when}, thanks to you: {title}.")
STILL_SAME = _("In force since {when}: {title}. Is this the same problem?")
STILL_HEARD = _("Still heard: {reports} of “{title}” although it is in force since {when}.")
