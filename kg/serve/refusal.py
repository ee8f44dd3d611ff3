"""Why a request is not answered, as its reader is told."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import KgError


class Refusal(KgError):
    """A status of HTTP and one plain sentence; `headers` go with the response."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.headers = status, message, dict(headers or {})
