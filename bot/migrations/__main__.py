"""Write the draft of a migration: ``python -m bot.migrations "what it is for"``."""

import sys
import tempfile
from pathlib import Path

from bot.migrations import draft, upgrade
from knowledge.database import Database

with tempfile.TemporaryDirectory() as folder:
    database = Database(f"sqlite:///{Path(folder) / 'empty.db'}")
    upgrade(database)
    draft(database, sys.argv[1])
    database.close()
