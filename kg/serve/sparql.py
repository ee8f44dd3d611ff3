"""/sparql: the SPARQL 1.1 Protocol for questions; without one, what the endpoint is (description.py)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from kg.serve.answering import Dataset, answer_query
from kg.serve.description import DESCRIBED, HTML, describe
from kg.serve.desk import QUERIES, ask, respond
from kg.serve.negotiation import accepts, choose
from kg.serve.refusal import Refusal

router = APIRouter(tags=["SPARQL"])
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
METHODS = "GET, HEAD, POST, OPTIONS"
READ_ONLY = "nothing can be changed here: only questions are answered"
Fields = Sequence[tuple[str, str]]


@router.get("/sparql")
async def ask_by_address(request: Request) -> Response:
    """A query in the address, or the description of the service; readers with a browser get to /query."""
    fields = read_form(request.url.query)
    if any(name in {"query", "update"} for name, _ in fields):
        return await answer(request, fields)
    type = choose(accepts(request.headers), [*DESCRIBED, HTML])
    if type == HTML:
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    if type is None:
        raise Refusal(406, f"this endpoint is described as {', '.join(DESCRIBED)}")
    desk = request.app.state.desk
    body = describe(desk.edition, str(request.url.replace(query="")), type)
    return Response(body, media_type=type, headers={"Vary": "Accept"})


@router.post("/sparql")
async def ask_by_body(request: Request) -> Response:
    """A query as the body, or in a form."""
    told = request.headers.get("content-type", "")
    type, _, params = (part.strip().lower() for part in told.partition(";"))
    if params.replace('"', "") not in {"", "charset=utf-8"}:
        raise Refusal(415, "a query is text in UTF-8")
    text = decode(await request.body())
    fields = read_form(request.url.query)
    if type == FORM:
        return await answer(request, [*fields, *read_form(text)])
    if type == QUERY:
        return await answer(request, [*fields, ("query", text)])
    if type == UPDATE:
        raise Refusal(403, READ_ONLY)
    raise Refusal(415, f"a query comes as {QUERY} or as {FORM}")


@router.options("/sparql")
async def tell_methods() -> Response:
    """What can be asked how."""
    return Response(status_code=204, headers={"Allow": METHODS})


async def answer(request: Request, fields: Fields) -> Response:
    """The answer to the one query among the fields of a request."""
    queries, default, named, updates = (
        [value for name, value in fields if name == wanted]
        for wanted in ("query", "default-graph-uri", "named-graph-uri", "update")
    )
    if updates:
        raise Refusal(403, READ_ONLY)
    if len(queries) != 1:
        raise Refusal(400, f"one query is asked at a time, not {len(queries)}")
    dataset = Dataset(tuple(default), tuple(named))
    accept = accepts(request.headers)
    return respond(await ask(request, answer_query, queries[0], accept, dataset, of=QUERIES))


def decode(body: bytes) -> str:
    """Text of a request."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Refusal(400, "the query is not UTF-8 text") from None


def read_form(text: str) -> Fields:
    """The fields of a form."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise Refusal(400, f"the form cannot be read ({error})") from None
