"""A card in the middle of a window or over it."""

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget


class Card(QFrame):
    """A panel of a fixed width, whose contents stand in ``column``."""

    def __init__(self, width: int, margin: int = 32) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self.setFixedWidth(width)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin - 4, margin, margin - 4)

    def stand_in(self, parent: QWidget) -> None:
        """Stand in the middle of a widget that has nothing else."""
        grid = QGridLayout(parent)
        grid.addWidget(self, 1, 1)
        for side in (0, 2):
            grid.setRowStretch(side, 1)
            grid.setColumnStretch(side, 1)
