"""A data folder with the samples, the demo organisation, and what it confirmed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot import batch, samples
from bot.app import services
from bot.intake import Desk
from bot.settings import Settings

CONFIRMED_AT = datetime(2026, 1, 5, 8, 0)  # noqa: DTZ001  # in the zone of the settings
IN_MARCH = datetime(2026, 3, 18, 9, 0)  # noqa: DTZ001


def fill(folder: Path) -> None:
    """Publish the samples into *folder*, seat the demo organisation, confirm what it owes."""
    shown = samples.folder()
    assert shown is not None
    with services(Settings(TROLY_DATA=folder, embeddings="none"), at=CONFIRMED_AT) as built:
        desk = Desk(library=built.library, by="test", now=built.now, hold=False)
        list(batch.publish(desk, batch.groups([shown])))
        built.library.sync()
        samples.seat(built.people)
        samples.confirm(built.register, built.held(), now=built.now())
