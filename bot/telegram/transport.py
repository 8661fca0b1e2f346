"""HTTP to Telegram over aiohttp: much less work for each request than the library's own client.

Measured at 32 chats at once: httpcore's pool looks at every connection for every request
(encode/httpcore PR 929). Proxies of the environment (HTTPS_PROXY) are honoured.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import aiohttp
from telegram.request import BaseRequest, RequestData

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

# Telegram may hold an answer for 3 s where too much is sent; 5 s, the library's own, is too short.
ANSWER_SECONDS = 30.0
_CONNECT_SECONDS = 10.0
_CONNECTIONS = 64  # 32 chats at once, their files, and the long poll


class Transport(BaseRequest):
    """What the library sends its requests with; its errors carry aiohttp's as their cause."""

    def __init__(self, dated: Callable[[datetime], None] | None = None) -> None:
        """Take what is told the server's clock, as each answer says it."""
        self._session: aiohttp.ClientSession | None = None
        self._dated = dated

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        """Open the session, in the loop that will use it."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS)
            self._session = aiohttp.ClientSession(connector=connector, trust_env=True)

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917  # as the library has it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request, and return the status and the body of its answer."""
        del write_timeout, pool_timeout
        if self._session is None:
            raise RuntimeError("not initialised")
        timeout = aiohttp.ClientTimeout(
            sock_connect=_seconds(connect_timeout, _CONNECT_SECONDS),
            sock_read=_seconds(read_timeout, ANSWER_SECONDS),
        )
        body = None if request_data is None else _body(request_data)
        async with self._session.request(method, url, data=body, timeout=timeout) as answer:
            self._tell(answer.headers.get("Date"))
            return answer.status, await answer.read()

    def _tell(self, said: str | None) -> None:
        if self._dated is not None and said:
            with suppress(ValueError):  # a proxy may write anything
                self._dated(parsedate_to_datetime(said))


def _seconds(given: ODVInput[float], usual: float) -> float:
    return given if isinstance(given, (int, float)) else usual


def _body(request: RequestData) -> aiohttp.FormData | dict[str, str]:
    if not request.contains_files:
        return request.json_parameters
    form = aiohttp.FormData(quote_fields=False)  # names of files in Vietnamese, as they are
    for name, value in request.json_parameters.items():
        form.add_field(name, value)
    files: dict[str, Any] = request.multipart_data
    for name, (filename, content, kind) in files.items():
        form.add_field(name, io.BytesIO(content), filename=filename, content_type=kind)
    return form
