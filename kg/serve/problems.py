"""What goes wrong, told as who asks can read it: a page, problem details (RFC 9457), or a plain sentence."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from kg.serve.desk import ask, log
from kg.serve.finding import HTML, find_near
from kg.serve.negotiation import accepts, choose
from kg.serve.paper import render
from kg.serve.refusal import Refusal

PROBLEM, JSON, PLAIN = "application/problem+json", "application/json", "text/plain"
HEADINGS = {
    400: "That cannot be asked",
    404: "There is no such page",
    405: "That is not done here",
    406: "Not in that form",
    500: "Something went wrong",
    503: "Too many readers at once",
    504: "That took too long",
    507: "That was too much",
}


async def refused(request: Request, error: Exception) -> Response:
    """What a route or a worker refuses."""
    assert isinstance(error, Refusal)
    if error.status == 500:
        log.error("%s: %s", request.url.path, error.message)
    return await tell(request, error.status, error.message, error.headers)


async def missed(request: Request, error: Exception) -> Response:
    """No such page, or no such method there."""
    assert isinstance(error, HTTPException)
    words = {404: "there is no such page here", 405: f"{request.method} is not done here"}
    message = words.get(error.status_code, str(error.detail))
    return await tell(request, error.status_code, message, dict(error.headers or {}))


async def mistaken(request: Request, error: Exception) -> Response:
    """A parameter that cannot be what it is."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return await tell(request, 400, f"{first['loc'][-1]}: {first['msg'].lower()}", {})


async def tell(request: Request, status: int, message: str, headers: dict[str, str]) -> Response:
    """Why there is no answer. Programs that take anything get a plain sentence, those of the API problem details."""
    told = headers | {"Vary": "Accept"}
    api = request.url.path.startswith("/api/")
    type = PROBLEM if api else choose(accepts(request.headers), [PLAIN, HTML, PROBLEM, JSON])
    if type in {PROBLEM, JSON}:
        title = HTTPStatus(status).phrase if status in set(HTTPStatus) else "Not answered"
        body = {"type": "about:blank", "title": title, "status": status, "detail": message}
        return JSONResponse(body | {"instance": request.url.path}, status, told, PROBLEM)
    if type == HTML:
        return HTMLResponse(await page(request, status, message), status, told)
    return PlainTextResponse(f"{message}\n", status, told)


async def page(request: Request, status: int, message: str) -> str:
    """The same for people; where somebody was not found, with those who have the nearest names."""
    name = request.url.path.removeprefix("/entity/")
    near = []
    if status == HTTPStatus.NOT_FOUND and name != request.url.path:
        try:
            near = (await ask(request, find_near, name)).data
        except Refusal as error:
            log.info("%s: no nearest names: %s", request.url.path, error.message)
    title = f"{request.app.state.desk.edition.articles:,} articles"
    sentence = f"{message[:1].upper()}{message[1:]}."
    return render(
        "error.html", title=title, status=status, heading=HEADINGS.get(status, message), message=sentence, near=near
    )
