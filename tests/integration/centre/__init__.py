"""Head office with a real database, SQLite and PostgreSQL."""
