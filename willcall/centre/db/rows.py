"""What every table's row is made of."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, LargeBinary, String
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import JSON, TypeDecorator, TypeEngine

from willcall.redemption.domain.journal import written_time


class UtcTime(TypeDecorator[datetime]):
    """An aware time: a ``timestamptz`` on PostgreSQL; on SQLite text whose order is time order."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column's type."""
        return dialect.type_descriptor(String(27) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ANN401 - text or a time
        """Write a time."""
        return written_time(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401 - text or a time
        """Read a time."""
        return datetime.fromisoformat(value) if dialect.name == "sqlite" and value is not None else value


class Row(DeclarativeBase):
    """A row of the centre's database.

    Every large table's primary key begins with ``cinema_code``, so that a distributed PostgreSQL can shard it as it is.
    Large tables bear no foreign keys: they are written in bulk, inside the transaction that checked what they point to.
    """

    type_annotation_map: ClassVar = {
        datetime: UtcTime,
        bytes: LargeBinary,
        dict[str, Any]: JSON,
    }
