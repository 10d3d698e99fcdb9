"""What every test of the centre can begin with."""

from tests.support.centre_stage import sqlite_stage, stage

__all__ = ["sqlite_stage", "stage"]
