"""The centre as a witness: how far it has a terminal's journal, told to that terminal alone."""

from tests.support.centre_stage import FAR, NEAR, CentreStage, showing_code
from tests.support.terminal_stand_in import enrolled
from willcall.redemption.domain.journal import GENESIS
from willcall.redemption.wire.journal import JournalStanding


def test_r4_the_centre_tells_each_terminal_where_the_journal_ends_that_it_has(sqlite_stage: CentreStage) -> None:
    sqlite_stage.issued()
    near, far = enrolled(sqlite_stage, NEAR), enrolled(sqlite_stage, FAR)
    near.collect(1, showing_code(NEAR, 1))
    near.collect(2, showing_code(NEAR, 1))
    near.send(near.journal[:4])
    near.send(near.journal[6:])
    told = JournalStanding.model_validate_json(near.call("GET", "/terminal/v1/journal").content)
    assert told == JournalStanding(sequence=4, digest=near.journal[3].digest)
    other = JournalStanding.model_validate_json(far.call("GET", "/terminal/v1/journal").content)
    assert other == JournalStanding(sequence=0, digest=GENESIS)


def test_r10_nobody_unproven_hears_of_a_journal(sqlite_stage: CentreStage) -> None:
    sqlite_stage.imported()
    assert enrolled(sqlite_stage, NEAR).client.request("GET", "/terminal/v1/journal").status_code == 401
