"""What operators read when Slack refuses or does not answer."""

# Slack said no, by its code; for operators
REFUSED = {
    "account_inactive": "the bot's account is switched off: install the app again",
    "cant_update_message": "the message is not the bot's own",
    "channel_not_found": "there is no such channel, or the bot is not in it: invite it with /invite",
    "edit_window_closed": "the message is too old to be edited",
    "expired_trigger_id": "the form came too late: Slack allows three seconds",
    "invalid_auth": "the token is wrong: copy it again from the app's settings",
    "invalid_blocks": "the message breaks a limit of Slack's",
    "is_archived": "the channel is archived: name another one",
    "message_not_found": "the message is gone",
    "missing_scope": "a scope is missing: install the app again from its manifest",
    "msg_too_long": "the message is too long",
    "not_authed": "no token was given",
    "not_in_channel": "the bot is not in the channel: invite it with /invite",
    "token_expired": "the token has expired: install the app again",
    "token_revoked": "the token was revoked: install the app again",
    "user_not_found": "there is no such person in this workspace",
}
REFUSED_BECAUSE = "Slack refused {method} ({code}): {reason}."
REFUSED_PLAINLY = "Slack refused {method} ({code})."
TOO_MANY = "Slack asks to wait before the next {method}."
NOT_REACHED = "Slack cannot be reached for {method} ({cause})."
LED_ELSEWHERE = "slack.api_url leads elsewhere for {method}: it must be Slack's own address, with https."
SOCKET_ELSEWHERE = "Slack named a socket that is not its own: nothing is connected. Look at slack.api_url."
UPLOAD_ELSEWHERE = (
    "Slack named a place for pictures that is not its own: nothing is sent. Look at slack.api_url."
)
HALF_ANSWERED = "Slack's answer lacks {part}: what was asked may have been done or not."
NOT_ANSWERED = "Slack did not answer {method} as it should ({cause}): it may have been done or not."
FILE_TOO_LARGE = "The file {file} is too large to be attached."
FILE_ELSEWHERE = "The file {file} is not kept by Slack, so it is not read."
FILE_REFUSED = "Slack did not give a file ({code})."
