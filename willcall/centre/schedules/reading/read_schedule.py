"""Read files into one draft of a schedule, noting all that is wrong on the way."""

from collections.abc import Sequence
from pathlib import Path

from willcall.centre.schedules.reading.columns import read_header
from willcall.centre.schedules.reading.drafts import ScheduleDraft
from willcall.centre.schedules.reading.findings import Findings, Where
from willcall.centre.schedules.reading.lines import LineReader, read_line
from willcall.centre.schedules.reading.seat_maps import begins_map, read_maps
from willcall.centre.schedules.reading.sheets import Line, Sheet, files_in, read_bytes
from willcall.centre.schedules.reading.workbooks import read_sheets


def read_schedule(paths: Sequence[Path], findings: Findings) -> ScheduleDraft:
    """Read all files; what does not fit is in ``findings`` and not in the draft."""
    draft = ScheduleDraft()
    files = files_in(paths)
    if not files:
        findings.add(Where(", ".join(str(path) for path in paths)), "", "CSV or XLSX files")
    for path in files:
        data = read_bytes(path, findings)
        for sheet in [] if data is None else read_sheets(path.name, data, findings):
            _read_sheet(sheet, draft, findings)
    return draft


def _read_sheet(sheet: Sheet, draft: ScheduleDraft, findings: Findings) -> None:
    lines = [line for line in sheet.lines if any(cell not in (None, "") for cell in line.cells)]
    if not lines:
        return
    if begins_map(lines[0]):
        draft.seats += read_maps(Sheet(sheet.file, sheet.name, tuple(lines)), findings)
        return
    header = read_header(sheet, lines[0], findings)
    if header is None:
        return
    for line in lines[1:]:
        reader = LineReader(header, line, sheet.where(line.number, headings=header.titles), findings)
        if not _is_too_long(sheet, line, lines[0], findings):
            read_line(draft, reader, header.table)


def _is_too_long(sheet: Sheet, line: Line, header: Line, findings: Findings) -> bool:
    surplus = [cell for cell in line.cells[len(header.cells) :] if cell not in (None, "")]
    if surplus:
        findings.add(
            sheet.where(line.number), surplus[0], f"no more than the {len(header.cells)} columns of the header"
        )
    return bool(surplus)
