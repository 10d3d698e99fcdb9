"""The words of a report, in Chinese and English. They stand on paper and in files; screens have their own."""

from collections.abc import Mapping
from typing import Literal

from willcall.redemption.domain.collecting import NoCodeReason
from willcall.redemption.domain.exceptions import ClosingReason, ExceptionKind
from willcall.redemption.domain.print_evidence import Interruption
from willcall.redemption.domain.releases import ReleaseReason
from willcall.redemption.domain.reports import Deed
from willcall.redemption.domain.reprints import ReprintReason
from willcall.redemption.domain.settlements import SCANNED_REASON, CameOutReason, NoPaperReason
from willcall.redemption.domain.showings import BilingualText

Language = Literal["zh", "en"]

DEEDS: Mapping[Deed, BilingualText] = {
    Deed.COLLECTED: BilingualText("取票", "Collected"),
    Deed.PRINTED: BilingualText("出票", "Printed"),
    Deed.REPRINTED: BilingualText("补打", "Reprinted"),
    Deed.SPOILED: BilingualText("废票", "Spoiled"),
    Deed.RELEASED: BilingualText("释放", "Released"),
    Deed.REFUSED: BilingualText("拒绝", "Refused"),
    Deed.ADMITTED: BilingualText("名单入场", "Let in on list"),
    Deed.EXCEPTION_OPENED: BilingualText("新增异常", "Exception opened"),
    Deed.EXCEPTION_CLOSED: BilingualText("处理异常", "Exception closed"),
}

_OTHER = BilingualText("其他，见备注", "other, see the note")
_REASONS: Mapping[str, BilingualText] = {
    NoCodeReason.CODE_LOST: BilingualText("无码：取票码遗失", "without a code: it was lost"),
    NoCodeReason.PHONE_DEAD: BilingualText("无码：手机无法使用", "without a code: the phone is dead"),
    NoCodeReason.UNREADABLE: BilingualText("无码：无法读取", "without a code: it cannot be read"),
    ReprintReason.UNREADABLE: BilingualText("票面破损或无法辨认", "torn or unreadable"),
    ReprintReason.LOST: BilingualText("观众遗失", "lost by the guest"),
    ReprintReason.JAMMED: BilingualText("卡纸", "jammed in the printer"),
    ReprintReason.FAINT: BilingualText("打印过浅", "printed too faint"),
    ReprintReason.CUT_WRONG: BilingualText("裁切错位", "cut in the wrong place"),
    ReprintReason.LEFT_BEHIND: BilingualText("被他人取走", "taken by somebody else"),
    NoPaperReason.NOTHING_CAME_OUT: BilingualText("没有出票", "nothing came out"),
    NoPaperReason.HALF_A_TICKET: BilingualText("半张票，已丢弃", "half a ticket, thrown away"),
    NoPaperReason.BLANK_PAPER: BilingualText("白纸，已丢弃", "blank paper, thrown away"),
    CameOutReason.HANDED_OUT: BilingualText("已交给观众", "handed out already"),
    CameOutReason.UNREADABLE: BilingualText("票上二维码无法读取", "its QR cannot be read"),
    SCANNED_REASON: BilingualText("已扫描纸票", "the paper was scanned"),
    ReleaseReason.MACHINE_STOPPED: BilingualText("机器停止，打印机内无票", "the machine stopped, no paper in it"),
    ReleaseReason.PAPER_DESTROYED: BilingualText("纸票已收回撕毁", "the paper was torn up"),
    ReleaseReason.SEEN_ON_CAMERA: BilingualText("监控显示无人取票", "seen on camera that none was taken"),
    ReleaseReason.WRONG_TICK: BilingualText("勾选录入有误，无人入场", "ticked by mistake, nobody was let in"),
    ReleaseReason.OTHER: _OTHER,
    ClosingReason.GUEST_HELPED: BilingualText("已为观众解决", "the guest was helped"),
    ClosingReason.HEAD_OFFICE_KNOWS: BilingualText("已告知总部", "head office knows"),
    ClosingReason.HARMLESS: BilingualText("已查看，无妨", "looked into and harmless"),
    ClosingReason.GUESSER_SENT_AWAY: BilingualText("试码者已劝离", "whoever guessed was sent away"),
    Interruption.CRASH: BilingualText("打印时程序中断", "the program ended amid the print"),
    Interruption.FAULT: BilingualText("打印时数据库故障", "the records failed amid the print"),
    ExceptionKind.LATE_REVOCATION: BilingualText("取票后被收回", "taken back after it was collected"),
    ExceptionKind.LATE_REISSUE: BilingualText("换发过迟", "given out anew too late"),
    ExceptionKind.ADMISSION_DISPUTED: BilingualText("名单勾选有争议", "a tick at a seat that was not open"),
    ExceptionKind.ENTRY_REFUSED: BilingualText("中心拒收记录", "an entry that the centre refused"),
    ExceptionKind.CODES_GUESSED: BilingualText("多次输错取票码", "too many wrong codes"),
    ExceptionKind.PINS_GUESSED: BilingualText("多次输错密码", "too many wrong PINs"),
    "already_collected": BilingualText("已取票", "already collected"),
    "unconfirmed_print": BilingualText("出票待确认", "a print in doubt"),
    "revoked": BilingualText("已收回", "taken back"),
    "showing_cancelled": BilingualText("场次取消", "showing cancelled"),
    "showing_moved": BilingualText("场次变更", "showing moved"),
    "another_day": BilingualText("非当日取票码", "another day's code"),
    "another_cinema": BilingualText("其他影院取票码", "another cinema's code"),
    "showing_over": BilingualText("场次已结束", "showing over"),
    "unknown_code": BilingualText("无此取票码", "unknown code"),
    "mistyped_code": BilingualText("输入有误", "mistyped"),
    "held_elsewhere": BilingualText("在其他机器取票", "another terminal's code"),
    "too_many_tries": BilingualText("错误次数过多", "too many tries"),
    "cache_too_old": BilingualText("无当日码包", "no day pack"),
}


def reason_words(reason: str, language: Language) -> str:
    """Return a journal's reason in words; a printer's code, or one from a later version, as it is."""
    return _REASONS[reason].in_language(language) if reason in _REASONS else reason
