"""How Jira says no."""

from collections.abc import Mapping, Sequence


class Refused(Exception):  # noqa: N818 - it is an answer, not a failure of the sandbox
    """A request that Jira refuses.

    Args:
        status: The HTTP status of the answer.
        messages: Sentences about the request as a whole.
        errors: Sentences by field id.
        headers: Extra headers of the answer.
    """

    def __init__(
        self,
        status: int,
        messages: Sequence[str] = (),
        errors: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status = status
        self.messages = list(messages)
        self.errors = dict(errors or {})
        self.headers = dict(headers or {})
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """All that was said, in one line."""
        return " ".join([*self.messages, *self.errors.values()]) or f"Refused with {self.status}."

    @property
    def body(self) -> dict[str, object]:
        """The error collection that Jira answers with."""
        return {"errorMessages": self.messages, "errors": self.errors}


def bad(*messages: str, errors: Mapping[str, str] | None = None) -> Refused:
    """A 400 with sentences about the request, about fields, or both."""
    return Refused(400, messages, errors)


def missing(message: str) -> Refused:
    """A 404 with its sentence."""
    return Refused(404, [message])
