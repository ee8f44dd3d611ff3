"""A running store, spoken to by the SPARQL 1.1 Graph Store HTTP Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/).

What goes wrong is tried again with growing pauses: connections that break, 429 and 5xx. All requests may be repeated,
since adding triples twice adds them once. Redirects are not followed, so what is sent goes where it was meant to.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import quote, unquote

import urllib3
from urllib3.util import Retry, Timeout, Url, make_headers, parse_url

from kg.errors import KgError
from kg.printable import one_line

TRIES = 7  # the pauses between them double, and come to about a minute
FIRST_TRIES = 2  # nobody waits a minute to hear that a port is closed
PAUSE, LONGEST_PAUSE, LONGEST_WISH = 0.5, 30.0, 300  # seconds; the last is the longest Retry-After that is heeded
TIMEOUT = Timeout(connect=10, read=300)
PASSING = frozenset({429, 500, 502, 503, 504})
SAID = 200  # characters of what a server says
HINTS = {
    401: "it wants to know who asks (401): set KG_PUSH_USER and KG_PUSH_PASSWORD, or KG_PUSH_TOKEN",
    403: "you may not write there (403)",
    404: "there is no such endpoint (404); most stores have it at …/store (Oxigraph), …/data (Fuseki) or "
    "…/rdf-graphs/service (RDF4J, GraphDB)",
    405: "it takes no graphs (405): it is no Graph Store, or open to readers only",
    413: "it takes no requests as large as half a megabyte (413)",
    415: "it does not read N-Triples (415): it is no Graph Store",
    501: "it takes no graphs (501): it is no Graph Store, or open to readers only",
}


class Endpoint:
    """The Graph Store at a URL. Its methods raise KgError in one sentence that names the URL and the reason."""

    def __init__(self, url: str, *, user: str = "", password: str = "", token: str = "") -> None:
        """Whoever asks says so by a token or by user and password, which may stand in the URL as well."""
        parts = understand(url)
        if parts.auth and not (user or token):
            user, _, password = (unquote(part) for part in parts.auth.partition(":"))
        self.url = parts._replace(auth=None, fragment=None).url
        self._headers: dict[str, str] = {"User-Agent": "kg-press"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        elif user:
            self._headers |= make_headers(basic_auth=f"{user}:{password}")
        self._known = bool(token or user)
        self._pool = urllib3.PoolManager(timeout=TIMEOUT)
        self._met = False

    def holds(self, graph: str) -> bool:
        """Whether the store has such a graph."""
        answer = self._ask("HEAD", graph)
        if "text/html" in answer.headers.get("Content-Type", "") and answer.status < 300:
            raise KgError(f"{self.url}: it answers with a web page, so it is no Graph Store")
        if answer.status not in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}:
            self._check(answer, graph)
        return answer.status != HTTPStatus.NOT_FOUND

    def replace(self, graph: str, ntriples: bytes) -> None:
        """Let a graph hold these triples and no others."""
        self._check(self._ask("PUT", graph, ntriples), graph)

    def add(self, graph: str, ntriples: bytes) -> None:
        """Let a graph hold these triples too."""
        self._check(self._ask("POST", graph, ntriples), graph)

    def delete(self, graph: str) -> None:
        """Let there be no such graph."""
        answer = self._ask("DELETE", graph)
        if answer.status != HTTPStatus.NOT_FOUND:
            self._check(answer, graph)

    def _ask(self, method: str, graph: str, body: bytes | None = None) -> urllib3.BaseHTTPResponse:
        tries = TRIES if self._met else FIRST_TRIES
        retry = Retry(
            tries,
            status_forcelist=PASSING,
            allowed_methods=None,
            backoff_factor=PAUSE,
            backoff_max=LONGEST_PAUSE,
            retry_after_max=LONGEST_WISH,
            raise_on_status=False,
        )
        headers = self._headers | ({"Content-Type": "application/n-triples"} if body is not None else {})
        sign = "&" if "?" in self.url else "?"
        try:
            answer = self._pool.request(
                method,
                f"{self.url}{sign}graph={quote(graph, safe='')}",
                body=body,
                headers=headers,
                retries=retry,
                redirect=False,
            )
        except urllib3.exceptions.HTTPError as error:
            raise KgError(f"{self.url}: {reason_of(error)}") from None
        self._met = True
        return answer

    def _check(self, answer: urllib3.BaseHTTPResponse, graph: str) -> None:
        if 200 <= answer.status < 300:
            return
        if 300 <= answer.status < 400:
            raise KgError(f"{self.url}: it points elsewhere ({answer.status}): {whereto(answer.headers)}")
        if answer.status == HTTPStatus.UNAUTHORIZED and self._known:
            raise KgError(f"{self.url}: it does not know this user, password or token (401)")
        if answer.status in HINTS:
            raise KgError(f"{self.url}: {HINTS[answer.status]}")
        tried = f", {TRIES + 1} times" if answer.status in PASSING else ""
        raise KgError(f"{self.url}: it refused <{graph}> ({answer.status}{tried}){said_by(answer)}")


def understand(url: str) -> Url:
    """The parts of a web address; raises KgError where it is none, without its password."""
    try:
        parts = parse_url(url)
    except urllib3.exceptions.LocationParseError:
        parts = Url()
    if parts.scheme not in {"http", "https"} or not parts.host:
        raise KgError("the URL of a store begins with http:// or https://, as in http://localhost:7878/store")
    return parts


def reason_of(error: urllib3.exceptions.HTTPError) -> str:
    """Why there was no answer, without the noise of the layers below."""
    cause: BaseException = getattr(error, "reason", None) or error
    match cause:
        case urllib3.exceptions.NameResolutionError():
            return "there is no such host"
        case urllib3.exceptions.SSLError():
            return f"its certificate is not to be trusted ({tidy(str(cause))})"
        case urllib3.exceptions.NewConnectionError():
            return "nobody answers there: is the store running?"
        case urllib3.exceptions.ConnectTimeoutError():
            return f"it did not answer within {TIMEOUT.connect_timeout:.0f} seconds"
        case urllib3.exceptions.ReadTimeoutError():
            return f"it took a request and did not answer within {TIMEOUT.read_timeout:.0f} seconds"
        case _:
            return f"the connection broke ({tidy(str(cause))})"


def whereto(headers: Mapping[str, str]) -> str:
    """The place that a redirect names, without a password."""
    try:
        return tidy(parse_url(headers.get("Location", ""))._replace(auth=None).url) or "nowhere"
    except urllib3.exceptions.LocationParseError:
        return "nowhere"


def said_by(answer: urllib3.BaseHTTPResponse) -> str:
    """What a server says of its refusal, if it is words and no page."""
    if "text/html" in answer.headers.get("Content-Type", ""):
        return ""
    words = tidy(answer.data.decode(errors="replace"))
    return f": {words}" if words else ""


def tidy(text: str) -> str:
    """One short line that is safe to print."""
    return one_line(text)[:SAID]
