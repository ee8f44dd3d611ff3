"""/questions: the stored questions, as data and each with its answer at `/questions/NAME?parameter=value`."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kg.query.questions import stored_questions
from kg.serve.answering import answer_stored
from kg.serve.desk import QUERIES, ask, respond
from kg.serve.negotiation import accepts
from kg.serve.refusal import Refusal

router = APIRouter(prefix="/questions", tags=["SPARQL"])


@router.get("")
async def list_questions() -> list[dict[str, Any]]:
    """The stored questions with their titles and parameters."""
    return [
        {
            "name": name,
            "title": question.title,
            "params": [
                {"name": param, "sort": about.sort, "optional": about.optional, "says": about.says}
                for param, about in question.params.items()
            ],
            "sparql": question.sparql,
        }
        for name, question in stored_questions().items()
    ]


@router.get("/{name}")
async def answer_question(request: Request, name: str) -> Response:
    """The answer to a stored question, as /sparql gives it; parameters are those of the address."""
    params = request.query_params.multi_items()
    if len(dict(params)) != len(params):
        raise Refusal(400, "each parameter is given once")
    accept = accepts(request.headers)
    return respond(await ask(request, answer_stored, name, dict(params), accept, of=QUERIES))
