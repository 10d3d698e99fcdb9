"""Staff that sign in at the machine, what the machine remembers of itself, and unconfirmed seats found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add two tables, one of them with one row, and an index."""
    op.create_table(
        "staff",
        sa.Column("staff_no", sa.String(length=10), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.Column("revoked_at", sa.String(length=27), nullable=True),
        sa.Column("wrong_pins", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("paused_until", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("staff_no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "machine",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wrong_pins", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("paused_until", sa.String(length=27), nullable=True),
        sa.Column("out_of_service_since", sa.String(length=27), nullable=True),
        sa.Column("crash_noted_at", sa.String(length=27), nullable=True),
        sa.Column("crash_error", sa.String(), nullable=True),
        sa.Column("crash_under_way", sa.String(), nullable=True),
        sa.CheckConstraint("id = 1"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "seats_unconfirmed", "seats", ["state"], unique=False, sqlite_where=sa.text("state = 'unconfirmed'")
    )
    op.execute("INSERT INTO machine (id) VALUES (1)")
