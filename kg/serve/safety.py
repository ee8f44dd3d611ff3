"""What every response and every request of the server must keep to, whatever route it is for.

A page that a reader has open elsewhere can send requests to this machine, though not read the answers: so requests that
say that they come from another site are refused, unless they are links that somebody followed. It could read them by a
name of its own that it has led to this machine (DNS rebinding): so only the names below are answered to.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Collection
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.printable import printable
from kg.serve.refusal import Refusal

LONGEST = 1 << 20  # bytes of a request's body
SLOWEST = 20.0  # seconds between two pieces of it
HERE = "localhost"
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "600",
}

_ORIGIN = re.compile(r"https?://(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?", re.IGNORECASE)

log = logging.getLogger("kg.serve")


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
    """ASGI middleware: hosts, origins, sizes, headers, HEAD wherever there is GET, and faults of kg in plain words."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self._app, self._hosts = app, {HERE, *hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, bare, size, begun = Headers(scope=scope), scope["method"] == "HEAD", 0, False
        whole = False
        friend = headers.get("origin", "") if is_here(host_of(headers.get("origin", ""))) else ""

        async def sized() -> Message:
            nonlocal size, whole
            try:
                async with asyncio.timeout(None if whole else SLOWEST):
                    message = await receive()
            except TimeoutError:
                raise Refusal(408, "the rest of the request did not come") from None
            whole = not message.get("more_body", False)
            size += len(message.get("body", b""))
            if size > LONGEST:
                raise TOO_LONG
            return message

        async def dressed(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start":
                dress(MutableHeaders(scope=message), friend)
            if bare and "body" in message:
                message["body"] = b""
            await send(message)

        async def say(status: int, message: str) -> None:
            await PlainTextResponse(f"{message}\n", status)(scope, receive, dressed)

        if refusal := self._objection(headers):
            await say(refusal.status, refusal.message)
        elif scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await Response(status_code=204, headers=PREFLIGHT)(scope, receive, dressed)
        else:
            try:
                await self._app({**scope, "method": "GET"} if bare else scope, sized, dressed)
            except ClientDisconnect:  # in the middle of what was to be asked
                pass
            except Exception as error:
                log.error("%s: %s: %s", printable(scope["path"]), type(error).__name__, error)
                if begun:
                    raise
                await say(500, "this could not be answered, by a fault of kg")

    def _objection(self, headers: Headers) -> Refusal | None:
        """Why a request is not even looked at."""
        host, origin, length = (headers.get(name, "") for name in ("host", "origin", "content-length"))
        name = host_of(f"http://{host}")
        if not (name in self._hosts or is_address(name)):
            return Refusal(421, f"this server does not answer to the name {printable(name[:100])!r}")
        if origin:
            foreign = not is_here(host_of(origin)) and origin not in (f"http://{host}", f"https://{host}")
        else:  # pictures and the like, of which browsers do not tell the origin
            foreign = headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate"
        if foreign:
            return Refusal(403, "pages of other sites may not ask this server")
        return TOO_LONG if length.isdecimal() and int(length) > LONGEST else None


TOO_LONG = Refusal(413, f"a request may hold {LONGEST >> 20} MB")


def dress(headers: MutableHeaders, friend: str) -> None:
    """Add the headers that are not there yet; pages of this machine (`friend`) may read the answer."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if friend:
        headers["Access-Control-Allow-Origin"] = friend
        headers.add_vary_header("Origin")


def host_of(address: str) -> str:
    """The host of an origin, or nothing where it has none, or has more than a host and a port.

    >>> host_of("http://[::1]:8000"), host_of("http://evil.example\\\\@localhost")
    ('::1', '')
    """
    found = _ORIGIN.fullmatch(address)
    return found[1].strip("[]").lower() if found else ""


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
