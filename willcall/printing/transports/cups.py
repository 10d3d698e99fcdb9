"""A queue of CUPS, asked in IPP: by numbers and keywords, which are the same in every language."""

import shlex
from collections.abc import Sequence
from urllib.parse import quote

from willcall.printing.render import Drawing
from willcall.printing.transports.queues import JOB_NAME, QueuedJob, QueueFaultError, SpoolerPatience, Stage
from willcall.printing.transports.queues.ipp import Attribute, Attributes, Group, Kind, Operation, Reply, Value
from willcall.printing.transports.queues.ipp_line import DEFAULT_SERVER, IppLine, RefusedError
from willcall.printing.transports.queues.page_size import page_size
from willcall.printing.transports.queues.reasons import state_from
from willcall.redemption.domain.paper import PaperTrouble, PrinterState

OWNER = "willcall"
"""Whose our jobs are, whoever the program runs as: CUPS lets a job be cancelled by its owner's name."""

TRUSTED_POLICY = "abort-job"
"""What a queue has to do with a job that its printer did not take. Of the other policies two print a ticket again by
themselves (``retry-job`` is Debian's default), which nothing but a person may decide (R3); the third keeps it until
somebody starts the queue again, when its guest is gone."""

_STAGES = {
    3: Stage.WAITING,
    4: Stage.HELD,
    5: Stage.PRINTING,
    6: Stage.HELD,  # "processing-stopped": its driver failed, it waits for a person
    7: Stage.FAILED,
    8: Stage.FAILED,
    9: Stage.DONE,
}
"""``job-state`` (RFC 8011, 5.3.7)."""

_PRINTING = 4
"""``printer-state`` while any job is worked on, a cancelled one's last words included."""

_OWNED = Attribute("requesting-user-name", Kind.NAME, (OWNER,))
_OF_A_QUEUE = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "printer-error-policy")
_OF_WHOM = ("job-name", "job-originating-user-name", "job-originating-host-name")
_OF_A_JOB = ("job-id", "job-state", "time-at-processing", *_OF_WHOM)


