"""Know who cannot be written to, what long buttons mean, and when a channel was reached."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Let letters take the place of messages; make what a channel must remember."""
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("edits", sa.BigInteger()))
        outbox.add_column(sa.Column("taken_by", sa.String()))
    op.create_table(
        "silent_accounts",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_silent_accounts"),
    )
    op.create_table(
        "long_actions",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("shown_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_long_actions"),
    )
    op.create_index("ix_long_actions_shown_at", "long_actions", ["shown_at"])
    op.create_table(
        "contacts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_contacts"),
    )
