"""The web application of a desk: its routes, and what goes wrong in plain words."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from kg.serve import health, questions, sparql
from kg.serve.desk import Desk, log
from kg.serve.refusal import Refusal
from kg.serve.safety import Guard

STATIC = Path(__file__).parent / "static"
ROUTERS = (health.router, sparql.router, questions.router)


def make_app(desk: Desk, hosts: Collection[str] = ()) -> FastAPI:
    """The application; `hosts` are the names it answers to besides localhost and addresses of numbers.

    A server without ASGI's lifespan opens the desk itself.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with desk:
            yield

    app = FastAPI(title="kg serve", docs_url=None, redoc_url=None, lifespan=lifespan)  # their pages load from a CDN
    app.state.desk = desk
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Guard, hosts=hosts)
    app.add_exception_handler(Refusal, refused)
    app.add_exception_handler(HTTPException, missed)
    app.add_exception_handler(RequestValidationError, mistaken)
    return app


def told(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """A plain sentence."""
    return PlainTextResponse(f"{message}\n", status, headers)


async def refused(request: Request, error: Exception) -> Response:
    """What a route or a worker refuses."""
    assert isinstance(error, Refusal)
    if error.status == 500:
        log.error("%s: %s", request.url.path, error.message)
    return told(error.status, error.message, error.headers)


async def missed(request: Request, error: Exception) -> Response:
    """No such page, or no such method there."""
    assert isinstance(error, HTTPException)
    words = {404: "there is no such page here", 405: f"{request.method} is not done here"}
    return told(error.status_code, words.get(error.status_code, str(error.detail)), dict(error.headers or {}))


async def mistaken(request: Request, error: Exception) -> Response:
    """A parameter that cannot be what it is."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return told(400, f"{first['loc'][-1]}: {first['msg'].lower()}")
