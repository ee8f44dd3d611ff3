"""/query: a page to write questions on, YASGUI with the stored questions beside it; and what the page asks for."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from kg.serve.desk import ask, respond
from kg.serve.prompts import suggest, write_out, write_page
from kg.serve.safety import policy

INLINE = policy(style="'self' 'unsafe-inline'")  # YASGUI writes styles into the page

router = APIRouter(tags=["SPARQL"])


@router.get("/query", include_in_schema=False)
async def show_query(request: Request) -> Response:
    """The page."""
    return respond(await ask(request, write_page), INLINE)


@router.get("/query/names")
async def suggest_names(request: Request, sort: str, start: str = "") -> Response:
    """Names of entities, relations, kinds or outlets that begin like this, for a parameter of a stored question."""
    return JSONResponse((await ask(request, suggest, sort, start)).data)


@router.get("/questions/{name}.rq")
async def write_question(request: Request, name: str) -> Response:
    """A stored question as SPARQL, with the parameters of the address in their places."""
    return respond(await ask(request, write_out, name, dict(request.query_params)))
