"""Read what pages show of many problems and many lines of credit from indexes alone; sum up what credit is about."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_credit_entry_earned", "credit_entry", ["earned_at", "crew", "group_id", "kind", "points"]),
    ("ix_stage_change_lately", "stage_change", ["at", "stage", "group_id"]),
    ("ix_stage_change_of_group", "stage_change", ["group_id", "at", "stage"]),
    ("ix_call_back_lately", "call_back", ["at", "outcome", "due_at", "crew"]),
    ("ix_call_back_of_change", "call_back", ["change_id", "outcome", "due_at"]),
    ("ix_insight_of_crew_and_theme", "insight", ["crew", "theme", "id"]),
    ("ix_insight_said", "insight", ["said_at", "crew", "theme"]),
    ("ix_insight_group_shown", "insight_group", ["shown_at", "merged_into", "theme", "stage"]),
    ("ix_ruling_lately", "ruling", ["at", "gesture", "undone_at", "group_id"]),
)
"""Those that come."""

SHORTER = (
    ("ix_credit_entry_earned_at", "credit_entry", ["earned_at"]),
    ("ix_stage_change_at", "stage_change", ["at"]),
    ("ix_stage_change_group_id", "stage_change", ["group_id"]),
    ("ix_call_back_at", "call_back", ["at"]),
    ("ix_call_back_change_id", "call_back", ["change_id"]),
    ("ix_insight_said_at", "insight", ["said_at"]),
)
"""Those in whose place they come."""


def upgrade() -> None:
    """Change the schema."""
    op.add_column("call_back", sa.Column("crew", sa.String(), nullable=True))
    op.execute(
        "UPDATE call_back SET crew = (SELECT insight.crew FROM insight WHERE insight.id = call_back.insight_id)"
    )
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)
    for name, table, _columns in SHORTER:
        op.drop_index(name, table)
    op.create_table(
        "reached",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("crew", sa.String(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_reached_group_id")),
        sa.PrimaryKeyConstraint("month", "crew", "group_id", name=op.f("pk_reached")),
    )
    # All months that are still open are counted once more, and this with them.
    op.execute("DELETE FROM mark WHERE name = 'credit:counted'")


def downgrade() -> None:
    """Change it back."""
    op.drop_table("reached")
    for name, table, columns in SHORTER:
        op.create_index(name, table, columns)
    for name, table, _columns in INDEXES:
        op.drop_index(name, table)
    op.drop_column("call_back", "crew")
