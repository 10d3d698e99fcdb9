"""The first schema of a terminal's database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables, and the three that have one row each."""
    op.create_table(
        "journal",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sequence"),
    )
    op.create_table(
        "packs",
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("showings", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("applied_at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("business_day"),
    )
    op.create_table(
        "screens",
        sa.Column("screen_code", sa.String(length=16), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("directions_zh", sa.String(), nullable=False),
        sa.Column("directions_en", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("screen_code"),
    )
    op.create_table(
        "sister_tags",
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("cinema_zh", sa.String(), nullable=False),
        sa.Column("cinema_en", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tag"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sister_tags_business_day"), "sister_tags", ["business_day"], unique=False)
    op.create_table(
        "sync_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("acknowledged", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_success", sa.String(length=27), nullable=True),
        sa.Column("last_failure", sa.String(), nullable=True),
        sa.Column("clock_error_ms", sa.Integer(), nullable=True),
        sa.CheckConstraint("id = 1"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "terminal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("cinema_zh", sa.String(), nullable=False),
        sa.Column("cinema_en", sa.String(), nullable=False),
        sa.Column("terminal_no", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("roster", sa.JSON(), nullable=False),
        sa.Column("centre_url", sa.String(), nullable=False),
        sa.Column("centre_public_key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("until", sa.String(length=27), nullable=True),
        sa.CheckConstraint("id = 1"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "places",
        sa.Column("screen_code", sa.String(length=16), nullable=False),
        sa.Column("seat_code", sa.String(length=20), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["screen_code"],
            ["screens.screen_code"],
        ),
        sa.PrimaryKeyConstraint("screen_code", "seat_code"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "refused_entries",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("refused_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["sequence"],
            ["journal.sequence"],
        ),
        sa.PrimaryKeyConstraint("sequence"),
    )
    op.create_table(
        "showings",
        sa.Column("showing_code", sa.String(length=16), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("film_code", sa.String(), nullable=False),
        sa.Column("film_zh", sa.String(), nullable=False),
        sa.Column("film_en", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("screen_code", sa.String(length=16), nullable=False),
        sa.Column("starts_at", sa.String(length=27), nullable=False),
        sa.Column("ends_at", sa.String(length=27), nullable=False),
        sa.Column("price_fen", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("moved_to", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["screen_code"],
            ["screens.screen_code"],
        ),
        sa.PrimaryKeyConstraint("showing_code"),
    )
    op.create_index(op.f("ix_showings_business_day"), "showings", ["business_day"], unique=False)
    op.create_table(
        "seats",
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.Column("showing_code", sa.String(length=16), nullable=False),
        sa.Column("seat_code", sa.String(), nullable=False),
        sa.Column("home", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("copies", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("attempt", sa.String(), nullable=True),
        sa.Column("changed_at", sa.String(length=27), nullable=True),
        sa.Column("terminal_no", sa.String(), nullable=True),
        sa.Column("revoked_late", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["showing_code"],
            ["showings.showing_code"],
        ),
        sa.PrimaryKeyConstraint("serial"),
    )
    op.create_index(
        "seats_in_hand", "seats", ["state"], unique=False, sqlite_where=sa.text("state IN ('claimed', 'printing')")
    )
    op.create_index(
        "seats_place", "seats", ["showing_code", "seat_code"], unique=True, sqlite_where=sa.text("state <> 'revoked'")
    )
    op.create_index("seats_tag", "seats", ["tag"], unique=False)
    op.execute("INSERT INTO tries (id) VALUES (1)")
    op.execute("INSERT INTO sync_state (id) VALUES (1)")
