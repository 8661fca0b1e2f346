"""Keep the register of duties, decrees on days off, and bodies."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# Lines of a log are only ever added.
_LOGS = ("duty_decisions", "day_decrees")


def upgrade() -> None:
    """Make the tables of the register."""
    _duties()
    _merges()
    _days()
    _events()
    _continuations()
    _decisions()
    _decrees()
    _bodies()
    for table in _LOGS:
        _close(table)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _hand() -> tuple[sa.Column[str], sa.Column[datetime]]:
    by = sa.Column("by", sa.String(), nullable=False)
    return by, sa.Column("at", sa.DateTime(timezone=True), nullable=False)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name)


def _duties() -> None:
    op.create_table(
        "duties",
        _id(),
        sa.Column("root", sa.Integer(), nullable=False),
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("read", sa.JSON(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("use", sa.String(), nullable=False),
        sa.Column("bound", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("decided_by", sa.String()),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        _to("duties", "directive_id", "directives"),
        sa.PrimaryKeyConstraint("id", name="pk_duties"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_duties_directive_id", "duties", ["directive_id"])
    op.create_index("ix_duties_state", "duties", ["state"])


def _merges() -> None:
    op.create_table(
        "duty_merges",
        _id(),
        sa.Column("duty_id", sa.Integer(), nullable=False),
        sa.Column("into_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.JSON()),
        _to("duty_merges", "duty_id", "duties"),
        _to("duty_merges", "into_id", "duties"),
        sa.PrimaryKeyConstraint("id", name="pk_duty_merges"),
    )
    op.create_index("ix_duty_merges_duty_id", "duty_merges", ["duty_id"])
    op.create_index("ix_duty_merges_into_id", "duty_merges", ["into_id"])


def _days() -> None:
    op.create_table(
        "duty_days",
        _id(),
        sa.Column("duty_id", sa.Integer(), nullable=False),
        sa.Column("cell", sa.String()),
        sa.Column("period", sa.String()),
        sa.Column("due", sa.JSON()),
        sa.Column("ahead_days", sa.Integer()),
        sa.Column("of_id", sa.Integer()),
        sa.Column("only", sa.String()),
        *_hand(),
        _to("duty_days", "duty_id", "duties"),
        _to("duty_days", "of_id", "duties"),
        sa.PrimaryKeyConstraint("id", name="pk_duty_days"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_duty_days_duty_id", "duty_days", ["duty_id"])


def _events() -> None:
    op.create_table(
        "duty_events",
        _id(),
        sa.Column("duty_id", sa.Integer(), nullable=False),
        sa.Column("cell", sa.String()),
        sa.Column("on", sa.Date(), nullable=False),
        *_hand(),
        _to("duty_events", "duty_id", "duties"),
        sa.PrimaryKeyConstraint("id", name="pk_duty_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_duty_events_duty_id", "duty_events", ["duty_id"])


def _continuations() -> None:
    op.create_table(
        "continuations",
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        *_hand(),
        _to("continuations", "directive_id", "directives"),
        sa.PrimaryKeyConstraint("directive_id", "year", name="pk_continuations"),
    )


def _decisions() -> None:
    op.create_table(
        "duty_decisions",
        _id(),
        sa.Column("duty_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        *_hand(),
        sa.Column("facts", sa.JSON(), nullable=False),
        _to("duty_decisions", "duty_id", "duties"),
        sa.PrimaryKeyConstraint("id", name="pk_duty_decisions"),
    )
    op.create_index("ix_duty_decisions_duty_id", "duty_decisions", ["duty_id"])


def _decrees() -> None:
    op.create_table(
        "day_decrees",
        _id(),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("name", sa.String()),
        *_hand(),
        sa.PrimaryKeyConstraint("id", name="pk_day_decrees"),
    )
    op.create_index("ix_day_decrees_day", "day_decrees", ["day"])


def _bodies() -> None:
    op.create_table(
        "bodies",
        _id(),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("began_on", sa.Date()),
        sa.Column("ended_on", sa.Date()),
        sa.Column("number", sa.String()),
        sa.Column("directive_id", sa.Integer()),
        sa.Column("start", sa.Integer()),
        sa.Column("end", sa.Integer()),
        *_hand(),
        _to("bodies", "directive_id", "directives"),
        sa.PrimaryKeyConstraint("id", name="pk_bodies"),
    )
    op.create_index("ix_bodies_key", "bodies", ["key"])
    op.create_table(
        "body_successions",
        sa.Column("old_id", sa.Integer(), nullable=False),
        sa.Column("new_id", sa.Integer(), nullable=False),
        _to("body_successions", "new_id", "bodies"),
        _to("body_successions", "old_id", "bodies"),
        sa.PrimaryKeyConstraint("old_id", "new_id", name="pk_body_successions"),
    )


def _close(table: str) -> None:
    """Let the database itself refuse to change or delete lines of a log."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_closed() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is only added to'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_closed BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_closed()"
    )
