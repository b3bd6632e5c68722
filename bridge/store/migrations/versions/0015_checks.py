"""Refuse what cannot be said of an issue: the column came without its check."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SEEN = ("there", "gone", "hidden")
NUMBERED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Change the schema. What nobody can have written is read from Jira again before long."""
    op.execute(f"UPDATE issue SET seen = 'there' WHERE seen NOT IN {SEEN}")  # noqa: S608 - our own words
    with op.batch_alter_table("issue", schema=None, table_kwargs=NUMBERED) as batch_op:
        batch_op.create_check_constraint(batch_op.f("ck_issue_seen_known"), f"seen IN {SEEN}")


def downgrade() -> None:
    """Change it back."""
    with op.batch_alter_table("issue", schema=None, table_kwargs=NUMBERED) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_issue_seen_known"), type_="check")
