"""The client of Chroma, for a folder or a server, opened and closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from chromadb.api import ClientAPI


def client(place: Path | str) -> ClientAPI:
    """Open a folder, or turn to the server at a URL."""
    import chromadb  # noqa: PLC0415  # costs a second, and most calls don't need it
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(anonymized_telemetry=False)
    if isinstance(place, Path):
        return chromadb.PersistentClient(str(place), settings=settings)
    url = urlsplit(place)
    secure = url.scheme == "https"
    return chromadb.HttpClient(
        host=url.hostname or "localhost",
        port=url.port or (443 if secure else 8000),
        ssl=secure,
        settings=settings,
    )


def close(opened: ClientAPI) -> None:
    """Close the client, and the connections to a server that chromadb itself leaves open."""
    from chromadb.api.client import AdminClient, Client  # noqa: PLC0415
    from chromadb.api.fastapi import FastAPI  # noqa: PLC0415

    if isinstance(opened, Client):  # every client is; its declared type has no ``close``
        opened.close()
        # its administrator asked for the collection's database over a connection of its own
        for one in (opened, opened._admin_client):  # noqa: SLF001
            if isinstance(one, (AdminClient, Client)) and isinstance(one._server, FastAPI):  # noqa: SLF001
                one._server._session.close()  # noqa: SLF001
