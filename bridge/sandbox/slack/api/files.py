"""`files.*`; see https://docs.slack.dev/reference/methods/files.completeUploadExternal."""

from bridge.sandbox.slack.api.call import Answer, Call, missing, whole
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.files import File

LONGEST_ALT = 2000


def get_upload_url(call: Call) -> Answer:
    """Say where a file is to be sent."""
    length = whole(call.need("length"))
    if not length:
        raise SlackError("file_upload_size_restricted" if length == 0 else "invalid_arguments")
    if len(call.text("alt_txt")) > LONGEST_ALT:
        raise SlackError("alt_txt_too_large")
    file = call.state.files.announce(call.need("filename"), length, call.text("alt_txt"))
    return {"upload_url": f"{call.base}slack/upload/{file.id}", "file_id": file.id}


def info(call: Call) -> Answer:
    """One file, and where what is in it can be read with the bot's token."""
    file = call.state.files.by_id.get(call.need("file"))
    if file is None or file.data is None:
        raise SlackError("file_not_found")
    return {"file": file.written() | {"url_private_download": f"{call.base}slack/files/{file.id}"}}


def complete_upload(call: Call) -> Answer:
    """Share files that were sent, in a conversation or with nobody."""
    given = call.structure("files")
    if not isinstance(given, list) or not given:
        raise missing("files")
    files = [_sent(call, one) for one in given]
    if call.text("channel_id"):
        call.args["channel"] = call.text("channel_id")
        channel, thread = call.own_channel(), call.text("thread_ts") or None
        if thread is not None and thread not in channel.log.messages:
            raise SlackError("invalid_thread_ts")
        comment = call.text("initial_comment")
        call.outgoing += call.state.app_shares(channel, files, comment, thread_ts=thread)
    for file in files:
        file.shared = True
    return {"files": [file.written() for file in files]}


def _sent(call: Call, one: object) -> File:
    given = one if isinstance(one, dict) else {}
    file = call.state.files.by_id.get(str(given.get("id", "")))
    if file is None or file.data is None:
        raise SlackError("file_not_found")
    if file.shared:
        raise SlackError("file_update_failed")
    file.title = str(given.get("title") or file.name)
    return file
