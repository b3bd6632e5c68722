"""Where a policy stands: nothing is built, so it is decided, and then in force."""

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
IN_FORCE_BY_ONE = _("In force since {when}, thanks to you: {title}.")
STILL_SAME = _("In force since {when}: {title}. Is this the same problem?")
STILL_HEARD = _('Still heard: {reports} of "{title}" although it is in force since {when}.')
