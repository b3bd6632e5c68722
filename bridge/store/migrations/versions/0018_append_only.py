"""Let the database itself refuse to change the ledger of credit and the log of who looked, but for what must end.

A line of the ledger goes once its month is closed, as retention does. A line of the log goes when the log says that old
ones were forgotten a month or more after it, or when it is about somebody who was erased. A later step that makes one of
these tables anew (``batch_alter_table`` on SQLite) has to call `upgrade` again.
"""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

TABLES = {"credit_entry": "The ledger", "look": "The log"}

_ERASED = "EXISTS (SELECT 1 FROM person WHERE person.id = OLD.about_id AND person.erased_at IS NOT NULL)"
_CLOSED = "EXISTS (SELECT 1 FROM credit_tally WHERE closed AND period = {month})"
_FORGOTTEN = (
    "EXISTS (SELECT 1 FROM look AS later WHERE later.what = 'forgotten' AND later.at >= {month_later})"
)

_LOOK = f"{_ERASED} OR {_FORGOTTEN}"

MAY_GO = {
    "sqlite": {
        "credit_entry": _CLOSED.format(month="strftime('%Y-%m', OLD.earned_at)"),
        "look": _LOOK.format(month_later="datetime(OLD.at, '+30 days')"),
    },
    "postgresql": {
        "credit_entry": _CLOSED.format(month="to_char(OLD.earned_at AT TIME ZONE 'UTC', 'YYYY-MM')"),
        "look": _LOOK.format(month_later="OLD.at + interval '30 days'"),
    },
}
"""What must be so of a line that is deleted."""


def upgrade() -> None:
    """Change the schema."""
    name = op.get_bind().dialect.name
    for table, called in TABLES.items():
        refusal = f"{called} is only added to"
        for statement in (_on_sqlite if name == "sqlite" else _on_postgresql)(
            table, refusal, MAY_GO[name][table]
        ):
            op.execute(statement)


def downgrade() -> None:
    """Change it back."""
    for table in TABLES:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER kept_{table}_update")
            op.execute(f"DROP TRIGGER kept_{table}_delete")
        else:
            op.execute(f"DROP TRIGGER kept_{table} ON {table}")
            op.execute(f"DROP FUNCTION keep_{table}()")


def _on_sqlite(table: str, refusal: str, may_go: str) -> tuple[str, ...]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
    return (
        f"CREATE TRIGGER kept_{table}_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER kept_{table}_delete BEFORE DELETE ON {table} WHEN NOT ({may_go}) {refuse}",
    )


def _on_postgresql(table: str, refusal: str, may_go: str) -> tuple[str, ...]:
    return (
        f"""CREATE FUNCTION keep_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND ({may_go}) THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION '{refusal}' USING ERRCODE = 'restrict_violation';
        END $$""",
        f"""CREATE TRIGGER kept_{table} BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION keep_{table}()""",
    )
