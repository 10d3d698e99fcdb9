"""The terminal's local database: SQLAlchemy 2 on SQLite, WAL, every commit on disk before it returns."""
