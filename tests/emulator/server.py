"""The transport: HTTP as HttpConnection.cpp and Query.h have it, in a thread of its own."""

from __future__ import annotations

import asyncio
import json
import re
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from email.utils import formatdate
from typing import Any, TypeVar

from aiohttp import web

from tests.emulator.faults import Fault, Flood
from tests.emulator.fields import Request, Told, as_text, shown
from tests.emulator.methods import METHODS
from tests.emulator.refusals import Refused, flood
from tests.emulator.updates import Updates
from tests.emulator.world import World

T = TypeVar("T")
_MOST_BYTES = 50 * 1024 * 1024  # of one request; a front end refuses more with 413
_LONGEST_TOKEN = 80
_COUNTED = (
    "sendmessage", "senddocument", "sendphoto", "editmessagetext", "copymessage", "forwardmessage",
)  # fmt: skip


class Server:
    """One bot's server on a loopback port."""

    def __init__(
        self, token: str, *, limits: bool = False, at: float | None = None, privacy: bool = False
    ) -> None:
        """Take the token of the bot, and what ``BotApi`` takes."""
        self._token = token
        self._at = at
        self.shift = 0.0  # seconds by which its clock is ahead
        self.world = World(self.time, privacy=privacy)
        self.updates = Updates(self.time)
        self.updates.bringing.perform = self._perform
        # what people do, asked for over HTTP: a name and its fields
        self.control: Callable[[str, dict[str, Any]], object] | None = None
        self.flood = Flood() if limits else None
        self.faults: list[Fault] = []
        # every call: when, which method, with which fields
        self.calls: list[tuple[float, str, dict[str, str]]] = []
        self.unknown: list[str] = []
        self.changed = threading.Condition()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._ready = threading.Event()
        self._stop: asyncio.Event | None = None
        self.port = 0

    def time(self) -> float:
        """Return the time of this server, in seconds."""
        return (time.time() if self._at is None else self._at) + self.shift

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()
        assert self._ready.wait(10)

    def stop(self) -> None:
        """Stop listening; calls that are held are dropped."""
        if self._thread.is_alive() and self._stop is not None and self._loop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def do(self, work: Callable[[], T]) -> T:
        """Do *work* in the loop of the server, from another thread."""

        async def working() -> T:
            return work()

        assert self._loop is not None
        done = asyncio.run_coroutine_threadsafe(working(), self._loop).result(10)
        self._tell()
        return done

    async def _serve(self) -> None:
        self._stop, self._loop = asyncio.Event(), asyncio.get_running_loop()
        app = web.Application(client_max_size=_MOST_BYTES)
        app.router.add_route("*", "/file/bot{token}/{kind}/{id}/{name}", self._file)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_route("*", "/bot{token}/test/{method}", self._call)
        app.router.add_post("/__sim/{act}", self._sim)
        app.router.add_route("*", "/{any:.*}", self._nothing)
        app.on_response_prepare.append(self._dated)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self.port).start()
        self.port = runner.addresses[0][1]
        self._ready.set()
        await self._stop.wait()
        await self.updates.close()
        await runner.cleanup()

    async def _file(self, request: web.Request) -> web.Response:
        found = self.world.files.get(request.match_info["id"])
        if request.match_info["token"] != self._token or found is None:
            return web.Response(status=404)
        return web.Response(body=found[1])

    async def _sim(self, request: web.Request) -> web.Response:
        """Do what a person does, asked for over HTTP (``control``)."""
        assert self.control is not None
        fields = json.loads(await request.read() or b"{}")
        try:
            # people wait for this loop, so they act in a thread
            done = await asyncio.to_thread(self.control, request.match_info["act"], fields)
        except (AssertionError, LookupError, TypeError) as error:
            return web.json_response({"ok": False, "description": str(error)}, status=400)
        return web.json_response({"ok": True, "result": done})

    async def _perform(self, asked: dict[str, Any]) -> None:
        """Do a method that the answer of a webhook names."""
        with suppress(Refused):
            await self._result(str(asked["method"]).lower(), Request(as_text(asked)))
        self._tell()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"].lower()
        try:
            result = await self._answer(request, method)
        except Refused as refused:
            return _no(refused)
        except _Dropped:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        except _BadGateway:
            page = "<html><body>502 Bad Gateway</body></html>"
            return web.Response(status=502, text=page, content_type="text/html")
        finally:
            self._tell()
        if isinstance(result, Told):
            body = {"ok": True, "result": result.result, "description": result.description}
            return web.json_response(body)
        return web.json_response({"ok": True, "result": shown(result)})

    async def _dated(self, _request: web.Request, response: web.StreamResponse) -> None:
        """Say the time of this server, as HTTP does."""
        response.headers["Date"] = formatdate(self.time(), usegmt=True)

    async def _nothing(self, _request: web.Request) -> web.Response:
        """Answer what is no call of a method (HttpConnection.cpp)."""
        return _no(Refused(404, "Not Found"))

    async def _answer(self, http: web.Request, method: str) -> object:
        self._check_token(http.match_info["token"])
        if (http.content_length or 0) > _MOST_BYTES:
            raise Refused(413, "Request Entity Too Large")
        request = await _read(http)
        self.calls.append((self.time(), method, request.fields))
        fault = next((one for one in self.faults if one.hits(method, request)), None)
        if fault is not None:
            await _before(fault)
        result = await self._result(method, request)
        self._tell()
        if fault is not None:
            await _after(fault)
        return result

    def _check_token(self, token: str) -> None:
        """Refuse what is no token, and one of another bot (ClientManager.cpp ``send``)."""
        if not re.fullmatch(r"[1-9]\d*:[^/]*", token) or len(token) > _LONGEST_TOKEN:
            raise Refused(401, "Unauthorized: invalid token specified")
        if token != self._token:
            raise Refused(401, "Unauthorized")

    async def _result(self, method: str, request: Request) -> object:
        waited = _OF_UPDATES.get(method)
        if waited is not None:
            return await waited(self.updates, request)
        serve = METHODS.get(method)
        if serve is None:
            self.unknown.append(method)
            raise Refused(404, "Not Found: method not found")
        if self.flood is not None and method in _COUNTED:
            self.flood.take(request.number("chat_id"), self.time())
        return serve(self.world, request)

    def _tell(self) -> None:
        with self.changed:
            self.changed.notify_all()


