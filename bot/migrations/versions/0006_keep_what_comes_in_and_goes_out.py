"""Keep what comes in and goes out."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the inbox and the outbox of the channels."""
    _inbox()
    _outbox()


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", _COUNTED, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("raw", sa.JSON(), nullable=False),
        sa.Column("received_at", _MOMENT, nullable=False),
        sa.Column("begun", sa.Integer(), nullable=False),
        sa.Column("done_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("channel", "update_id", name="uq_inbox_channel"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inbox_done_at", "inbox", ["done_at"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", _COUNTED, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("thread", sa.Integer()),
        sa.Column("answers", sa.BigInteger()),
        sa.Column("instead_of", sa.String()),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("reply", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("written_at", _MOMENT, nullable=False),
        sa.Column("not_before", _MOMENT),
        sa.Column("expires_at", _MOMENT),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", _MOMENT),
        sa.Column("sent_at", _MOMENT),
        sa.Column("messages", sa.JSON(), nullable=False),
        sa.Column("error", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_state", "outbox", ["state"])
    op.create_index("ix_outbox_to", "outbox", ["to"])
