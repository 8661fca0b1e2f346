"""Keep what configured models did on the built-in check."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table of trials."""
    op.create_table(
        "model_trials",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "model_id", "against")),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "model_id", "against", name="pk_model_trials"),
    )
