"""Every state and every refusal of the kiosk as a scene for pictures and tests; some with the longest texts."""

from dataclasses import replace
from datetime import date, timedelta

from tests.support.stub_desk import CODE, LATE_SHOWING, MISTYPED, NOW, SHOWING, collectable, collected, seat
from willcall.kiosk.journey.basket import MOST_CODES, Basket, Press, Tally
from willcall.kiosk.journey.states import (
    Entry,
    Found,
    LookingUp,
    OutOfOrder,
    OutOfService,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    StaffAct,
    StaffPanel,
    StaffSignIn,
    State,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
)
from willcall.redemption.domain.codes import Misreading
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.paper import CameOut, NeverStarted, PaperTrouble, Promise
from willcall.redemption.domain.showings import BilingualText
from willcall.redemption.domain.sign_in import NoStaffYet, SignedIn, Throttled, WrongPin
from willcall.redemption.domain.staff import StaffRole
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
ONE = Basket((collectable(1),))
FAMILY = Basket((collectable(2), collectable(1, first=11, showing=LATE_SHOWING)))
LONG_FAMILY = Basket(
    tuple(
        Collectable(replace(LONG_SHOWING, showing_code=f"{number:016}"), (seat(number, "18"), seat(number + 20, "18")))
        for number in range(1, MOST_CODES + 1)
    )
)
PRESS = Press("attempt", FAMILY)
SUPERVISOR, CLERK = SignedIn("1042", StaffRole.SUPERVISOR), SignedIn("7", StaffRole.CLERK)
WELL = (
    HealthRow(Part.PRINTER, Level.GOOD, facts=(("tickets", 212),)),
    HealthRow(Part.PACK, Level.GOOD, facts=(("day", "2014-03-08"), ("age_s", 42))),
    HealthRow(Part.OUTBOX, Level.GOOD, facts=(("waiting", 3),)),
    HealthRow(Part.LINE, Level.GOOD, facts=(("age_s", 12),)),
    HealthRow(Part.CLOCK, Level.GOOD, facts=(("error_ms", -240),)),
    HealthRow(Part.DISK, Level.GOOD, facts=(("free_mb", 20480),)),
    HealthRow(Part.DATABASE, Level.GOOD),
    HealthRow(Part.UNFINISHED, Level.GOOD, facts=(("seats", 0),)),
    HealthRow(Part.TRIES, Level.GOOD, facts=(("wrong", 0),)),
    HealthRow(Part.CAMERA, Level.GOOD),
    HealthRow(Part.PROGRAM, Level.GOOD, facts=(("version", "0.1.0"),)),
)
ILL = (
    HealthRow(Part.PROGRAM, Level.BAD, "X10", (("under_way", "printing"),)),
    HealthRow(Part.PRINTER, Level.BAD, "P20"),
    HealthRow(Part.PRINTER, Level.WARN, "P24"),
    HealthRow(Part.PRINTER, Level.WARN, "P33"),
    HealthRow(Part.PACK, Level.BAD, facts=(("day", "2014-03-09"),)),
    HealthRow(Part.OUTBOX, Level.WARN, facts=(("waiting", 5120),)),
    HealthRow(Part.LINE, Level.WARN, "S10"),
    HealthRow(Part.CLOCK, Level.WARN, facts=(("error_ms", 184_000),)),
    HealthRow(Part.DISK, Level.BAD, "D12", (("free_mb", 12),)),
    HealthRow(Part.DATABASE, Level.BAD, "D11"),
    HealthRow(Part.UNFINISHED, Level.WARN, "C11", (("seats", 2),)),
    HealthRow(Part.TRIES, Level.WARN, facts=(("wrong", 7), ("until", "2014-03-08T19:05:00+08:00"))),
    HealthRow(Part.CAMERA, Level.WARN, "V12"),
)

