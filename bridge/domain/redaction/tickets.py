"""Addresses of a helpdesk's tickets: each is a customer reference."""

import re


def ticket(beginning: str) -> str:
    """The pattern of a reference for all tickets whose addresses begin alike.

    >>> re.fullmatch(ticket("https://acme.example/tickets/"), "https://acme.example/tickets/88213") is not None
    True
    """
    return rf"{re.escape(beginning)}[\w-]+"


def canonical(reference: str) -> str:
    """A reference as it is compared: letters alike, but those of an address, which may tell pages apart.

    >>> canonical("c-88213"), canonical("https://acme.example/t/88a")
    ('C-88213', 'https://acme.example/t/88a')
    """
    return reference if "://" in reference else reference.upper()
