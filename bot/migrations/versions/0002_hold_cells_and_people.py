"""Hold cells and people."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of the organisation that is served."""
    _cells()
    _people()


def _cells() -> None:
    op.create_table(
        "cells",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String()),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("began_on", sa.Date()),
        sa.Column("ended_on", sa.Date()),
        sa.Column("ended_by", sa.String()),
        sa.Column("origin", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["cells.id"], name="fk_cells_parent_id_cells"),
        sa.PrimaryKeyConstraint("id", name="pk_cells"),
    )
    op.create_table(
        "cell_successions",
        sa.Column("old_id", sa.String(), nullable=False),
        sa.Column("new_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["new_id"], ["cells.id"], name="fk_cell_successions_new_id_cells"),
        sa.ForeignKeyConstraint(["old_id"], ["cells.id"], name="fk_cell_successions_old_id_cells"),
        sa.PrimaryKeyConstraint("old_id", "new_id", name="pk_cell_successions"),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String()),
        sa.Column("origin", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_accounts_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
    )
    op.create_index("ix_accounts_person_id", "accounts", ["person_id"])
    op.create_table(
        "posts",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["cells.id"], name="fk_posts_cell_id_cells"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_posts_person_id_people"),
        sa.PrimaryKeyConstraint("person_id", "cell_id", name="pk_posts"),
    )
    op.create_index("ix_posts_cell_id", "posts", ["cell_id"])
