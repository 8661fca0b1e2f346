"""Keep the ledger of reports, who was reminded of what, and what goes to many at once."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0010"

_MOMENT = sa.DateTime(timezone=True)
_COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables of reminding."""
    _ledger()
    _reminders()
    _wishes()
    op.create_table(
        "paces",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("free_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("channel", name="pk_paces"),
    )
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("account", "by", "text")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("audience", "state")),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_broadcasts"),
        sqlite_autoincrement=True,
    )


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("id", _COUNTED, nullable=False),
        sa.Column("due_key", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ledger_due_key", "ledger", ["due_key"])
    op.create_index("ix_ledger_due_on", "ledger", ["due_on"])
    _close("ledger")


def _reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", _COUNTED, nullable=False),
        sa.Column("due_key", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
        sa.Column("critical", sa.Boolean(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("planned_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
        sa.UniqueConstraint("due_key", "day", "rule", "account", name="uq_reminders_due_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reminders_due_key", "reminders", ["due_key"])
    op.create_index("ix_reminders_day", "reminders", ["day"])
    op.create_index("ix_reminders_letter", "reminders", ["letter"])


def _wishes() -> None:
    op.create_table(
        "put_off",
        sa.Column("due_key", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("due_key", "account", name="pk_put_off"),
    )
    op.create_table(
        "lead_times",
        sa.Column("root", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("root", "cell", name="pk_lead_times"),
    )
    op.create_table(
        "evening_accounts",
        sa.Column("account", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_evening_accounts"),
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
