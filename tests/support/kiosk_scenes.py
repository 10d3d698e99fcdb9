"""Every state and every refusal of the kiosk as a scene for pictures and tests; some with the longest texts."""

from dataclasses import replace
from datetime import date, timedelta

from tests.support.stub_desk import CODE, NOW, SHOWING, collectable, collected, seat
from willcall.kiosk.states import (
    Entry,
    Found,
    LookingUp,
    OutOfOrder,
    Press,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    State,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
)
from willcall.redemption.domain.codes import Misreading
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.showings import BilingualText
from willcall.redemption.domain.verdicts import (
    AlreadyCollected,
    AnotherCinema,
    AnotherDay,
    CacheTooOld,
    Collectable,
    HeldElsewhere,
    MistypedCode,
    Revoked,
    ShowingCancelled,
    ShowingMoved,
    ShowingOver,
    TooManyTries,
    UnconfirmedPrint,
    UnknownCode,
)

LONG_SHOWING = replace(
    SHOWING,
    film=BilingualText(
        "钢铁苍穹之银河护卫队大战变形金刚:绝迹重生终极加长导演剪辑版",
        "The Lord of the Rings: The Return of the King, the Extended Director's Cut in One Part",
    ),
    version="3D 中国巨幕 120 帧 国语配音 中英双字幕",
    screen=BilingualText("8 号杜比影院激光厅(按摩座椅)", "Screen 8 Dolby Cinema Laser with Massage Seats"),
    directions=BilingualText(
        "三层，检票后左转，乘自动扶梯到底后右手边第二个门，请提前十分钟入场",
        "Third floor, turn left after the entrance, take the escalator to the end, second door on the right",
    ),
    starts_at=NOW + timedelta(hours=5, minutes=28),
)

MOVED_TO = replace(
    SHOWING, screen=BilingualText("7 号厅", "Screen 7"), starts_at=SHOWING.starts_at + timedelta(minutes=45)
)
OVER = replace(SHOWING, starts_at=NOW - timedelta(hours=4), ends_at=NOW - timedelta(hours=2))
LONG = Collectable(
    LONG_SHOWING, tuple(seat(number, row="18") for number in range(21, 29)), (collected(19, "18"), collected(20, "18"))
)
PRESS = Press("attempt", ("8888888800000008",), SHOWING)

SCENES: dict[str, State] = {
    "welcome": Welcome(),
    "entry_empty": Entry(),
    "entry_begun": Entry(CODE[:10]),
    "entry_whole": Entry(CODE),
    "looking_up": LookingUp(),
    "found_one": Found(collectable(1)),
    "found_two": Found(collectable(2)),
    "found_resumed": Found(collectable(3, already=1)),
    "found_long": Found(LONG),
    "printing_first": Printing(1, 2),
    "printing_many": Printing(5, 8),
    "take_tickets": TakeTickets(2, SHOWING),
    "take_tickets_long": TakeTickets(8, LONG_SHOWING),
    "thanks": Thanks(),
    "incomplete_unconfirmed": PrintIncomplete(4, 2, 1, 1, PaperTrouble.NOT_ANSWERING),
    "incomplete_released": PrintIncomplete(3, 2, 0, 1, PaperTrouble.PAPER_END),
    "incomplete_nothing": PrintIncomplete(2, 0, 0, 2, PaperTrouble.COVER_OPEN),
    "incomplete_doubtful": PrintIncomplete(2, 1, 0, 0, None, doubtful=1),
    "incomplete_gone": PrintIncomplete(2, 1, 0, 0, None),
    "refused_already_collected": Refused(AlreadyCollected(SHOWING, (collected(8), collected(9)))),
    "refused_already_collected_long": Refused(
        AlreadyCollected(
            LONG_SHOWING,
            (
                *(collected(number, "18") for number in range(21, 25)),
                *(collected(number, "18", ago=timedelta(minutes=3), at="12") for number in range(25, 29)),
            ),
        )
    ),
    "refused_unconfirmed": Refused(UnconfirmedPrint(SHOWING, (seat(8), seat(9)))),
    "refused_revoked": Refused(Revoked(SHOWING)),
    "refused_cancelled": Refused(ShowingCancelled(SHOWING)),
    "refused_moved": Refused(ShowingMoved(SHOWING, MOVED_TO)),
    "refused_moved_elsewhere": Refused(ShowingMoved(LONG_SHOWING, None)),
    "refused_another_day": Refused(AnotherDay(date(2014, 3, 9))),
    "refused_another_cinema": Refused(AnotherCinema(BilingualText("星光影城 · 中关村", "Starlight Zhongguancun"))),
    "refused_over": Refused(ShowingOver(OVER)),
    "refused_unknown": Refused(UnknownCode()),
    "refused_mistyped": Refused(MistypedCode(Misreading.CHECK_DIGIT), CODE[:11] + "0"),
    "refused_not_a_code": Refused(MistypedCode(Misreading.SHAPE)),
    "refused_held_elsewhere": Refused(HeldElsewhere("2")),
    "refused_too_many_tries": Refused(TooManyTries(NOW + timedelta(seconds=30))),
    "refused_too_old": Refused(CacheTooOld(date(2014, 3, 8))),
    "printer_paper_end": PrinterTrouble(PaperTrouble.PAPER_END),
    "printer_not_answering": PrinterTrouble(PaperTrouble.NOT_ANSWERING),
    "printer_cover_open": PrinterTrouble(PaperTrouble.COVER_OPEN),
    "printer_cutter": PrinterTrouble(PaperTrouble.CUTTER),
    "printer_overheated": PrinterTrouble(PaperTrouble.OVERHEATED),
    "printer_failed": PrinterTrouble(PaperTrouble.FAILED),
    "printer_template": PrinterTrouble(PaperTrouble.TEMPLATE),
    "fault_database": TerminalFault(FaultCode.DATABASE_DAMAGED),
    "fault_while_printing": TerminalFault(FaultCode.DATABASE_BUSY, PRESS),
    "fault_disk_full": TerminalFault(FaultCode.DISK_FULL),
    "fault_not_set_up": TerminalFault(FaultCode.NOT_ENROLLED),
    "out_of_order": OutOfOrder(),
}
