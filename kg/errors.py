"""What can go wrong for a user, in one clear sentence each."""

from __future__ import annotations


class KgError(Exception):
    """Something the user can act on: the message names the file or the setting and the reason."""


class InputError(KgError):
    """An input that cannot be read; the others go through."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return InputError, (self.source, self.reason)  # what pickle would call with the message alone


class KgWarning(UserWarning):
    """Something that was left undone and that the user may want to know: the message names the file and the reason."""
