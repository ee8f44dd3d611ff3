"""/query: a page to write questions on, YASGUI with the stored questions beside it; and what the page asks for."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.templating import Jinja2Templates

from kg.publish.page.html import embed
from kg.query.questions import stored_questions
from kg.rdf.prefixes import ids_below, prefixes
from kg.serve.desk import Desk, ask, respond
from kg.serve.prompts import list_terms, read_examples, spell_out, suggest, write_out
from kg.serve.safety import policy

TEMPLATES = Jinja2Templates(Path(__file__).parent / "templates")
INLINE = policy(style="'self' 'unsafe-inline'")  # YASGUI writes styles into the page

router = APIRouter()


@router.get("/query", include_in_schema=False)
async def show_query(request: Request) -> Response:
    """The page."""
    desk: Desk = request.app.state.desk
    base = desk.edition.base
    ids = ids_below(base)
    data = {
        "terms": (await ask(request, list_terms)).data,
        "prefixes": prefixes(base),
        "pages": {ids.id: "/entity/", ids.statement: "/statement/", ids.article: "/article/"},
    }
    told = {
        "edition": desk.edition,
        "questions": stored_questions(),
        "examples": {each.title: spell_out(each.title, each.sparql, base) for each in read_examples()},
        "colours": (files("kg.publish.page") / "colours.css").read_text("utf-8"),
        "data": embed(data),
    }
    return TEMPLATES.TemplateResponse(request, "query.html", told, headers=INLINE)


@router.get("/query/names")
async def suggest_names(request: Request, sort: str, start: str = "") -> Response:
    """Names of entities, relations, kinds or outlets that begin like this, for a parameter of a stored question."""
    return JSONResponse((await ask(request, suggest, sort, start)).data)


@router.get("/questions/{name}.rq")
async def write_question(request: Request, name: str) -> Response:
    """A stored question as SPARQL, with the parameters of the address in their places."""
    return respond(await ask(request, write_out, name, dict(request.query_params)))
