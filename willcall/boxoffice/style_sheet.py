"""The window's style sheet, made of the scheme's tokens. Type is not set here: a variable font's weight is an axis."""

from dataclasses import asdict
from string import Template

from willcall.boxoffice.tokens import BAR, CONTROL, GAP, RADIUS, Tokens

_SHEET = Template(
    """
QWidget { color: $ink; }
QMainWindow, #Room, #Page, QScrollArea, QScrollArea > QWidget > QWidget { background: $ground; }
QLabel { background: transparent; }
QLabel[tone="soft"] { color: $soft; }
QLabel[tone="accent"] { color: $accent_ink; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="info"] { color: $info; }
QToolTip { background: $raised; color: $ink; border: 1px solid $edge; padding: 4px 6px; }

#Panel { background: $panel; border: 1px solid $line; border-radius: ${radius}px; }
#Scrim { background: ${ground}; }
#Rule { background: $line; border: none; }

#Navigation { background: $panel; border-right: 1px solid $line; }
#Navigation QPushButton {
    background: transparent; border: 1px solid transparent; border-radius: ${radius}px;
    padding: 0 10px; text-align: left; color: $soft;
}
#Navigation QPushButton:hover { background: $raised; color: $ink; }
#Navigation QPushButton:checked { background: $chosen; color: $ink; }
#Navigation QPushButton:focus { border: 1px solid $focus; }

#StatusBar { background: $panel; border-top: 1px solid $line; min-height: ${bar}px; max-height: ${bar}px; }
#Notice { background: $raised; border: 1px solid $edge; border-radius: ${radius}px; }
#Notice[tone="good"] { background: $good_ground; border-color: $good; }
#Notice[tone="warn"] { background: $warn_ground; border-color: $warn; }
#Notice[tone="bad"] { background: $bad_ground; border-color: $bad; }

QPushButton {
    background: $raised; border: 1px solid $edge; border-radius: ${radius}px;
    padding: 0 12px; min-height: ${control_inner}px; color: $ink;
}
QPushButton[capped="true"] { text-align: left; }
QPushButton:hover { background: $chosen; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $focus; padding: 0 11px; }
QPushButton:disabled { background: $panel; color: $faint; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $panel; color: $faint; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $soft; }
QPushButton[kind="quiet"]:hover { background: $raised; color: $ink; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; }
QPushButton[kind="quiet"]:disabled { color: $faint; border-color: transparent; }

QLineEdit, QComboBox, QPlainTextEdit, QDateEdit {
    background: $panel; color: $ink; border: 1px solid $edge; border-radius: ${radius}px;
    padding: 0 ${gap}px; min-height: ${control_inner}px; selection-background-color: $chosen; selection-color: $ink;
}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QDateEdit:focus {
    border: 2px solid $focus; padding: 0 ${gap_inner}px;
}
QLineEdit:disabled, QComboBox:disabled { color: $faint; border-color: $line; }
QLineEdit[wrong="true"] { border: 2px solid $bad; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox QAbstractItemView {
    background: $panel; color: $ink; border: 1px solid $edge; outline: none;
    selection-background-color: $chosen; selection-color: $ink;
}
QCheckBox { spacing: ${gap}px; }
QCheckBox:focus { color: $focus; }
QMenu { background: $panel; color: $ink; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 18px; border-radius: 4px; }
QMenu::item:selected { background: $chosen; }
QMenu::item:disabled { color: $faint; }

QTableView {
    background: $panel; alternate-background-color: $raised; border: 1px solid $line; border-radius: ${radius}px;
    gridline-color: transparent; outline: none; selection-background-color: $chosen; selection-color: $ink;
}
QTableView:focus { border: 1px solid $focus; }
QTableView::item { padding: 0 ${gap}px; border: none; }
QTableView::item:selected { background: $chosen; color: $ink; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section {
    background: $panel; color: $soft; border: none; border-bottom: 1px solid $line; padding: 0 ${gap}px;
    min-height: 28px;
}
QHeaderView::section:hover { color: $ink; }
QTableCornerButton::section { background: $panel; border: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: none; height: 0; width: 0;
}
QAbstractScrollArea::corner { background: transparent; border: none; }
QProgressBar {
    background: $raised; border: 1px solid $line; border-radius: 4px; min-height: 8px; max-height: 8px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
"""
)


def style_sheet(tokens: Tokens) -> str:
    """Return the sheet in a scheme's colours."""
    measures = {
        "radius": RADIUS,
        "bar": BAR,
        "control_inner": CONTROL - 2,
        "gap": GAP,
        "gap_inner": GAP - 1,
    }
    return _SHEET.substitute(asdict(tokens), **measures)
