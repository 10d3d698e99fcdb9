"""The centre's database: SQLite in a file or PostgreSQL, its transactions and its migrations."""
