"""Sum up problems by crew, and find by indexes what is in a problem and what happened lately."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "problem_crew",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("crew", sa.String(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_problem_crew_group_id")),
        sa.PrimaryKeyConstraint("group_id", "crew", name=op.f("pk_problem_crew")),
    )
    # Problems are summed when somebody moves: what was summed before this table was there is summed again.
    op.execute("DELETE FROM followed WHERE name = 'membership'")
    _replace_membership_of_group(["group_id", "insight_id"])
    op.create_index("ix_call_back_at", "call_back", ["at"])
    op.create_index(
        "ix_ruling_undone",
        "ruling",
        ["undone_at"],
        sqlite_where=sa.text("undone_at IS NOT NULL"),
        postgresql_where=sa.text("undone_at IS NOT NULL"),
    )


def downgrade() -> None:
    """Change it back."""
    op.drop_index("ix_ruling_undone", "ruling")
    op.drop_index("ix_call_back_at", "call_back")
    _replace_membership_of_group(["group_id"])
    op.drop_table("problem_crew")


def _replace_membership_of_group(columns: list[str]) -> None:
    op.drop_index("ix_membership_of_group", "membership")
    op.create_index(
        "ix_membership_of_group",
        "membership",
        columns,
        sqlite_where=sa.text("current = 1"),
        postgresql_where=sa.text("current"),
    )
