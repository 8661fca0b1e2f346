"""The models that search, as they are set: loaded, tried once, and used as far as they help."""

from __future__ import annotations

import logging
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.texts import models as texts
from knowledge import embeddings
from knowledge.database import Database
from knowledge.embeddings.files import digest
from knowledge.errors import ProviderUnavailable
from knowledge.lexical import LAYOUT, Lexical
from knowledge.retrieve import Retriever
from knowledge.store import Store
from knowledge.store.trials import Trials
from knowledge.switching import Side, Switching
from knowledge.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.settings import Settings
    from knowledge.embeddings import NamedEmbeddings
    from knowledge.rerank import Reranker, Scorer
    from knowledge.trial import Trial

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """What searches beside the words."""

    # None: none is set, or the one that is set does not help
    embeddings: NamedEmbeddings | None
    # how much of it is mixed in; None: as fitted for the bundled model
    share: float | None = None
    reranker: Reranker | None = None
    # name of a part of ``troly check`` and what it says
    said: tuple[tuple[str, str], ...] = ()


@contextmanager
def models_alone(settings: Settings) -> Iterator[Models]:
    """Load and try what is set without a data folder; nothing is kept of it."""
    with TemporaryDirectory() as folder, closing(Database(f"sqlite:///{folder}/t.db")) as database:
        database.create()
        yield models(settings, database)


def retriever_of(
    found_by: Models,
    database: Database,
    store: Store,
    lexical: Lexical,
    vectors: Vectors | None,
) -> Retriever:
    """Put together what finds passages; while vectors are built, those before them answer."""
    made = partial(Retriever, store, lexical, reranker=found_by.reranker)
    model = found_by.embeddings
    before = None if vectors is None or vectors.generation else _before(vectors, database)
    if model is None or vectors is None or before is None:
        return made(vectors, model, share=found_by.share)

    def switched() -> None:
        retriever.share = found_by.share

    side, share = before
    switching = Switching(vectors, model, side, switched)
    retriever = made(switching, switching, share=share)
    return retriever


def _before(vectors: Vectors, database: Database) -> tuple[Side, float | None] | None:
    """Return the vectors of the model before and their share, if it can still be loaded."""
    before = vectors.before()
    if before is None:
        return None
    bundled = before.model_id.startswith(f"{embeddings.BUNDLED}-")
    try:
        model = embeddings.load(embeddings.BUNDLED if bundled else before.name or embeddings.NONE)
        if model is None or model.model_id != before.model_id:
            return None
        share = None if bundled else _embeddings_tried(database, model).share
    except ProviderUnavailable:
        logger.warning("answering by words until the vectors are built", exc_info=True)
        return None
    return Side(before, model), share


def models(settings: Settings, database: Database) -> Models:
    """Load what is set; what was never tried before is tried now, which may take a minute.

    Raises:
        ProviderUnavailable: If the embeddings cannot be loaded.
    """
    loaded = embeddings.load(settings.embeddings)
    if loaded is None or settings.embeddings == embeddings.BUNDLED:
        used, share, said = loaded, None, texts.plain(settings.embeddings)
    else:
        trial = _embeddings_tried(database, loaded)
        share, said = trial.share, texts.embeddings(settings.embeddings, trial)
        used = loaded if share else None
    reranker, also = _reranker(settings, database, used, share)
    return Models(
        embeddings=used, share=share, reranker=reranker, said=(("embeddings", said), *also)
    )


def vectors_of(
    settings: Settings, model: NamedEmbeddings | None, *, indexing: bool
) -> Vectors | None:
    """Open the vectors, unless another process has the folder or the server cannot be reached."""
    place = settings.chroma_url or (settings.data / "chroma" if indexing else None)
    if model is None or place is None:
        return None
    try:
        return Vectors.open(place, model_id=model.model_id, name=settings.embeddings)
    except ProviderUnavailable:
        logger.warning("answering by words alone", extra={"action": "vectors_unreachable"})
        return None


def _reranker(
    settings: Settings, database: Database, beside: NamedEmbeddings | None, share: float | None
) -> tuple[Reranker | None, tuple[tuple[str, str], ...]]:
    """Load the reranker; one that can't be is missed at each question, and none stops the start."""
    name = settings.reranker
    if name is None or name == embeddings.NONE:
        return None, ()
    from knowledge.rerank import CrossEncoderScorer, Reranker  # noqa: PLC0415  # only where set

    try:
        scorer = CrossEncoderScorer(name)
        trial = _reranker_tried(database, scorer, beside, share)
    except ProviderUnavailable as error:
        logger.warning("no reranker", exc_info=True, extra={"action": "reranker_failed"})
        return Reranker(None), (("reranker", texts.failed(error)),)
    seconds = settings.reranker_seconds
    used = Reranker(scorer, seconds=seconds) if trial.share else None
    return used, (("reranker", texts.reranker(name, trial, seconds)),)


def _embeddings_tried(database: Database, loaded: NamedEmbeddings) -> Trial:
    from knowledge import trial  # noqa: PLC0415  # only where a model is set

    against = digest(trial.built_in().version, str(trial.VERSION), str(LAYOUT))
    return _tried(
        Trials(database),
        "embeddings",
        loaded.model_id,
        against,
        lambda: trial.try_embeddings(loaded),
    )


def _reranker_tried(
    database: Database, scorer: Scorer, beside: NamedEmbeddings | None, share: float | None
) -> Trial:
    from knowledge import trial  # noqa: PLC0415  # only where a model is set

    other = "" if beside is None else beside.model_id
    parts = (trial.built_in().version, str(trial.VERSION), str(LAYOUT), other, str(share))
    return _tried(
        Trials(database),
        "reranker",
        scorer.model_id,
        digest(*parts),
        lambda: trial.try_reranker(scorer, beside, share),
    )


def _tried(
    trials: Trials, kind: str, model_id: str, against: str, trying: Callable[[], Trial]
) -> Trial:
    """Return the trial that was kept, or make and keep one."""
    from knowledge.trial import Trial  # noqa: PLC0415  # only where a model is set

    kept = trials.find(kind, model_id, against)
    if kept is not None:
        return Trial.from_row(kept)
    made = trying()
    trials.keep(kind, model_id, against, made.to_row())
    logger.info("model tried", extra={"action": "model_tried", "model": model_id})
    return made
