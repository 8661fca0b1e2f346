"""Keep what staff are at work on: drafts, announcements, questions, their own answers, counts."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0006"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of drafts, announcements, questions, answers of the office and counts."""
    _awaited()
    _drafts()
    _announcements()
    _curated_answers()
    _questions()
    _tallies()


def _awaited() -> None:
    op.create_table(
        "awaited",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_awaited"),
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("declared", sa.Boolean(), nullable=False),
        sa.Column("began_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("directive", sa.JSON()),
        sa.Column("corrections", sa.JSON(), nullable=False),
        sa.Column("choice", sa.String()),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("held_id", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["held_id"], ["directives.id"], name="fk_drafts_held_id_directives"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_drafts_account", "drafts", ["account"])
    op.create_index("ix_drafts_expires_at", "drafts", ["expires_at"])


def _announcements() -> None:
    op.create_table(
        "announcements",
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("told_on", sa.Date()),
        sa.Column("recalled_at", _MOMENT),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_announcements_directive_id_directives"
        ),
        sa.PrimaryKeyConstraint("directive_id", name="pk_announcements"),
    )
    op.create_index("ix_announcements_told_on", "announcements", ["told_on"])


def _curated_answers() -> None:
    op.create_table(
        "curated_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("directive_id", sa.Integer()),
        sa.Column("text_sha256", sa.String()),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ended_at", _MOMENT),
        sa.Column("ended_by", sa.String()),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directives.id"], name="fk_curated_answers_directive_id_directives"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_curated_answers"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_curated_answers_words", "curated_answers", ["words"])


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String()),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("answered", sa.String()),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("settled_at", _MOMENT),
        sa.Column("settled_by", sa.String()),
        sa.Column("curated_id", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["curated_id"],
            ["curated_answers.id"],
            name="fk_questions_curated_id_curated_answers",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_questions_account", "questions", ["account"])
    op.create_index("ix_questions_settled_at", "questions", ["settled_at"])


def _tallies() -> None:
    op.create_table(
        "tallies",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "what", name="pk_tallies"),
    )
