"""How the server is, and the small files that every site has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, PlainTextResponse

from kg.serve.desk import Desk

router = APIRouter(tags=["This server"])
ICON = Path(__file__).parent / "static" / "favicon.svg"


@router.get("/health")
async def tell_health(request: Request) -> dict[str, Any]:
    """Which edition is served, how much it holds, since when, and whether the next one is being made.

    `status` is `ok`, or `behind` where the graph was replaced by one that cannot be served; `trouble` says why.
    """
    desk: Desk = request.app.state.desk
    edition = desk.edition
    return {
        "status": "behind" if desk.trouble else "ok",
        "trouble": desk.trouble or None,
        "building": desk.building,
        "edition": edition.digest,
        "base": edition.base,
        "loaded": desk.shift.since.isoformat(timespec="seconds"),
        "triples": edition.triples,
        "inferred": edition.inferred,
        "entities": edition.entities,
        "statements": edition.statements,
        "articles": edition.articles,
        "workers": {
            name: {"workers": crew.limits.workers, "busy": crew.busy, "waiting": crew.waiting}
            for name, crew in desk.shift.crews.items()
        },
    }


@router.get("/robots.txt", include_in_schema=False)
async def tell_robots() -> PlainTextResponse:
    """Nothing here is for search engines."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


@router.get("/favicon.ico", include_in_schema=False)
@router.get("/favicon.svg", include_in_schema=False)
async def send_icon() -> FileResponse:
    """The sign of kg in the corner of a browser's tab."""
    return FileResponse(ICON, media_type="image/svg+xml")
