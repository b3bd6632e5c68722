"""Heads-ups before a change goes live, and how many have read them."""

import sqlalchemy as sa
from alembic import op

from bridge.store.columns import UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "heads_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("click", sa.String(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("say", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("goes_live", sa.Date(), nullable=False),
        sa.Column("crews", sa.JSON(), nullable=False),
        sa.Column("told", sa.Integer(), server_default="0", nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("remind_at", UtcDateTime(), nullable=True),
        sa.Column("reminded_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_heads_up_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_heads_up_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heads_up")),
        sa.UniqueConstraint("click", name=op.f("uq_heads_up_click")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_heads_up_at", "heads_up", ["at"])
    op.create_table(
        "heads_up_receipt",
        sa.Column("heads_up_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("crew", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["heads_up_id"], ["heads_up.id"], name=op.f("fk_heads_up_receipt_heads_up_id")
        ),
        sa.PrimaryKeyConstraint("heads_up_id", "digest", name=op.f("pk_heads_up_receipt")),
    )


def downgrade() -> None:
    """Change it back."""
    op.drop_table("heads_up_receipt")
    op.drop_index("ix_heads_up_at", "heads_up")
    op.drop_table("heads_up")
