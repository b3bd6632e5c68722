"""Faster lookups."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    with op.batch_alter_table("effect", schema=None) as batch_op:
        batch_op.create_index("ix_effect_about", ["subject", "kind"], unique=False)

    with op.batch_alter_table("insight_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_insight_group_merged_into"), ["merged_into"], unique=False)

    _replace_membership_of_group("current = 1")


def downgrade() -> None:
    """Change it back."""
    _replace_membership_of_group("current")
    with op.batch_alter_table("insight_group", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_insight_group_merged_into"))

    with op.batch_alter_table("effect", schema=None) as batch_op:
        batch_op.drop_index("ix_effect_about")


def _replace_membership_of_group(sqlite_where: str) -> None:
    op.drop_index("ix_membership_of_group", "membership")
    op.create_index(
        "ix_membership_of_group",
        "membership",
        ["group_id"],
        sqlite_where=sa.text(sqlite_where),
        postgresql_where=sa.text("current"),
    )
