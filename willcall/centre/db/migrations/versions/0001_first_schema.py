"""The centre's first schema."""

import sqlalchemy as sa
from alembic import op

from willcall.centre.db.rows import UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "booked_seats",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("showing_code", sa.String(length=16), nullable=False),
        sa.Column("seat_code", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code", "showing_code", "seat_code"),
    )
    op.create_table(
        "campaigns",
        sa.Column("campaign_code", sa.String(length=40), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("campaign_code"),
    )
    op.create_table(
        "cinemas",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code"),
    )
    op.create_index(op.f("ix_cinemas_city"), "cinemas", ["city"], unique=False)
    op.create_table(
        "codes",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("code_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("showing_code", sa.String(length=16), nullable=False),
        sa.Column("release_no", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code", "code_no"),
    )
    op.create_index("codes_mark", "codes", ["mark"], unique=True)
    op.create_index("codes_showing", "codes", ["cinema_code", "showing_code"], unique=False)
    op.create_table(
        "day_packs",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("built_from", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code", "business_day", "version"),
    )
    op.create_table(
        "day_stamps",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("codes_stamp", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code", "business_day"),
    )
    op.create_table(
        "deliveries",
        sa.Column("campaign_code", sa.String(length=40), nullable=False),
        sa.Column("release_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("codes", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("delivered_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("campaign_code", "release_no", "sha256"),
    )
    op.create_table(
        "enrolment_codes",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("terminal_no", sa.String(length=8), nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("used_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash"),
    )
    op.create_table(
        "exceptions",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("showing_code", sa.String(length=16), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("opened_at", UtcTime(), nullable=False),
        sa.Column("closed_at", UtcTime(), nullable=True),
        sa.Column("closing", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("cinema_code", "kind", "subject"),
    )
    op.create_table(
        "journal_entries",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("terminal_no", sa.String(length=8), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("received_at", UtcTime(), nullable=False),
        sa.Column("refusal", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("cinema_code", "terminal_no", "sequence"),
    )
    op.create_table(
        "journal_heads",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("terminal_no", sa.String(length=8), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code", "terminal_no"),
    )
    op.create_table(
        "nonces",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("terminal_no", sa.String(length=8), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code", "terminal_no", "nonce"),
    )
    op.create_index("nonces_expiry", "nonces", ["expires_at"], unique=False)
    op.create_table(
        "revocations",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("showing_code", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("revoked_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code", "serial"),
    )
    op.create_index("revocations_showing", "revocations", ["cinema_code", "showing_code"], unique=False)
    op.create_table(
        "rosters",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code"),
    )
    op.create_table(
        "sales",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("code_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_no", sa.String(length=64), nullable=False),
        sa.Column("campaign_code", sa.String(length=40), nullable=False),
        sa.Column("showing_code", sa.String(length=16), nullable=False),
        sa.Column("sold_at", UtcTime(), nullable=False),
        sa.Column("buyer", sa.String(length=64), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("paid_fen", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("imported_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code", "code_no", "order_no"),
    )
    op.create_index("sales_buyer", "sales", ["campaign_code", "buyer"], unique=False)
    op.create_table(
        "sealed_keys",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "seat_states",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("terminal_no", sa.String(length=8), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code", "serial"),
    )
    op.create_table(
        "serials",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("next_serial", sa.Integer(), nullable=False),
        sa.Column("codes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code"),
    )
    op.create_table(
        "terminals",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("terminal_no", sa.String(length=8), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("software", sa.String(), nullable=False),
        sa.Column("enrolled_at", UtcTime(), nullable=False),
        sa.Column("last_contact_at", UtcTime(), nullable=True),
        sa.Column("revoked_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("cinema_code", "terminal_no"),
    )
    op.create_table(
        "tickets",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code_no", sa.Integer(), nullable=False),
        sa.Column("showing_code", sa.String(length=16), nullable=False),
        sa.Column("seat_code", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("cinema_code", "serial"),
    )
    op.create_index("tickets_showing", "tickets", ["cinema_code", "showing_code"], unique=False)
    op.create_table(
        "screens",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("screen_code", sa.String(length=16), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("directions_zh", sa.String(), nullable=False),
        sa.Column("directions_en", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cinema_code"],
            ["cinemas.cinema_code"],
        ),
        sa.PrimaryKeyConstraint("cinema_code", "screen_code"),
    )
    op.create_table(
        "seats",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("screen_code", sa.String(length=16), nullable=False),
        sa.Column("seat_code", sa.String(length=20), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cinema_code", "screen_code"],
            ["screens.cinema_code", "screens.screen_code"],
        ),
        sa.PrimaryKeyConstraint("cinema_code", "screen_code", "seat_code"),
    )
    op.create_table(
        "showings",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("showing_code", sa.String(length=16), nullable=False),
        sa.Column("screen_code", sa.String(length=16), nullable=False),
        sa.Column("film_code", sa.String(length=12), nullable=False),
        sa.Column("film_zh", sa.String(), nullable=False),
        sa.Column("film_en", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("starts_at", UtcTime(), nullable=False),
        sa.Column("ends_at", UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("price_fen", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("moved_to", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["cinema_code", "screen_code"],
            ["screens.cinema_code", "screens.screen_code"],
        ),
        sa.PrimaryKeyConstraint("cinema_code", "showing_code"),
    )
    op.create_index("showings_day", "showings", ["cinema_code", "business_day"], unique=False)
    op.create_table(
        "bookings",
        sa.Column("cinema_code", sa.String(length=8), nullable=False),
        sa.Column("showing_code", sa.String(length=16), nullable=False),
        sa.Column("campaign_code", sa.String(length=40), nullable=False),
        sa.Column("screen_code", sa.String(length=16), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("face_value_fen", sa.Integer(), nullable=False),
        sa.Column("buyer_price_fen", sa.Integer(), nullable=False),
        sa.Column("booked_at", UtcTime(), nullable=False),
        sa.Column("issued_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_code"],
            ["campaigns.campaign_code"],
        ),
        sa.ForeignKeyConstraint(
            ["cinema_code", "showing_code"],
            ["showings.cinema_code", "showings.showing_code"],
        ),
        sa.PrimaryKeyConstraint("cinema_code", "showing_code"),
    )
    op.create_index("bookings_campaign", "bookings", ["campaign_code", "cinema_code"], unique=False)


def downgrade() -> None:
    """Drop every table."""
    op.drop_index("bookings_campaign", table_name="bookings")
    op.drop_table("bookings")
    op.drop_index("showings_day", table_name="showings")
    op.drop_table("showings")
    op.drop_table("seats")
    op.drop_table("screens")
    op.drop_index("tickets_showing", table_name="tickets")
    op.drop_table("tickets")
    op.drop_table("terminals")
    op.drop_table("serials")
    op.drop_table("seat_states")
    op.drop_table("sealed_keys")
    op.drop_index("sales_buyer", table_name="sales")
    op.drop_table("sales")
    op.drop_table("rosters")
    op.drop_index("revocations_showing", table_name="revocations")
    op.drop_table("revocations")
    op.drop_index("nonces_expiry", table_name="nonces")
    op.drop_table("nonces")
    op.drop_table("journal_heads")
    op.drop_table("journal_entries")
    op.drop_table("exceptions")
    op.drop_table("enrolment_codes")
    op.drop_table("deliveries")
    op.drop_table("day_stamps")
    op.drop_table("day_packs")
    op.drop_index("codes_showing", table_name="codes")
    op.drop_index("codes_mark", table_name="codes")
    op.drop_table("codes")
    op.drop_index(op.f("ix_cinemas_city"), table_name="cinemas")
    op.drop_table("cinemas")
    op.drop_table("campaigns")
    op.drop_table("booked_seats")
