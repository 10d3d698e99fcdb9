"""The databases that tests are given are real, empty and their own."""

import sqlalchemy
from sqlalchemy import text


def test_each_test_has_an_empty_postgresql_of_its_own(postgres_url: str) -> None:
    _leave_a_table(postgres_url)


def test_a_table_left_by_another_test_is_not_seen(postgres_url: str) -> None:
    _leave_a_table(postgres_url)


def test_the_centre_is_tested_on_both_kinds_of_database(centre_database_url: str) -> None:
    _leave_a_table(centre_database_url)


def _leave_a_table(url: str) -> None:
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        assert sqlalchemy.inspect(connection).get_table_names() == []
        connection.execute(text("CREATE TABLE left_behind (seat INTEGER)"))
    engine.dispose()
