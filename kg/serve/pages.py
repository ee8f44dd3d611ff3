"""Pages for people, RDF for machines: things by their ids, lists of articles, search, and the explorer."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, RedirectResponse, Response

from kg.publish.articles.names import FOLDER, INDEX, page_name
from kg.serve.assets import address_of, contents
from kg.serve.desk import ask, respond
from kg.serve.explorer import send_explorer
from kg.serve.finding import FORMATS, HTML, Kind, lead, segment
from kg.serve.negotiation import accepts, choose
from kg.serve.refusal import Refusal
from kg.serve.safety import policy
from kg.serve.sheets import articles_page, search_page, send_thing

router = APIRouter(tags=["Pages and RDF"])
FOREVER = "public, max-age=31536000, immutable"
PAGE_FILE = re.compile(r"[a-z0-9_-]+\.html")
Number = Annotated[int, Query(ge=1, le=1_000_000, description="Which page of many.")]
RDF: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A page, or RDF for those who ask for it by Accept or by a suffix of the id.",
        "content": {HTML: {}, **{type: {} for type in FORMATS}},
    }
}


@router.get("/", include_in_schema=False)
async def show_explorer(request: Request) -> Response:
    """The explorer of the most reported part, which loads more as it is asked to."""
    return respond(await ask(request, send_explorer))


@router.get("/graph.html", include_in_schema=False)
async def lead_to_explorer() -> Response:
    """Links in pages of a folder lead to graph.html; what stands behind the # goes along."""
    return RedirectResponse("/", 308)


@router.get("/entity/{id:path}", responses=RDF)
async def show_entity(request: Request, id: str, page: Number = 1, relation: str = "") -> Response:
    """An entity: its names, offices, articles and statements, those of one relation where one is named."""
    return await show(request, "entity", id, page, relation)


@router.get("/statement/{id:path}", responses=RDF)
async def show_statement(request: Request, id: str) -> Response:
    """A statement with every sentence that says it, and what contradicts or repeats it."""
    return await show(request, "statement", id)


@router.get("/article/{id:path}", responses=RDF)
async def show_article(request: Request, id: str) -> Response:
    """An article with the statements that it makes; its own page, where the folder has one."""
    name = page_name(id)
    own = request.app.state.desk.source / FOLDER / name
    if choose(accepts(request.headers), [HTML, *FORMATS]) == HTML and own.is_file():
        return RedirectResponse(f"/{FOLDER}/{name}", 303, {"Vary": "Accept"} | lead("article", id))
    return await show(request, "article", id)


@router.get("/id/{id:path}", include_in_schema=False)
async def lead_to_entity(id: str) -> Response:
    """Where a graph's ids live on this server, its IRIs of entities lead to their descriptions."""
    return RedirectResponse(f"/entity/{segment(id)}", 303)


@router.get("/articles", include_in_schema=False)
async def list_articles(request: Request, page: Number = 1, outlet: str = "", entity: str = "") -> Response:
    """All articles."""
    return respond(await ask(request, articles_page, page, outlet, entity))


@router.get(f"/{FOLDER}/{{name}}", include_in_schema=False)
async def send_article(request: Request, name: str) -> Response:
    """An article's page as the folder has it: it has its style inside, and no program."""
    if name == INDEX:
        return RedirectResponse("/articles", 308)
    path = request.app.state.desk.source / FOLDER / name
    if not PAGE_FILE.fullmatch(name) or not path.is_file():
        raise Refusal(404, "there is no such page of an article here")
    return FileResponse(
        path, media_type=f"{HTML}; charset=utf-8", headers=policy("'none'", "'unsafe-inline'", "'none'")
    )


@router.get("/static/{digest}/{name}", include_in_schema=False)
async def send_asset(digest: str, name: str) -> Response:
    """A program or a style; the one that pages of this server ask for is kept for good."""
    if name not in contents():
        raise Refusal(404, "there is no such file here")
    type, body = contents()[name]
    kept = FOREVER if address_of(name) == f"/static/{digest}/{name}" else "no-cache"
    return Response(body, media_type=type, headers={"Cache-Control": kept})


@router.get("/search", include_in_schema=False)
async def search(request: Request, q: str = "") -> Response:
    """What a search finds."""
    return respond(await ask(request, search_page, q))


async def show(request: Request, kind: Kind, id: str, page: int = 1, relation: str = "") -> Response:
    """A thing as who asks wants it."""
    accept = accepts(request.headers)
    return respond(await ask(request, send_thing, kind, id, accept, page, relation))
