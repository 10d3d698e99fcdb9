"""A seat's story as rows, the newest first."""

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.models.columns import Column
from willcall.boxoffice.office import Office
from willcall.boxoffice.tokens import SIGNS, Tone
from willcall.boxoffice.words import times
from willcall.boxoffice.words.story import step_by, step_tone, step_words, upload_words
from willcall.redemption.domain.seat_story import StoryStep, Upload

translate = QCoreApplication.translate

_UPLOADS = {Upload.WAITING: Tone.SOFT, Upload.ACKNOWLEDGED: Tone.SOFT, Upload.REFUSED: Tone.BAD}


def story_columns(office: Office) -> tuple[Column[StoryStep], ...]:
    """Return the columns of a story."""
    return (
        Column(
            "at",
            lambda: translate("Story", "Time"),
            lambda step: times.second(step.at, office.zone),
            order=lambda step: step.sequence,
            tip=lambda step: times.day_and_second(step.at, office.zone),
        ),
        Column(
            "what",
            lambda: translate("Story", "What happened"),
            lambda step: step_words(step.event),
            tone=lambda step: step_tone(step.event),
            sign=lambda step: SIGNS.get(step_tone(step.event), ""),
            tip=lambda step: str(getattr(step.event, "note", "")) or step_words(step.event),
            wide=True,
        ),
        Column("who", lambda: translate("Story", "By, at"), step_by),
        Column(
            "upload",
            lambda: translate("Story", "Reported"),
            upload_words,
            tone=lambda step: _UPLOADS[step.upload],
            tip=lambda step: step.refusal,
        ),
    )
