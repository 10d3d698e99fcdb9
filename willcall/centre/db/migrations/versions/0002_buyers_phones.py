"""The end of a buyer's phone, sealed; and every day pack anew, for it tells now what is sold."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column, and have the packs built when they are asked for next."""
    op.add_column("sales", sa.Column("phone", sa.LargeBinary(), nullable=True))
    op.execute("UPDATE day_stamps SET stamp = stamp + 1")


def downgrade() -> None:
    """Take the column away."""
    op.drop_column("sales", "phone")
