"""Sign-up, confirmation, unsubscription: what changes, apart from how it is answered."""

from dataclasses import dataclass, replace
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

import structlog

from foreigndesk.deliver.addresses import subscriber_id, valid_address
from foreigndesk.deliver.envelope import confirm_link
from foreigndesk.deliver.letter import confirmation
from foreigndesk.domain.letter import Consent, Subscriber
from foreigndesk.domain.press import Edition
from foreigndesk.errors import DeskError, RejectedError
from foreigndesk.web.desk import WebDesk

MOST_FROM_NETWORK, NETWORK_SPAN = 5, timedelta(hours=1)
MOST_FOR_ADDRESS, ADDRESS_SPAN = 3, timedelta(days=1)

LEFT = "This subscription has ended since. If you want the letter again, please sign up once more."

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUp:
    """A form as it was sent."""

    address: str
    website: str
    """The field that people do not see; who fills it in is a machine."""
    asked_from: str
    """As `network` returns it."""


class TooManyError(Exception):
    """Too many sign-ups came from one network address."""


def words_of_consent(edition: Edition) -> str:
    """Return the sentence that subscribers agree to; it is kept with their consent."""
    return f"The top news stories in {edition.name}, delivered straight to your inbox each morning."


def network(host: str) -> str:
    """Return whom the limits count: an IPv4 address, or the /64 that one IPv6 customer has."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address)


def ask(desk: WebDesk, edition: Edition, form: SignUp) -> list[Subscriber]:
    """Keep a sign-up; return who is to be asked whether it was they: one, or nobody.

    Nobody, where a machine filled in the form, the address has had three requests in a day, or
    its owner has the letter already: the reader's answer is the same, so it tells nothing.

    Raises:
        RejectedError: no address that we can write to; says why.
        TooManyError: five in an hour from this network.
    """
    if form.website:
        return []
    now = desk.clock.now()
    asked = Subscriber(
        id="",
        edition=edition.id,
        address=valid_address(form.address),
        consent=Consent.PENDING,
        asked=now,
        confirmed=None,
        words=words_of_consent(edition),
        asked_from=form.asked_from,
        zone=edition.zone,
    )
    asked = replace(asked, id=subscriber_id(edition.id, asked.address))
    if desk.archive.sign_ups(now - NETWORK_SPAN, asked_from=asked.asked_from) >= MOST_FROM_NETWORK:
        raise TooManyError
    if desk.archive.sign_ups(now - ADDRESS_SPAN, address=asked.address) >= MOST_FOR_ADDRESS:
        return []
    known = desk.archive.sign_up(asked)
    # A new moment: mail readers drop a second letter with the Message-ID of the first.
    return [replace(known, asked=now)] if known.consent is Consent.PENDING else []


def send_confirmation(desk: WebDesk, edition: Edition, subscriber: Subscriber) -> None:
    """Send the letter that asks; where it fails, they may sign up again."""
    link = confirm_link(edition, subscriber, desk.imprint, desk.signer, subscriber.asked)
    letter = confirmation(subscriber, edition, desk.imprint, link)
    try:
        desk.mailer.send(letter, lambda: None)
    except DeskError as error:
        # Nobody waits for this answer; the reader has long got theirs.
        log.warning("confirmation not sent", edition=edition.id, reason=str(error))


def confirming(desk: WebDesk, edition: Edition, token: str) -> Subscriber:
    """Return whom a link confirms.

    Raises:
        RejectedError: the link is not whole, too old, or used after they left; says what to do.
    """
    id_ = desk.signer.read_confirm(token, edition.id, desk.clock.now())
    subscriber = desk.archive.subscriber(id_)
    if subscriber is None or subscriber.consent in {Consent.UNSUBSCRIBED, Consent.BOUNCED}:
        raise RejectedError(LEFT)
    return subscriber


def confirm(desk: WebDesk, edition: Edition, token: str) -> None:
    """Keep that somebody confirmed; once more changes nothing.

    Raises:
        RejectedError: as `confirming`.
    """
    subscriber = confirming(desk, edition, token)
    if subscriber.consent is Consent.PENDING:
        desk.archive.set_consent(subscriber.id, Consent.CONFIRMED, desk.clock.now())


def leave(desk: WebDesk, edition: Edition, token: str) -> None:
    """Keep that somebody left; once more, or after they were erased, changes nothing.

    Raises:
        RejectedError: the link is not whole; says what to do.
    """
    subscriber = desk.archive.subscriber(desk.signer.read_unsubscribe(token, edition.id))
    if subscriber is not None and subscriber.consent is not Consent.UNSUBSCRIBED:
        desk.archive.set_consent(subscriber.id, Consent.UNSUBSCRIBED, desk.clock.now())
