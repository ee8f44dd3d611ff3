"""What every response and every request of the server must keep to, whatever route it is for.

A page that a reader has open elsewhere can send requests to this machine, though not read the answers: so requests that
say that they come from another site are refused, unless they are links that somebody followed. It could read them by a
name of its own that it has led to this machine (DNS rebinding): so only the names below are answered to.
"""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.refusal import Refusal

LONGEST = 1 << 20  # bytes of a request's body
HERE = "localhost"


def policy(script: str = "'self'", style: str = "'self'", connect: str = "'self'") -> dict[str, str]:
    """The header that says what a page may load and run: what this server sends, and nothing inline, unless told."""
    told = (
        f"default-src 'none'; script-src {script}; style-src {style}; img-src 'self' data:; font-src 'self'; "
        f"connect-src {connect}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return {"Content-Security-Policy": told}


HEADERS = policy() | {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """ASGI middleware: hosts, origins, sizes and headers."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self._app, self._hosts = app, {HERE, *hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, size = Headers(scope=scope), 0
        origin = headers.get("origin", "")
        friend = origin if is_here(urlsplit(origin).hostname or "") else ""

        async def sized() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > LONGEST:
                raise TOO_LONG
            return message

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                dress(MutableHeaders(scope=message), friend)
            await send(message)

        if refusal := self._objection(headers):
            await PlainTextResponse(f"{refusal.message}\n", refusal.status)(scope, receive, dressed)
        else:
            await self._app(scope, sized, dressed)

    def _objection(self, headers: Headers) -> Refusal | None:
        """Why a request is not even looked at."""
        host = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        if not (host in self._hosts or is_address(host)):
            return Refusal(421, f"this server does not answer to the name {host[:100]!r}")
        origin = headers.get("origin")
        site = urlsplit(origin or "").hostname or ""
        if origin and not (is_here(site) or urlsplit(origin).netloc == headers.get("host")):
            return Refusal(403, "pages of other sites may not ask this server")
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate" and not origin:
            return Refusal(403, "pages of other sites may not ask this server")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LONGEST:
            return TOO_LONG
        return None


TOO_LONG = Refusal(413, f"a request may hold {LONGEST >> 20} MB")


def dress(headers: MutableHeaders, friend: str) -> None:
    """Add the headers that are not there yet; pages of this machine (`friend`) may read the answer."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if friend:
        headers["Access-Control-Allow-Origin"] = friend
        headers.add_vary_header("Origin")


def is_here(host: str) -> bool:
    """Whether a host is this machine."""
    return host == HERE or (is_address(host) and ip_address(host).is_loopback)


def is_address(host: str) -> bool:
    """Whether a host is an address of numbers, which nobody can lead elsewhere."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