_OF_UPDATES: dict[str, Callable[[Updates, Request], Awaitable[object]]] = {
    "getupdates": Updates.get,
    "setwebhook": Updates.set_webhook,
    "deletewebhook": Updates.delete_webhook,
    "getwebhookinfo": Updates.get_webhook_info,
}


class _Dropped(Exception):
    """The connection is closed without an answer."""


class _BadGateway(Exception):
    """A proxy before the server answers in its place."""


def _no(refused: Refused) -> web.Response:
    wait = refused.parameters.get("retry_after")
    header = {"Retry-After": str(wait)} if wait else {}
    return web.json_response(refused.envelope(), status=refused.code, headers=header)


async def _before(fault: Fault) -> None:
    await asyncio.sleep(fault.held)
    if fault.kind == "status":
        raise Refused(fault.code, fault.description)
    if fault.kind == "flood":
        raise flood(int(fault.seconds) or 1)
    if fault.kind == "bad_gateway_before":
        raise _BadGateway
    if fault.kind == "slow":
        await asyncio.sleep(fault.seconds)


async def _after(fault: Fault) -> None:
    if fault.kind == "drop_after_accept":
        raise _Dropped
    if fault.kind == "stall_after_accept":
        await asyncio.sleep(fault.seconds)


async def _read(http: web.Request) -> Request:
    """Take fields from the address, a form, its parts, or JSON."""
    fields: dict[str, str] = dict(http.query)
    files: dict[str, tuple[str, bytes]] = {}
    if http.content_type == "application/json":
        return Request(fields | as_text(json.loads(await http.read() or b"{}")))
    for name, value in (await http.post()).items():
        if isinstance(value, web.FileField):
            files[name] = (value.filename, value.file.read())
        elif isinstance(value, str):
            fields[name] = value
    return Request(fields, files)