class CupsQueue:
    """One queue of CUPS on this machine, or at ``server``, as a ``PrintQueue``. Opens nothing before it is asked.

    A job's number means something to the CUPS that gave it: one that is killed and comes back gives the same numbers
    again. So where the line was opened anew nothing that is said of a number is believed.
    """

    def __init__(self, queue: str, patience: SpoolerPatience, server: str = DEFAULT_SERVER) -> None:
        path = f"/printers/{quote(queue, safe='')}"
        self._queue = queue
        self._uri = Attribute("printer-uri", Kind.URI, (f"ipp://localhost{path}",))
        self._line = IppLine(server, path, patience.answer)
        self._cancel_after = int(patience.paper + patience.clear) + 1
        self._given_on = 0

    def state(self) -> PrinterState:
        """Return the queue's state. One that would print a ticket again by itself is FAILED."""
        said = self._about_queue()
        policy = _only(said, "printer-error-policy")
        if policy != TRUSTED_POLICY:
            mend = f"lpadmin -p {shlex.quote(self._queue)} -o printer-error-policy={TRUSTED_POLICY}"
            raise QueueFaultError(PaperTrouble.FAILED, f"the queue's printer-error-policy is {policy!r}: {mend}")
        reasons = [str(reason) for reason in said.get("printer-state-reasons", ())]
        return state_from(
            _number(said, "printer-state"), reasons, accepts=_only(said, "printer-is-accepting-jobs") is True
        )

    def jobs(self) -> Sequence[QueuedJob]:
        """Return the jobs that are not over, and as a nameless one what the printer still works off of one that is."""
        asked = [self._uri, _OWNED, Attribute("which-jobs", Kind.KEYWORD, ("not-completed",)), _wanted(_OF_A_JOB)]
        waiting = [_job(said) for said in self._line.ask(Operation.GET_JOBS, asked).of(Group.JOB)]
        if not waiting and _number(self._about_queue(), "printer-state") == _PRINTING:
            return (QueuedJob(0, Stage.PRINTING),)
        return waiting

    def hold(self, drawing: Drawing) -> int:
        """Put it in: as PDF, held, one copy, unscaled, on paper of its own size.

        Should this program end, CUPS gives a released job up by itself when it has been at it for too long.
        """
        width, height = page_size(drawing.pdf)
        about = [
            Attribute("job-name", Kind.NAME, (JOB_NAME,)),
            Attribute("document-format", Kind.MIME, ("application/pdf",)),
        ]
        how = [
            Attribute("job-hold-until", Kind.KEYWORD, ("indefinite",)),
            Attribute("job-cancel-after", Kind.INTEGER, (self._cancel_after,)),
            Attribute("copies", Kind.INTEGER, (1,)),
            Attribute("media", Kind.KEYWORD, (f"custom_ticket_{width:g}x{height:g}mm",)),  # PWG 5101.1, 5.1
            Attribute("print-scaling", Kind.KEYWORD, ("none",)),
        ]
        answer = self._line.ask(Operation.PRINT_JOB, [self._uri, _OWNED, *about], how, drawing.pdf)
        self._given_on = self._line.opened
        return _number(_group(answer, Group.JOB), "job-id")

    def release(self, number: int) -> None:
        """Let it print."""
        self._line.ask(Operation.RELEASE_JOB, [self._uri, _job_id(number), _OWNED])

    def look(self, number: int) -> QueuedJob:
        """Return how far it is."""
        try:
            answer = self._line.ask(
                Operation.GET_JOB_ATTRIBUTES, [self._uri, _job_id(number), _OWNED, _wanted(_OF_A_JOB)]
            )
        except RefusedError as refused:
            if refused.not_found:
                return QueuedJob(number, Stage.UNKNOWN)
            raise
        if self._line.opened != self._given_on:
            return QueuedJob(number, Stage.UNKNOWN)
        return _job(_group(answer, Group.JOB))

    def cancel(self, number: int) -> None:
        """Take it out. That it is over, or no longer known, is no fault."""
        try:
            self._line.ask(Operation.CANCEL_JOB, [self._uri, _job_id(number), _OWNED])
        except RefusedError as refused:
            if not (refused.not_found or refused.not_possible):
                raise

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _about_queue(self) -> Attributes:
        about = [self._uri, _OWNED, _wanted(_OF_A_QUEUE)]
        return _group(self._line.ask(Operation.GET_PRINTER_ATTRIBUTES, about), Group.PRINTER)


def _wanted(names: tuple[str, ...]) -> Attribute:
    return Attribute("requested-attributes", Kind.KEYWORD, names)


def _job_id(number: int) -> Attribute:
    return Attribute("job-id", Kind.INTEGER, (number,))


def _job(said: Attributes) -> QueuedJob:
    """Put a job into words. The time when CUPS gave it to the device's program proves whether it ever did.

    Ours is one of our name from this very machine: a queue may be shared.
    """
    ours = tuple(_only(said, name) for name in _OF_WHOM) == (JOB_NAME, OWNER, "localhost")
    stage = _STAGES.get(_number(said, "job-state"), Stage.UNKNOWN)
    return QueuedJob(_number(said, "job-id"), stage, began=_only(said, "time-at-processing") is not None, ours=ours)


def _group(answer: Reply, group: Group) -> Attributes:
    return next(iter(answer.of(group)), {})


def _only(said: Attributes, name: str) -> Value:
    return next(iter(said.get(name, ())), None)


def _number(said: Attributes, name: str) -> int:
    """Return a number that CUPS always gives.

    Raises:
        QueueFaultError: it did not; whoever answers is no CUPS.
    """
    number = _only(said, name)
    if not isinstance(number, int):
        raise QueueFaultError(PaperTrouble.NOT_ANSWERING, f"an answer without {name}", unsure=True)
    return number
