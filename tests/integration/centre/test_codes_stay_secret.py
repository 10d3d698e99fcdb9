"""R7: a code is in the channel's file and nowhere else."""

import logging

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import text

from tests.support.centre_stage import CAMPAIGN, NEAR, CentreStage, open_stage, sale, showing_code
from tests.support.terminal_stand_in import enrolled
from willcall.centre.codes.keys import KeyFaultError, read_master_key
from willcall.centre.codes.models import CodeRow
from willcall.centre.codes.sealing import CodeSealer
from willcall.centre.db.tables import all_tables
from willcall.centre.settlement.settle_campaign import settle_campaign


def test_r7_no_code_is_in_the_database_its_log_or_the_programs_log(
    issued: CentreStage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    codes = {code.code: code for code in issued.delivered()}
    issued.sell(sale(code, f"o{number}") for number, code in enumerate(codes.values()))
    issued.sell(sale(code, f"again{number}") for number, code in enumerate(codes.values()))
    terminal = enrolled(issued, NEAR)
    terminal.pack(terminal.now.date())
    terminal.collect(1, showing_code(NEAR, 1))
    terminal.send()
    settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    everything = _everything_in(issued)
    assert NEAR.encode() in everything
    assert not {code for code in codes if code.encode() in everything}
    assert not {code for code in codes if code in caplog.text}


def _everything_in(stage: CentreStage) -> bytes:
    """Return the database's files, or, where it is a server's, every value of every table."""
    if not stage.centre.database.is_postgresql:
        return b"\n".join(file.read_bytes() for file in stage.folder.glob("centre.sqlite*"))
    with stage.centre.database.reading() as session:
        values = [
            bytes(value) if isinstance(value, bytes) else str(value).encode()
            for table in all_tables().sorted_tables
            for row in session.execute(text(f"SELECT * FROM {table.name}"))
            for value in row
        ]
    return b"\n".join(values)


def test_r7_a_sealed_code_does_not_open_in_another_row(issued: CentreStage) -> None:
    first, second = issued.rows(CodeRow)[:2]
    with issued.centre.database.reading() as session:
        sealer = CodeSealer(issued.centre.keys, session)
    assert len(sealer.open(first.cinema_code, first.code_no, first.sealed).digits) == 12
    with pytest.raises(InvalidTag):
        sealer.open(second.cinema_code, second.code_no, first.sealed)


def test_r7_no_two_codes_are_sealed_with_one_nonce(issued: CentreStage) -> None:
    nonces = [row.sealed[:12] for row in issued.rows(CodeRow)]
    assert len(set(nonces)) == len(nonces)


def test_the_master_key_is_apart_from_the_database_and_its_owners_alone(sqlite_stage: CentreStage) -> None:
    file = sqlite_stage.folder / "keys" / "master.key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert read_master_key(file.read_text("ascii")) not in (sqlite_stage.folder / "centre.sqlite").read_bytes()


def test_r9_another_master_key_is_named_as_the_fault(sqlite_stage: CentreStage) -> None:
    sqlite_stage.issued()
    sqlite_stage.centre.database.close()
    (sqlite_stage.folder / "keys" / "master.key").write_text("00" * 32)
    other = open_stage(f"sqlite:///{sqlite_stage.folder / 'centre.sqlite'}", sqlite_stage.folder)
    with pytest.raises(KeyFaultError, match="not the one"):
        other.delivered()
    other.centre.database.close()


@pytest.mark.parametrize("text", ["", "00", "zz" * 32, "00" * 33])
def test_a_master_key_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(KeyFaultError):
        read_master_key(text)
