"""What a reporter reads of customers who can be told the news."""

SAME_THING = "Same thing"
NOT_THIS = "Not this"
ANSWERED = {
    "same": "You said that it is the same thing.",
    "not": "You said that this is not it. Your report is looked at again.",
}

TELL_THEM = "Tell {customers} of no. {insight} by {due}: {title}."
TELL_AGAIN = "Please call again by {due} whoever you told of no. {insight}: it does not hold any more."
SAY = "You could say: “{wording}”"
CUSTOMERS = ("{count} customer", "{count} customers")
TOLD = "Told"
NOT_REACHED = "Not reached"
HAND_OVER = "Hand over"
NOT_WANTED = "Not wanted"
SHOW = "Show"
OUTCOMES = {
    "": "{name}",
    "told": "{name}: told. Thank you.",
    "not_reached": "{name}: not reached yet.",
    "handed_over": "{name}: handed over to your lead.",
    "not_wanted": "{name}: does not want to be called.",
    "withdrawn": "{name}: nothing to tell any more.",
}
REFERENCE_TITLE = "Customer"
REFERENCE = "{name} of no. {insight} is {value}."
