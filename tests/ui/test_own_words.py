"""A cinema's own words, as long as the settings let them be, have room on every screen that shows them."""

import pytest

from tests.support.kiosk_pictures import faults
from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_stage import kiosk_on_stage, set_mode, set_scene, settle
from tests.support.screens import SIZES
from willcall.kiosk.viewmodels.house import House
from willcall.redemption.settings import HEADLINE_COLUMNS, LINE_COLUMNS, ScreenTexts

LETTERS = {
    "zh": "请持取票码在本机自助取票也可以到服务台由工作人员打印影票",
    "en": "Comfortable collection of your tickets, ",
}
HEADLINES = {name for name in ScreenTexts.model_fields if name.endswith("headline")} | {"help_line"}


def longest(name: str, language: str) -> str:
    columns = HEADLINE_COLUMNS if name in HEADLINES else LINE_COLUMNS
    return (LETTERS[language] * 4)[: columns // 2 if language == "zh" else columns].rstrip()


def own_words() -> dict[str, dict[str, str]]:
    words = {language: {name: longest(name, language) for name in ScreenTexts.model_fields} for language in LETTERS}
    return {language: ScreenTexts.model_validate(own).model_dump() for language, own in words.items()}


@pytest.mark.parametrize("name", ScreenTexts.model_fields)
@pytest.mark.parametrize("language", LETTERS)
def test_a_letter_more_is_refused_and_the_settings_say_how_many_have_room(name: str, language: str) -> None:
    with pytest.raises(ValueError, match="have room; a Chinese character counts as two"):
        ScreenTexts.model_validate({name: longest(name, language) + "长"})


@pytest.mark.usefixtures("_typeface")
@pytest.mark.parametrize(
    ("size", "mode"),
    [("portrait", "normal"), ("portrait", "large-low"), ("landscape", "large"), ("small", "large-contrast")],
)
def test_the_longest_words_are_cut_off_nowhere(size: str, mode: str) -> None:
    with kiosk_on_stage(size=SIZES[size], still=True) as kiosk:
        set_mode(kiosk, mode)
        kiosk.journey.furnish(House(own_words()))
        for language in LETTERS:
            for scene in ("welcome", "thanks", "out_of_service", "refused_unknown", "fault_while_printing"):
                comfort = kiosk.flow.comfort
                set_scene(kiosk, SCENES[scene], language, 1)
                kiosk.flow.show_with(comfort)
                settle(kiosk)
                assert faults(kiosk) == [], (language, scene)
