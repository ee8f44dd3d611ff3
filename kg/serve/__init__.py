"""`kg serve`: a graph as a local web application.

app.py makes the application (`make_app(desk)`); each group of routes is a module with a `router`, listed there:
sparql.py, questions.py, health.py, and query.py, pages.py, api.py. The process that listens answers nothing itself.
What needs the graph is a *job*: a function of a module of kg.serve that is run by a worker, a process of its own, which
has the edition open:

    def count_names(opened: Opened, start: str) -> int:    # in a module of jobs; its answer goes through JSON
        return ...                                         # opened.store, opened.names (SQLite), opened.edition

    @router.get("/count")
    async def count(request: Request, start: str) -> Response:
        reply = await ask(request, count_names, start)     # kg.serve.desk.ask
        return JSONResponse(reply.data)                    # or respond(reply), as the worker wrote it

A job returns what JSON can hold, or a Reply: a media type with bytes, or with what writes them to a file. It raises
Refusal(status, sentence), or KgError, which is status 400. Arguments are plain values. A job that takes too long, says
too much or is no longer waited for is ended with its process; `ask` then raises a Refusal, which the application turns
into a response of plain text. Questions that strangers wrote are asked `of=QUERIES`, a crew of its own, so that they
never hold up pages.

Headers, the hosts that are served and the limit of a request's body are safety.py's, for every route. A route that
needs another Content-Security-Policy sets it: `headers=policy(style="'self' 'unsafe-inline'")`. `negotiation.choose`
picks a media type; `request.app.state.desk.edition` tells of the edition (base, counts) without asking a worker.
"""
