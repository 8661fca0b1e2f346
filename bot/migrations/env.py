"""What Alembic runs, on the connection that ``bot.migrations`` hands it."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from bot.migrations import METADATA
from knowledge.database import Moment


def render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write a moment as what it is in SQL: a migration must not follow our classes."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite can alter little in place
    render_item=render,
    transactional_ddl=True,  # also on SQLite, for we begin its transactions ourselves
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
