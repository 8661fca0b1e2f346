"""Tell organs from cells."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Say of each cell whether it is an organ; none was until now."""
    organ: sa.Column[bool] = sa.Column(
        "is_organ", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    with op.batch_alter_table("cells") as cells:
        cells.add_column(organ)
    with op.batch_alter_table("cells") as cells:
        cells.alter_column("is_organ", server_default=None)
