"""What every test of the centre can begin with."""

from tests.support.centre_stage import issued, issued_postgres, issued_sqlite, sqlite_issued, sqlite_stage, stage

__all__ = ["issued", "issued_postgres", "issued_sqlite", "sqlite_issued", "sqlite_stage", "stage"]
