"""Keep pages, corrections, earlier readings, the files of a bundle, and what waits for a yes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add to the tables of directives and files, and make those of lines and corrections."""
    _directives()
    _files()
    _passages()
    _printed_lines()
    _earlier_readings()
    _corrections()


def _directives() -> None:
    with op.batch_alter_table("directives") as table:
        table.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("reader", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("waits_for", sa.String()))
        table.add_column(sa.Column("approved_at", sa.DateTime(timezone=True)))
        table.add_column(sa.Column("approved_by", sa.String()))


def _files() -> None:
    with op.batch_alter_table("files") as table:
        table.add_column(sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("role", sa.String(), nullable=False, server_default="main"))
        table.add_column(
            sa.Column("declared", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def _passages() -> None:
    with op.batch_alter_table("passages") as table:
        table.add_column(
            sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def _printed_lines() -> None:
    op.create_table(
        "printed_lines",
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_printed_lines_directive_id_directives"
        ),
        sa.PrimaryKeyConstraint("directive_id", name="pk_printed_lines"),
    )


def _earlier_readings() -> None:
    op.create_table(
        "earlier_readings",
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("number", sa.String()),
        sa.Column("issued_on", sa.String()),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_earlier_readings_directive_id_directives"
        ),
        sa.PrimaryKeyConstraint("directive_id", "revision", name="pk_earlier_readings"),
    )


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lost_at", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_corrections_directive_id_directives"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
    )
    op.create_index("ix_corrections_directive_id", "corrections", ["directive_id"])
