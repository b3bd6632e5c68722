"""Say by an index alone whether a report is in a problem; find what was taken back lately."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    _replace_membership_of_group(["group_id", "insight_id"])
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
    _replace_membership_of_group(["group_id"])


def _replace_membership_of_group(columns: list[str]) -> None:
    op.drop_index("ix_membership_of_group", "membership")
    op.create_index(
        "ix_membership_of_group",
        "membership",
        columns,
        sqlite_where=sa.text("current = 1"),
        postgresql_where=sa.text("current"),
    )
