"""What a terminal that holds one version of a pack has to hear to hold a later one."""

import base64

from willcall.redemption.wire.day_pack import PackBody, PackHeader, PackSeats


def changes_between(
    old_header: PackHeader, old: PackBody, new_header: PackHeader, new: PackBody
) -> tuple[PackHeader, PackBody]:
    """Return header and body of the changes: all showings and screens, and of seats, revocations and sales the new."""
    seats = _new_seats(set(old.seats.serials), new.seats)
    revoked = tuple(sorted(set(new.revoked) - set(old.revoked)))
    news = {
        "seats": seats,
        "revoked": revoked,
        "sold": tuple(sorted(set(new.sold) - set(old.sold))),
        "endings": tuple(each for each in new.endings if each not in old.endings),
    }
    body = new.model_copy(update=news)
    counts = {"base_version": old_header.version, "seats": len(seats.serials), "revoked": len(revoked)}
    return new_header.model_copy(update=counts), body


def _new_seats(held: set[int], seats: PackSeats) -> PackSeats:
    tags = seats.cut_tags()
    rows = [number for number, serial in enumerate(seats.serials) if serial not in held]
    return PackSeats(
        tags=base64.b64encode(b"".join(tags[number] for number in rows)).decode(),
        showings=tuple(seats.showings[number] for number in rows),
        places=tuple(seats.places[number] for number in rows),
        serials=tuple(seats.serials[number] for number in rows),
    )
