"""The web application: paths, headers, and each answer either whole or an error."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from kg.serve.about import Site, describing
from kg.serve.editor import settings
from kg.serve.entities import showing
from kg.serve.lanes import Lanes
from kg.serve.limits import Limits, Refused, Reply, Work
from kg.serve.protocol import accepted, answering, asked, reading

_SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"}
_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# The explorer is one file with its scripts inside; it reaches nothing but itself.
_EXPLORER = (
    "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; worker-src blob:; connect-src data: blob:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_ASSETS = {"editor.js": "text/javascript", "editor.css": "text/css", "site.css": "text/css"}
_ALLOWED = {"Allow": "GET, HEAD"}


@dataclass(frozen=True)
class Setting:
    """What is served, to whom."""

    base: str
    explorer: Path | None = None
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    origins: tuple[str, ...] = ()


Endpoint = Callable[[Request], Awaitable[Response]]


def application(store: ox.Store, setting: Setting, limits: Limits) -> Starlette:
    """The endpoint over a store that nobody changes any more."""
    lanes = Lanes(store, limits)
    site = _Pages(lanes, setting)
    routes = [
        Route("/", site.explorer),
        Route("/query", site.editor),
        Route("/query.json", site.settings),
        Route("/sparql", site.sparql, methods=["GET", "POST"]),
        Route("/store", site.graph, methods=["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"]),
        Route("/.well-known/void", site.about),
        Route("/id/{key:path}", site.entity),
        Route("/assets/{name}", site.asset),
    ]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(setting.hosts), www_redirect=False)]
    if setting.origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(setting.origins),
                allow_methods=["GET", "POST"],
                allow_headers=["*"],
                expose_headers=["Query-Limits"],
            )
        )

    refuse = _refusal(limits)
    app = Starlette(routes=routes, middleware=middleware, exception_handlers={Refused: refuse})
    app.state.lanes = lanes
    return app


def _refusal(limits: Limits) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def refuse(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        headers = {"Query-Limits": limits.header(), **_SAFE}
        if error.status == 503:
            headers["Retry-After"] = "5"
        if error.status == 405:
            headers |= _ALLOWED
        if error.status == 413:
            headers["Connection"] = "close"
        return PlainTextResponse(f"{error}\n", error.status, headers)

    return refuse


class _Pages:
    def __init__(self, lanes: Lanes, setting: Setting) -> None:
        self._lanes = lanes
        self._setting = setting
        self._settings = json.dumps(settings(lanes.store, lanes.limits, setting.base), ensure_ascii=False).encode()

    async def sparql(self, request: Request) -> Response:
        """SPARQL 1.1 Protocol, query operation; a GET without a query gets the service description."""
        body = await _body(request, self._lanes.limits.query_bytes) if request.method == "POST" else b""
        search, media = request.scope["query_string"], request.headers.get("content-type", "")
        wanted = asked(request.method, search, media, body)
        accept = _accept(request)
        if wanted is None:
            if _prefers_html(accept):
                return RedirectResponse("/query", 303, {"Vary": "Accept"})
            return await self._answer(request, describing(self._site(request), accept))
        return await self._answer(request, answering(wanted, accept, self._setting.base))

    async def graph(self, request: Request) -> Response:
        """SPARQL 1.1 Graph Store HTTP Protocol, reading only."""
        if request.method not in ("GET", "HEAD"):
            raise Refused(405, "this graph store is for reading")
        named = request.query_params.getlist("graph")
        if ("default" in request.query_params) == bool(named) or len(named) > 1:
            raise Refused(400, "expected either ?default or one ?graph=IRI")
        try:
            wanted = ox.NamedNode(named[0]) if named else ox.DefaultGraph()
        except ValueError as error:
            raise Refused(400, f"graph: {error}") from error
        return await self._answer(request, reading(wanted, _accept(request), self._setting.base))

    async def about(self, request: Request) -> Response:
        return await self._answer(request, describing(self._site(request), _accept(request)))

    async def entity(self, request: Request) -> Response:
        raw = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
        key = raw.decode("ascii", "replace").removeprefix("/id/")
        return await self._answer(request, showing(self._setting.base + key, _accept(request), self._setting.base))

    async def explorer(self, request: Request) -> Response:
        """The explorer beside the graph; without one, the query editor."""
        if self._setting.explorer is None:
            return RedirectResponse("/query", 303)
        try:
            page = self._setting.explorer.read_bytes()
        except OSError as error:
            raise Refused(404, f"the explorer cannot be read: {error.strerror}") from error
        return _page(page, "text/html", _EXPLORER)

    async def editor(self, request: Request) -> Response:
        return _page(_asset("editor.html"), "text/html", _OWN)

    async def settings(self, request: Request) -> Response:
        return _page(self._settings, "application/json", _OWN)

    async def asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _ASSETS:
            raise Refused(404, "no such file")
        return _page(_asset(name), _ASSETS[name], _OWN)

    def _site(self, request: Request) -> Site:
        return Site(str(request.base_url), self._setting.base)

    async def _answer(self, request: Request, work: Work) -> Response:
        reply = await _unless_gone(request, self._lanes.answer(work))
        told = {"Query-Limits": self._lanes.limits.header(), "Content-Length": str(reply.size), "Vary": "Accept"}
        media = reply.media if reply.media.startswith("application/") else f"{reply.media}; charset=utf-8"
        headers = _SAFE | told | {"Content-Security-Policy": _OWN}
        if isinstance(reply.content, bytes):
            return Response(reply.content, headers=headers, media_type=media)
        return StreamingResponse(_pieces(reply.content), headers=headers, media_type=media)


async def _body(request: Request, most: int) -> bytes:
    if int(request.headers.get("content-length") or 0) > most:
        raise Refused(413, f"a query may have {most} bytes")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise Refused(413, f"a query may have {most} bytes")
    return bytes(body)


async def _unless_gone(request: Request, answer: Awaitable[Reply]) -> Reply:
    """The answer, given up as soon as the client is gone."""
    asking = asyncio.ensure_future(answer)
    leaving = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({asking, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not asking.done():
            raise Refused(499, "the client is gone")
        return asking.result()
    finally:
        for task in (asking, leaving):
            task.cancel()
        await asyncio.gather(asking, leaving, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(1 << 18):
            yield piece


def _accept(request: Request) -> str:
    return ", ".join(request.headers.getlist("accept"))


def _prefers_html(accept: str) -> bool:
    return "text/html" in accept and accepted(accept, ["text/turtle", "text/html"]) == "text/html"


def _asset(name: str) -> bytes:
    return files("kg.serve").joinpath("assets", name).read_bytes()


def _page(content: bytes, media: str, policy: str) -> Response:
    headers: Mapping[str, str] = _SAFE | {"Content-Security-Policy": policy, "Cache-Control": "no-cache"}
    return Response(content, headers=headers, media_type=media)
