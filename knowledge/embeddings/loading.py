"""Models of sentence-transformers from a folder, the cache or the hub, and why one is not there."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from knowledge.embeddings.files import fingerprint
from knowledge.errors import ProviderUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_CODE = "trust_remote_code"  # what the library says it would need

logger = logging.getLogger(__name__)


def loaded(name: str, setting: str, load: Callable[[bool], T]) -> T:
    """Call *load* with what is on this machine alone, and with the network where that fails.

    So a model that was fetched once needs no network and never changes by itself.

    Args:
        name: The model, by name or folder.
        setting: The setting that names it, for the sentence.
        load: Loads it; takes whether only files of this machine may be used.

    Raises:
        ProviderUnavailable: With ``reason``: model_package, model_folder, model_code, model_name.
    """
    try:
        try:
            return load(True)  # the one argument of the callable
        except (OSError, ValueError) as error:
            if is_folder(name) or _CODE in str(error):
                raise
            logger.info("fetching a model", extra={"action": "model_fetched", "model": name})
            return load(False)
    except Exception as error:  # four libraries read strangers' files here, each with its errors
        raise ProviderUnavailable(
            provider="model", name=name, setting=setting, reason=_reason(name, error)
        ) from error


def _reason(name: str, error: Exception) -> str:
    if isinstance(error, ImportError):
        return "model_package"
    if _CODE in str(error):
        return "model_code"
    return "model_folder" if is_folder(name) else "model_name"


def is_folder(name: str) -> bool:
    """Say whether *name* means a folder, there or not: "owner/name" alone may be either."""
    return Path(name).is_dir() or name.startswith(("/", "./", "../", "~", ".\\")) or ":" in name


def where(name: str) -> str:
    """Return *name*, with the home folder in the place of "~"."""
    return str(Path(name).expanduser()) if is_folder(name) else name


def version(name: str, commit: str | None) -> str:
    """Say which version of a model was loaded: by its files, or by its commit on the hub."""
    folder = Path(where(name))
    return fingerprint(folder) if folder.is_dir() else str(commit or "")


def quiet() -> None:
    """Keep the library from drawing bars of its own on our screen."""
    from transformers.utils import logging as theirs  # noqa: PLC0415  # seconds

    theirs.disable_progress_bar()  # type: ignore[no-untyped-call]
