"""Somebody asked to be forgotten: a person who used the bridge, or a customer whom reports speak of."""

from bridge.flow.erasure.customers import erase_customer
from bridge.flow.erasure.people import erase

__all__ = ["erase", "erase_customer"]
