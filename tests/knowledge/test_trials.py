from __future__ import annotations

from knowledge.database import Database
from knowledge.store.trials import Trials


def test_a_trial_is_kept_by_model_and_by_what_it_was_against(database: Database) -> None:
    trials = Trials(database)
    trials.keep("embeddings", "m", "v1", {"share": 0.4})
    trials.keep("reranker", "m", "v1", {"share": 1.0})

    assert trials.find("embeddings", "m", "v1") == {"share": 0.4}
    assert trials.find("embeddings", "m", "v2") is None
    assert trials.find("embeddings", "other", "v1") is None


def test_a_new_trial_takes_the_place_of_the_old(database: Database) -> None:
    trials = Trials(database)
    trials.keep("embeddings", "m", "v1", {"share": 0.4})
    trials.keep("embeddings", "m", "v2", {"share": 0.0})

    assert trials.find("embeddings", "m", "v1") is None
    assert trials.find("embeddings", "m", "v2") == {"share": 0.0}
