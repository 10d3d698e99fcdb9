"""How somebody wants the program to end."""

from enum import Enum


class Ending(Enum):
    """How the program is to end."""

    RESTART = "restart"
    LEAVE = "leave"
