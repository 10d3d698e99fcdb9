"""A seat's entries, and those of a rare kind, are found in the journal without a walk through all of it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add a column that is computed when it is read, and two indexes."""
    ticket_no = sa.Computed("json_extract(facts, '$.ticket_no')", persisted=False)
    op.add_column("journal", sa.Column("ticket_no", sa.String(), ticket_no, nullable=True))
    op.create_index(
        "journal_ticket", "journal", ["ticket_no"], unique=False, sqlite_where=sa.text("ticket_no IS NOT NULL")
    )
    op.create_index("journal_kind", "journal", ["kind"], unique=False)
