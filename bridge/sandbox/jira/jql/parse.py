"""From a query's text to its clauses: comparisons joined by AND, then an order.

This is the part of JQL that the sandbox knows; anything else is refused as Jira refuses a query it
cannot read. The language: https://support.atlassian.com/jira-software-cloud/docs/jql-operators/
"""

import re
from dataclasses import dataclass

from bridge.sandbox.jira.errors import Refused, bad

TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<sign>>=|<=|!=|!~|[=<>~(),])|(?P<word>[^\s=<>!~(),"']+))"""
)
COMPARE = frozenset({"=", "!=", ">", ">=", "<", "<=", "~", "!~"})


@dataclass(frozen=True)
class Token:
    """A piece of a query; `kind` is text (in quotes), sign or word; `at` counts characters from 1."""

    kind: str
    value: str
    at: int

    def is_word(self, word: str) -> bool:
        """Whether this is the keyword, in whatever case."""
        return self.kind == "word" and self.value.lower() == word


@dataclass(frozen=True)
class Clause:
    """One comparison: a field, an operator (`in`, `not in`, `is`, `is not` or a sign) and its values."""

    field: str
    operator: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Order:
    """One field to sort by."""

    field: str
    descending: bool


@dataclass(frozen=True)
class Query:
    """All clauses must hold; `order` says how to sort."""

    clauses: tuple[Clause, ...]
    order: tuple[Order, ...]


def parse(text: str) -> Query:
    """Read a query.

    Raises:
        Refused: 400, it is not in the part of JQL that the sandbox knows.
    """
    return _Parser(_tokens(text)).query()


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    while text[position:].strip():
        found = TOKEN.match(text, position)
        if found is None or found.lastgroup is None:
            raise _error(f"The character '{text[position:].strip()[0]}' is not expected here.", position + 1)
        value, kind = found[found.lastgroup], found.lastgroup
        value = re.sub(r"\\(.)", r"\1", value[1:-1]) if kind == "text" else value
        tokens.append(Token(kind, value, found.start(found.lastgroup) + 1))
        position = found.end()
    return tokens


def _error(what: str, at: int) -> Refused:
    return bad(f"Error in the JQL Query: {what} (line 1, character {at})")


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._position = 0

    def query(self) -> Query:
        clauses: list[Clause] = []
        while self._peek() and not self._at("order"):
            if clauses:
                self._expect("and")
            clauses.append(self._clause())
        return Query(tuple(clauses), self._order())

    def _clause(self) -> Clause:
        field = self._name("field name").lower()
        token = self._next("operator")
        if token.kind == "sign" and token.value in COMPARE:
            return Clause(field, token.value, (self._value(),))
        if token.is_word("in"):
            return Clause(field, "in", self._list())
        if token.is_word("not"):
            self._expect("in")
            return Clause(field, "not in", self._list())
        if token.is_word("is"):
            negated = self._skip("not")
            return Clause(field, "is not" if negated else "is", (self._value(),))
        raise _error(f"Expecting operator but got '{token.value}'.", token.at)

    def _list(self) -> tuple[str, ...]:
        self._sign("(")
        values = [self._value()]
        while self._sign(",", ")") == ",":
            values.append(self._value())
        return tuple(values)

    def _value(self) -> str:
        word = self._name("value")
        if self._peek_is("("):
            self._sign("(")
            self._sign(")")
            return f"{word}()"
        return word

    def _order(self) -> tuple[Order, ...]:
        if not self._skip("order"):
            return ()
        self._expect("by")
        orders = [self._by()]
        while self._peek_is(","):
            self._sign(",")
            orders.append(self._by())
        if left := self._peek():
            raise _error(f"Expecting ',' or end of query but got '{left.value}'.", left.at)
        return tuple(orders)

    def _by(self) -> Order:
        field = self._name("field name").lower()
        descending = self._skip("desc")
        if not descending:
            self._skip("asc")
        return Order(field, descending)

    def _name(self, what: str) -> str:
        token = self._next(what)
        if token.kind == "sign":
            raise _error(f"Expecting {what} but got '{token.value}'.", token.at)
        return token.value

    def _sign(self, *signs: str) -> str:
        wanted = " or ".join(f"'{sign}'" for sign in signs)
        token = self._next(wanted)
        if token.kind != "sign" or token.value not in signs:
            raise _error(f"Expecting {wanted} but got '{token.value}'.", token.at)
        return token.value

    def _expect(self, word: str) -> None:
        token = self._next(f"'{word.upper()}'")
        if not token.is_word(word):
            raise _error(f"Expecting '{word.upper()}' but got '{token.value}'.", token.at)

    def _skip(self, word: str) -> bool:
        found = self._at(word)
        self._position += found
        return found

    def _at(self, word: str) -> bool:
        token = self._peek()
        return token is not None and token.is_word(word)

    def _peek_is(self, sign: str) -> bool:
        token = self._peek()
        return token is not None and token.kind == "sign" and token.value == sign

    def _peek(self) -> Token | None:
        return self._tokens[self._position] if self._position < len(self._tokens) else None

    def _next(self, what: str) -> Token:
        token = self._peek()
        if token is None:
            raise bad(f"Error in the JQL Query: Expecting {what} but reached the end of the query.")
        self._position += 1
        return token
