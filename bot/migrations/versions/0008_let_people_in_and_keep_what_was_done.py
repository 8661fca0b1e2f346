"""Let people in, keep who did what, and say whom a directive is for."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0009"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of joining and of the audit; everything held until now is for everybody."""
    _consents()
    _invites()
    _requests()
    _codes()
    _audit()
    audience: sa.Column[dict[str, object]] = sa.Column("audience", sa.JSON())
    with op.batch_alter_table("directives") as directives:
        directives.add_column(audience)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _of_cell(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["cell_id"], ["cells.id"], name=f"fk_{table}_cell_id_cells")


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_consents"),
    )


def _invites() -> None:
    op.create_table(
        "invites",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("cell_id", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("revoked_at", _MOMENT),
        sa.Column("used", sa.Integer(), nullable=False),
        _of_cell("invites"),
        sa.PrimaryKeyConstraint("code", name="pk_invites"),
    )
    op.create_index("ix_invites_cell_id", "invites", ["cell_id"])


def _requests() -> None:
    op.create_table(
        "join_requests",
        _id(),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("cell_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("invite", sa.String()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("decided_at", _MOMENT),
        sa.Column("decided_by", sa.String()),
        _of_cell("join_requests"),
        sa.PrimaryKeyConstraint("id", name="pk_join_requests"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_join_requests_account", "join_requests", ["account"])
    op.create_index("ix_join_requests_cell_id", "join_requests", ["cell_id"])


def _codes() -> None:
    op.create_table(
        "guesses",
        _id(),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_guesses"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_guesses_account", "guesses", ["account"])
    op.create_table(
        "admin_codes",
        _id(),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT),
        sa.Column("used_by", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_admin_codes"),
        sqlite_autoincrement=True,
    )


def _audit() -> None:
    op.create_table(
        "audit",
        _id(),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    _close("audit")


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
