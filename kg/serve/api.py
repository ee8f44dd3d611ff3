"""The API: what the explorer asks for, for any program that wants it, and a page that tells of it."""

from __future__ import annotations

from enum import Enum
from importlib.metadata import version
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from fastapi.responses import HTMLResponse, Response

from kg.serve import surroundings
from kg.serve.api_models import About, Around, Part, Path, Problem, Some, Suggestions
from kg.serve.desk import ask, respond
from kg.serve.edition import Opened
from kg.serve.paper import render
from kg.serve.parts import title_of
from kg.serve.sheets import suggest

PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "A parameter that cannot be what it is."},
    404: {"model": Problem, "description": "There is no such thing here."},
    503: {"model": Problem, "description": "Too many ask at once; Retry-After says when to ask again."},
    504: {"model": Problem, "description": "It took too long; ask for less."},
}
router = APIRouter(prefix="/api", responses=PROBLEMS)
EXPLORER: list[str | Enum] = ["The explorer"]
SEARCH: list[str | Enum] = ["Search"]
SERVER: list[str | Enum] = ["This server"]
TAGS = ("The explorer", "Search", "Pages and RDF", "SPARQL", "This server")  # in this order
EntityId = Annotated[str, InPath(description="The id of an entity.", examples=["belarus"])]
End = Annotated[str, Query(description="The id of an entity.", examples=["belarus"])]


@router.get("", include_in_schema=False)
async def show_api(request: Request) -> Response:
    """What there is for programs, for people."""
    about = (await ask(request, tell)).data
    origin = str(request.base_url).rstrip("/")
    found = routes(request.app.openapi())
    tags = [(tag, found[tag]) for tag in TAGS if tag in found]
    return HTMLResponse(render("api.html", title=about["title"], version=about["version"], origin=origin, tags=tags))


@router.get("/about", response_model=About, tags=SERVER, summary="What is served")
async def tell_about(request: Request) -> Response:
    """What is served, and by which version of kg."""
    return respond(await ask(request, tell))


@router.get("/search", response_model=Suggestions, tags=SEARCH, summary="Entities by name")
async def search(
    request: Request,
    q: Annotated[str, Query(description="The beginning of a name or an alias, or of words in it.", examples=["bel"])],
    most: Annotated[int, Query(ge=1, le=100, description="So many at most.")] = 8,
) -> Response:
    """The entities that a name which is being typed may mean, the most reported first.

    Case, accents and script do not matter.
    """
    return respond(await ask(request, suggest, q, most))


@router.get("/around/{id:path}", response_model=Around, tags=EXPLORER, summary="A neighbourhood")
async def show_around(
    request: Request,
    id: EntityId,
    steps: Annotated[int, Query(ge=1, le=3, description="So many statements away.")] = 1,
    most: Annotated[int, Query(ge=1, le=200, description="So many neighbours at most, the best reported.")] = 40,
) -> Response:
    """An entity with those around it, and the statements between them."""
    return respond(await ask(request, surroundings.show_around, id, steps, most))


@router.get("/entity/{id:path}", response_model=Some, tags=EXPLORER, summary="Statements about an entity")
async def show_entity(
    request: Request,
    id: EntityId,
    start: Annotated[int, Query(ge=0, description="How many to pass over.")] = 0,
    most: Annotated[int, Query(ge=1, le=400, description="So many at most.")] = 100,
) -> Response:
    """Statements about an entity, the firmest first, and of these the best reported: some at a time."""
    return respond(await ask(request, surroundings.show_more, id, start, most))


@router.get("/statement/{id:path}", response_model=Part, tags=EXPLORER, summary="A statement")
async def show_statement(
    request: Request, id: Annotated[str, InPath(description="The id of a statement.", examples=["0b79afe5114a53a6"])]
) -> Response:
    """A statement between its two ends, with every sentence that says it."""
    return respond(await ask(request, surroundings.show_statement, id))


@router.get("/path", response_model=Path, tags=EXPLORER, summary="A shortest path")
async def show_path(
    request: Request,
    start: Annotated[str, Query(alias="from", description="The id of an entity.", examples=["belarus"])],
    to: End,
) -> Response:
    """A shortest path between two entities over the whole graph, whichever direction its statements have."""
    return respond(await ask(request, surroundings.show_path, start, to))


def tell(opened: Opened) -> dict[str, Any]:
    """What is served."""
    edition = opened.edition
    counts = {name: getattr(edition, name) for name in ("base", "triples", "entities", "statements", "articles")}
    return {"version": version("kg-press"), "title": title_of(opened), "edition": edition.digest, **counts}


def routes(described: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The routes of a description for people, by tag."""
    found = dict[str, list[dict[str, Any]]]()
    for path, methods in described["paths"].items():
        for method, about in methods.items():
            if method not in {"get", "post"}:
                continue
            params = [{"name": p["name"], "says": p.get("description", "")} for p in about.get("parameters", ())]
            route = {
                "method": method.upper(),
                "path": path,
                "says": about.get("description", "").replace("`", ""),
                "params": params,
            }
            found.setdefault(about.get("tags", ["Other"])[0], []).append(route)
    return found
