"""Hold directives, passages and vectors."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    _directives()
    _files()
    _successions()
    _changes()
    _units()
    _citations()
    _obligations()
    _passages()
    _vectors()


def _directives() -> None:
    op.create_table(
        "directives",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("number", sa.String()),
        sa.Column("number_key", sa.String()),
        sa.Column("type", sa.String()),
        sa.Column("issuer", sa.String()),
        sa.Column("issued_on", sa.String()),
        sa.Column("place", sa.String()),
        sa.Column("subject", sa.String()),
        sa.Column("circulation", sa.String()),
        sa.Column("urgency", sa.String()),
        sa.Column("bound_to_year", sa.Integer()),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawn_by", sa.String()),
        sa.Column("withdrawn_reason", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_directives"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_directives_number_key", "directives", ["number_key"])
    op.create_index("ix_directives_sha256", "directives", ["sha256"])


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("original", sa.String()),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_files_directive_id_directives"
        ),
        sa.PrimaryKeyConstraint("directive_id", "sha256", name="pk_files"),
    )
    op.create_index("ix_files_sha256", "files", ["sha256"])


def _successions() -> None:
    op.create_table(
        "successions",
        sa.Column("old_id", sa.Integer(), nullable=False),
        sa.Column("new_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["new_id"], ["directives.id"], name="fk_successions_new_id_directives"
        ),
        sa.ForeignKeyConstraint(
            ["old_id"], ["directives.id"], name="fk_successions_old_id_directives"
        ),
        sa.PrimaryKeyConstraint("old_id", "new_id", name="pk_successions"),
    )


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("generation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_changes_directive_id_directives"
        ),
        sa.PrimaryKeyConstraint("generation", name="pk_changes"),
    )


def _units() -> None:
    op.create_table(
        "units",
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("marker", sa.String(), nullable=False),
        sa.Column("heading", sa.JSON(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_units_directive_id_directives"
        ),
        sa.PrimaryKeyConstraint("directive_id", "position", name="pk_units"),
    )


def _citations() -> None:
    op.create_table(
        "citations",
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String()),
        sa.Column("number_key", sa.String()),
        sa.Column("type", sa.String()),
        sa.Column("issuer", sa.String()),
        sa.Column("date", sa.String()),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("resolved_id", sa.Integer()),
        sa.Column("supersedes", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_citations_directive_id_directives"
        ),
        sa.ForeignKeyConstraint(
            ["resolved_id"], ["directives.id"], name="fk_citations_resolved_id_directives"
        ),
        sa.PrimaryKeyConstraint("directive_id", "position", name="pk_citations"),
    )
    op.create_index("ix_citations_number_key", "citations", ["number_key"])
    op.create_index("ix_citations_resolved_id", "citations", ["resolved_id"])


def _obligations() -> None:
    op.create_table(
        "obligations",
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("who", sa.JSON(), nullable=False),
        sa.Column("to", sa.JSON(), nullable=False),
        sa.Column("via", sa.JSON(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("due", sa.JSON(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_obligations_directive_id_directives"
        ),
        sa.PrimaryKeyConstraint("directive_id", "position", name="pk_obligations"),
    )


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("heading", sa.JSON(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_passages_directive_id_directives"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        sa.UniqueConstraint("directive_id", "position", name="uq_passages_directive_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passages_text_sha256", "passages", ["text_sha256"])


def _vectors() -> None:
    op.create_table(
        "vectors",
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("model_id", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("text_sha256", "model_id", name="pk_vectors"),
    )
