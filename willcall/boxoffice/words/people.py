"""Roles of staff."""

from PySide6.QtCore import QCoreApplication

from willcall.redemption.domain.staff import StaffRole

translate = QCoreApplication.translate


def role_name(role: StaffRole) -> str:
    """Return what a role is called."""
    names = {
        StaffRole.CLERK: translate("People", "Clerk"),
        StaffRole.SUPERVISOR: translate("People", "Supervisor"),
        StaffRole.TECHNICIAN: translate("People", "Technician"),
    }
    return names[role]
