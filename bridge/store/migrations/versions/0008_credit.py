"""Credit that can be explained, contested and reported by period."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

from bridge.store.columns import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

NUMBERED = {"sqlite_autoincrement": True}
KINDS_BEFORE = ("insight", "found", "answer")
KINDS = ("insight", "found", "evidence", "answer", "wording", "decision")


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "credit_tally",
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("crew", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("points_then", sa.Integer(), nullable=False),
        sa.Column("lines_then", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("period", "crew", "kind", name=op.f("pk_credit_tally")),
    )
    op.create_table(
        "found",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_found_group_id")),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_found_insight_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_found")),
        sa.UniqueConstraint("insight_id", "group_id", name=op.f("uq_found_insight_id_group_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_found_group_id"), "found", ["group_id"])
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("click", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_consent_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint("click", name=op.f("uq_consent_click")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_person_id"), ["person_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("marked_by", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_evidence_group_id")),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_evidence_insight_id")),
        sa.ForeignKeyConstraint(["marked_by"], ["person.id"], name=op.f("fk_evidence_marked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("insight_id", "group_id", name=op.f("uq_evidence_insight_id_group_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_group_id"), ["group_id"], unique=False)
    op.create_table(
        "thank_you",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("click", sa.String(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_thank_you_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_thank_you_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thank_you")),
        sa.UniqueConstraint("click", name=op.f("uq_thank_you_click")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("thank_you", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_thank_you_group_id"), ["group_id"], unique=False)
    op.create_table(
        "contest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("click", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("insight_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint("verdict IN ('', 'upheld', 'granted')", name=op.f("ck_contest_verdict_known")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_contest_decided_by")),
        sa.ForeignKeyConstraint(["entry_id"], ["credit_entry.id"], name=op.f("fk_contest_entry_id")),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_contest_insight_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_contest_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contest")),
        sa.UniqueConstraint("click", name=op.f("uq_contest_click")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("contest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contest_person_id"), ["person_id"], unique=False)
    _extend_ledger()
    _judge_anew()
    op.add_column("person", sa.Column("name", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("person", sa.Column("agreed_at", UtcDateTime(), nullable=True))
    op.add_column("person", sa.Column("erased_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    """Change it back."""
    for column in ("erased_at", "agreed_at", "name"):
        op.drop_column("person", column)
    with op.batch_alter_table("contest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contest_person_id"))
    op.drop_table("contest")
    with op.batch_alter_table("thank_you", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_thank_you_group_id"))
    op.drop_table("thank_you")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_group_id"))
    op.drop_table("evidence")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_person_id"))
    op.drop_table("consent")
    op.drop_index(op.f("ix_found_group_id"), "found")
    op.drop_table("found")
    op.drop_table("credit_tally")
    _cut_ledger()


@contextmanager
def _unlinked() -> Iterator[None]:
    """Lines name those that they reverse, and SQLite does not drop a table that is named: it is said again afterwards."""
    connection = op.get_bind()
    reversals = sa.text("SELECT id, reverses FROM credit_entry WHERE reverses IS NOT NULL")
    named = [dict(row) for row in connection.execute(reversals).mappings()]
    op.execute("UPDATE credit_entry SET reverses = NULL")
    yield
    if named:
        connection.execute(sa.text("UPDATE credit_entry SET reverses = :reverses WHERE id = :id"), named)


def _extend_ledger() -> None:
    """What was written before is taken as earned when it was written; a reversal, when its line was."""
    op.add_column("credit_entry", sa.Column("wording_id", sa.Integer(), nullable=True))
    op.add_column("credit_entry", sa.Column("crew", sa.String(), nullable=True))
    op.add_column("credit_entry", sa.Column("earned_at", UtcDateTime(), nullable=True))
    op.execute(
        "UPDATE credit_entry SET earned_at = coalesce("
        "(SELECT line.at FROM credit_entry AS line WHERE line.id = credit_entry.reverses), at), "
        "crew = (SELECT insight.crew FROM insight WHERE insight.id = credit_entry.insight_id)"
    )
    with _unlinked(), op.batch_alter_table("credit_entry", schema=None, table_kwargs=NUMBERED) as batch_op:
        batch_op.alter_column("earned_at", existing_type=UtcDateTime(), nullable=False)
        batch_op.drop_constraint(batch_op.f("ck_credit_entry_kind_known"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_credit_entry_kind_known"), f"kind IN {KINDS}")
        batch_op.drop_index(batch_op.f("ix_credit_entry_person_id"))
        batch_op.create_index("ix_credit_entry_of_person", ["person_id", "earned_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_credit_entry_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_credit_entry_earned_at"), ["earned_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_credit_entry_wording_id"), ["wording_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_credit_entry_wording_id"), "wording", ["wording_id"], ["id"]
        )


def _judge_anew() -> None:
    """Which insights found a problem is read from the first line that says so."""
    op.execute(
        "INSERT INTO found (insight_id, group_id, at) SELECT insight_id, group_id, min(at) FROM credit_entry "
        "WHERE kind = 'found' AND reverses IS NULL GROUP BY insight_id, group_id ORDER BY min(id)"
    )


def _cut_ledger() -> None:
    """Lines of kinds that the version before does not know are lost."""
    op.execute("DELETE FROM credit_entry WHERE kind NOT IN ('insight', 'found', 'answer')")
    with _unlinked(), op.batch_alter_table("credit_entry", schema=None, table_kwargs=NUMBERED) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_credit_entry_wording_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("ck_credit_entry_kind_known"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_credit_entry_kind_known"), f"kind IN {KINDS_BEFORE}")
        batch_op.drop_index(batch_op.f("ix_credit_entry_wording_id"))
        batch_op.drop_index("ix_credit_entry_of_person")
        batch_op.drop_index(batch_op.f("ix_credit_entry_at"))
        batch_op.drop_index(batch_op.f("ix_credit_entry_earned_at"))
        batch_op.create_index(batch_op.f("ix_credit_entry_person_id"), ["person_id"], unique=False)
        batch_op.drop_column("earned_at")
        batch_op.drop_column("crew")
        batch_op.drop_column("wording_id")
