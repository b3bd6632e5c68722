"""Keep what was not sent because the bridge was being tried out."""

import sqlalchemy as sa
from alembic import op

from bridge.store.columns import UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "unsent",
        sa.Column("effect_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("why IN ('shadow', 'pilot')", name=op.f("ck_unsent_why_known")),
        sa.ForeignKeyConstraint(
            ["effect_id"], ["effect.id"], name=op.f("fk_unsent_effect_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("effect_id", name=op.f("pk_unsent")),
    )
    op.create_index("ix_unsent_at", "unsent", ["at"])


def downgrade() -> None:
    """Change it back."""
    op.drop_table("unsent")