SCENES: dict[str, State] = {
    "welcome": Welcome(),
    "entry_empty": Entry(),
    "entry_begun": Entry(CODE[:10]),
    "entry_whole": Entry(CODE),
    "entry_mistyped": Entry(MISTYPED, mistyped=True),
    "entry_another": Entry(CODE[:4], basket=ONE),
    "looking_up": LookingUp(),
    "found_one": Found(ONE),
    "found_two": Found(Basket((collectable(2),))),
    "found_resumed": Found(Basket((collectable(3, already=1),))),
    "found_in_doubt": Found(Basket((replace(collectable(1, already=1), in_doubt=(seat(12),)),))),
    "found_long": Found(Basket((LONG,))),
    "found_family": Found(FAMILY),
    "found_family_long": Found(LONG_FAMILY),
    "printing_first": Printing(1, 2),
    "printing_many": Printing(5, 8),
    "take_tickets": TakeTickets((Tally(SHOWING, 2, 2),)),
    "take_tickets_long": TakeTickets((Tally(LONG_SHOWING, 8, 8),)),
    "take_tickets_family": TakeTickets((Tally(SHOWING, 2, 2), Tally(LATE_SHOWING, 1, 1))),
    "thanks": Thanks(),
    "incomplete_unconfirmed": PrintIncomplete(4, 2, 1, 1, PaperTrouble.NOT_ANSWERING),
    "incomplete_released": PrintIncomplete(3, 2, 0, 1, PaperTrouble.PAPER_END, basket=ONE),
    "incomplete_nothing": PrintIncomplete(2, 0, 0, 2, PaperTrouble.COVER_OPEN, basket=Basket((collectable(2),))),
    "incomplete_doubtful": PrintIncomplete(2, 1, 0, 0, None, doubtful=1),
    "incomplete_gone": PrintIncomplete(2, 1, 0, 0, None),
    "incomplete_withdrawn": PrintIncomplete(
        3, 1, 0, 0, None, withdrawn=(ShowingCancelled(LATE_SHOWING), ShowingCancelled(LATE_SHOWING))
    ),
    "incomplete_family": PrintIncomplete(
        3, 1, 1, 1, PaperTrouble.CUTTER, tallies=(Tally(SHOWING, 2, 1), Tally(LATE_SHOWING, 1, 0))
    ),
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
    "refused_mistyped": Refused(MistypedCode(Misreading.CHECK_DIGIT)),
    "refused_not_a_code": Refused(MistypedCode(Misreading.SHAPE)),
    "refused_held_elsewhere": Refused(HeldElsewhere("2")),
    "refused_too_many_tries": Refused(TooManyTries(NOW + timedelta(seconds=30))),
    "refused_too_old": Refused(CacheTooOld(date(2014, 3, 8))),
    "refused_another": Refused(UnknownCode(), FAMILY),
    "printer_paper_end": PrinterTrouble(PaperTrouble.PAPER_END),
    "printer_not_answering": PrinterTrouble(PaperTrouble.NOT_ANSWERING),
    "printer_cover_open": PrinterTrouble(PaperTrouble.COVER_OPEN),
    "printer_cutter": PrinterTrouble(PaperTrouble.CUTTER),
    "printer_overheated": PrinterTrouble(PaperTrouble.OVERHEATED),
    "printer_off_line": PrinterTrouble(PaperTrouble.OFF_LINE),
    "printer_busy": PrinterTrouble(PaperTrouble.BUSY),
    "printer_no_answers": PrinterTrouble(PaperTrouble.NO_ANSWERS),
    "printer_no_room": PrinterTrouble(PaperTrouble.NO_ROOM),
    "printer_failed": PrinterTrouble(PaperTrouble.FAILED),
    "printer_template": PrinterTrouble(PaperTrouble.TEMPLATE),
    "printer_with_basket": PrinterTrouble(PaperTrouble.PAPER_END, FAMILY),
    "fault_database": TerminalFault(FaultCode.DATABASE_DAMAGED),
    "fault_while_printing": TerminalFault(FaultCode.DATABASE_BUSY, PRESS),
    "fault_disk_full": TerminalFault(FaultCode.DISK_FULL),
    "fault_not_set_up": TerminalFault(FaultCode.NOT_ENROLLED),
    "fault_with_basket": TerminalFault(FaultCode.DATABASE_BUSY, basket=FAMILY),
    "out_of_service": OutOfService(),
    "out_of_order": OutOfOrder("printing"),
    "staff_number": StaffSignIn(Welcome(), "1042"),
    "staff_pin": StaffSignIn(Welcome(), "1042", "2026", at_pin=True),
    "staff_wrong_pin": StaffSignIn(Welcome(), "1042", at_pin=True, answer=WrongPin()),
    "staff_throttled": StaffSignIn(Welcome(), "1042", at_pin=True, answer=Throttled(NOW + timedelta(minutes=5))),
    "staff_none_yet": StaffSignIn(Welcome(), "1042", at_pin=True, answer=NoStaffYet()),
    "staff_no_records": StaffSignIn(Welcome(), "1042", at_pin=True, answer=FaultCode.DATABASE_DAMAGED),
    "staff_well": StaffPanel(SUPERVISOR, Welcome(), rows=WELL),
    "staff_ill": StaffPanel(SUPERVISOR, OutOfOrder("printing"), in_service=False, rows=ILL),
    "staff_clerk": StaffPanel(CLERK, Welcome(), rows=WELL[:4], told=CameOut(Promise.CONFIRMS)),
    "staff_test_print": StaffPanel(SUPERVISOR, Welcome(), rows=WELL, doing=StaffAct.TEST_PRINT),
    "staff_nothing_printed": StaffPanel(SUPERVISOR, Welcome(), rows=WELL, told=NeverStarted(PaperTrouble.COVER_OPEN)),
}
