"""Read what pages show of many problems and many lines of credit from indexes alone."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_credit_entry_earned", "credit_entry", ["earned_at", "crew", "group_id", "kind", "points"]),
    ("ix_stage_change_of_stage", "stage_change", ["stage", "at", "group_id"]),
    ("ix_stage_change_of_group", "stage_change", ["group_id", "at", "stage"]),
)
"""Those that come."""

SHORTER = (
    ("ix_credit_entry_earned_at", "credit_entry", ["earned_at"]),
    ("ix_stage_change_at", "stage_change", ["at"]),
    ("ix_stage_change_group_id", "stage_change", ["group_id"]),
)
"""Those in whose place they come."""


def upgrade() -> None:
    """Change the schema."""
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)
    for name, table, _columns in SHORTER:
        op.drop_index(name, table)


def downgrade() -> None:
    """Change it back."""
    for name, table, columns in SHORTER:
        op.create_index(name, table, columns)
    for name, table, _columns in INDEXES:
        op.drop_index(name, table)
