"""Files that the app uploads: asked for, sent, then shared.

See https://docs.slack.dev/messaging/working-with-files#uploading_files.
"""

from dataclasses import dataclass, field
from typing import Any

TYPES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "txt": "text/plain"}


@dataclass
class File:
    """A file of the workspace.

    Attributes:
        id: such as `F0000001`.
        name: as it was asked for.
        length: bytes that were announced.
        alt: what it shows, for those who cannot see it.
        title: given when it is shared.
        data: what was sent; None until then.
        shared: it stands in a conversation, or is kept for the app alone.
    """

    id: str
    name: str
    length: int
    alt: str = ""
    title: str = ""
    data: bytes | None = None
    shared: bool = False

    @property
    def kind(self) -> str:
        """Its ending, such as `png`."""
        return self.name.rpartition(".")[2].lower()

    @property
    def media_type(self) -> str:
        """Its media type."""
        return TYPES.get(self.kind, "application/octet-stream")

    def written(self) -> dict[str, Any]:
        """The file as a message lists it."""
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title or self.name,
            "mimetype": self.media_type,
            "filetype": self.kind,
            "size": self.length,
            "alt_txt": self.alt,
            "mode": "hosted",
        }


@dataclass
class Files:
    """All files of a workspace."""

    by_id: dict[str, File] = field(default_factory=dict)

    def announce(self, name: str, length: int, alt: str) -> File:
        """Make room for a file that is about to be sent."""
        file = File(f"F{len(self.by_id) + 1:08}", name, length, alt)
        self.by_id[file.id] = file
        return file

    def sent(self, file_id: str, data: bytes) -> bool:
        """Take what was sent; False when it is not what was announced."""
        file = self.by_id.get(file_id)
        if file is None or file.data is not None or len(data) != file.length:
            return False
        file.data = data
        return True
