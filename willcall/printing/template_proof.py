"""A cinema's own template is proofed before anybody trusts it: on tickets that nobody bought.

A fact stands on a paper if the paper looks different when the fact does. That needs no reading of Typst's source, sees
what is white on white or set off the page for what it is, and holds for whatever a template imports.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from willcall.printing.broken_template import BrokenTemplateError, TemplateLine
from willcall.printing.facts import ticket_facts
from willcall.printing.qr_proof import symbol_fault
from willcall.printing.qr_symbol import qr_symbol
from willcall.printing.render import DOTS_PER_INCH, Drawing, Inputs, Renderer, dark_dots
from willcall.printing.sample import specimens
from willcall.printing.ticket_paper import TicketPaper
from willcall.redemption.domain.showings import BilingualText
from willcall.redemption.domain.tickets import Ticket

_FOREIGN_PACKAGE = re.compile(r'"@(?!willcall/)[\w-]+/[\w-]+:')

_COARSE_DPI = 101.6
"""Enough to see that two papers differ."""

_OTHER = BilingualText("另一个", "Another")

_DEMANDED: dict[str, Callable[[Ticket], Ticket]] = {
    "cinema": lambda ticket: replace(ticket, cinema=_OTHER),
    "film": lambda ticket: replace(ticket, showing=replace(ticket.showing, film=_OTHER)),
    "screen": lambda ticket: replace(ticket, showing=replace(ticket.showing, screen=_OTHER)),
    "date": lambda ticket: replace(ticket, starts_at=ticket.starts_at + timedelta(weeks=4)),
    "time": lambda ticket: replace(ticket, starts_at=ticket.starts_at + timedelta(minutes=5)),
    "row": lambda ticket: replace(ticket, place=replace(ticket.place, row="8")),
    "seat": lambda ticket: replace(ticket, place=replace(ticket.place, number="18")),
    "price": lambda ticket: replace(ticket, price_fen=8800),
    "ticket_no": lambda ticket: replace(ticket, ticket_no=ticket.ticket_no[::-1]),
    "reprint": lambda ticket: replace(ticket, copy_no=2),
    "rehearsal": lambda ticket: replace(ticket, rehearsal=True),
    "sample": lambda ticket: replace(ticket, sample=True),
}


def prove(template: Renderer, built_in: TicketPaper) -> None:
    """See that a template makes tickets for the paper that is in the printer, and leaves out nothing.

    Args:
        template: the cinema's own.
        built_in: what our own template for the same paper says of it.

    Raises:
        BrokenTemplateError: what is wrong with it.
    """
    _prove_packages(template)
    _prove_paper(template.read_paper(), built_in)
    shown = specimens()
    for kind in ("usual", "long", "couple"):
        template.draw(shown[kind]).raster  # noqa: B018  # for what it raises: two pages, beyond the head
    missing = list(_missing(template, shown["usual"])) or list(_cut_short(template, shown["long"]))
    if missing:
        raise BrokenTemplateError(f"it does not show {', '.join(missing)}")
    _prove_qr(template.draw(shown["usual"]))


def _prove_packages(template: Renderer) -> None:
    """Typst would fetch others from the network, and no paper waits for that."""
    source = template.path.read_text("utf-8", errors="replace")
    for number, line in enumerate(source.splitlines(), start=1):
        found = _FOREIGN_PACKAGE.search(line)
        if found is not None:
            at = TemplateLine(str(template.path), number, found.start() + 1, line)
            raise BrokenTemplateError("no package but @willcall is at hand; copy what you need beside the template", at)


def _prove_paper(paper: TicketPaper, built_in: TicketPaper) -> None:
    if paper.head_dots > built_in.head_dots:
        raise BrokenTemplateError(f"it is {paper.head_dots} dots wide, this paper has {built_in.head_dots}")
    if paper.to_mark != built_in.to_mark:
        raise BrokenTemplateError(f'a ticket on this paper ends at a "{"mark" if built_in.to_mark else "cut"}"')


def _missing(template: Renderer, usual: Ticket) -> Iterator[str]:
    original = _look(template, usual)
    for fact, changed in _DEMANDED.items():
        if _look(template, changed(usual)) == original:
            yield fact
    if _look(template, replace(usual, copy_no=2)) == _look(template, replace(usual, copy_no=3)):
        yield "copy_no"


def _cut_short(template: Renderer, long: Ticket) -> Iterator[str]:
    original, showing = _look(template, long), long.showing
    if original == _look(template, replace(long, showing=replace(showing, film=_ending_otherwise(showing.film)))):
        yield "the end of a long film"
    if original == _look(template, replace(long, showing=replace(showing, screen=_ending_otherwise(showing.screen)))):
        yield "the end of a long screen"


def _ending_otherwise(name: BilingualText) -> BilingualText:
    return replace(name, zh=name.zh[:-1] + "终", en=name.en[:-1] + "X")


def _look(template: Renderer, ticket: Ticket) -> bytes:
    return template.draw(ticket).picture(_COARSE_DPI)


def _prove_qr(drawing: Drawing) -> None:
    """Find the symbol by drawing it once more with dark and light exchanged: where that differs, there it is."""
    symbol = qr_symbol(drawing.ticket.qr_payload)
    facts = ticket_facts(drawing.ticket) | {"qr": symbol.exchanged().as_facts()}
    inputs = Inputs(json.dumps(facts, ensure_ascii=False), drawing.inputs.printed)
    exchanged = drawing.renderer.compiled(inputs, "png", DOTS_PER_INCH)
    fault = symbol_fault(symbol, dark_dots(drawing.picture()), dark_dots(exchanged))
    if fault is not None:
        raise BrokenTemplateError(fault)
