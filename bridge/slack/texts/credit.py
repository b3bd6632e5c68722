"""What a person reads of their own credit."""

# Credit
CREDIT_NONE = "Nothing yet. It begins with a report that you confirm by tapping Right."
CREDIT_FACTS = "{problems} heard, {live} of them live."
CREDIT_FACTS_NONE_LIVE = "{problems} heard, none of them live yet."
CREDIT_SUM = "{total}: {insight} for insights, {found} for finding early, {answer} for answers."
CREDIT_LINE = "{when} · {sentence} · {points}"
CREDIT_MORE = "The newest {count} are listed."
