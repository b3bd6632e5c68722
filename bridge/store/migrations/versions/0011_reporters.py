"""Find quickly whether somebody reported anything in a span of time."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_index("ix_insight_of_person", "insight", ["person_id", "said_at"])
    op.drop_index("ix_insight_person_id", "insight")


def downgrade() -> None:
    """Change it back."""
    op.create_index("ix_insight_person_id", "insight", ["person_id"])
    op.drop_index("ix_insight_of_person", "insight")
