"""The web application of a desk: its routes, and what goes wrong in plain words."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from kg.serve import api, health, pages, query, questions, sparql
from kg.serve.desk import Desk
from kg.serve.problems import missed, mistaken, refused
from kg.serve.refusal import Refusal
from kg.serve.safety import Guard

DESCRIPTION = "A graph of who did what to whom, with the sentences that say so. Nothing can be changed here."
STATIC = Path(__file__).parent / "static"
ROUTERS = (health.router, query.router, sparql.router, questions.router, api.router, pages.router)


def make_app(desk: Desk, hosts: Collection[str] = ()) -> FastAPI:
    """The application; `hosts` are the names it answers to besides localhost and addresses of numbers.

    A server without ASGI's lifespan opens the desk itself.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with desk:
            yield

    app = FastAPI(
        title="kg serve",
        version=version("kg-press"),
        description=DESCRIPTION,
        docs_url=None,  # their pages load from a CDN
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.desk = desk
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Guard, hosts=hosts)
    app.add_exception_handler(Refusal, refused)
    app.add_exception_handler(HTTPException, missed)
    app.add_exception_handler(RequestValidationError, mistaken)
    return app
