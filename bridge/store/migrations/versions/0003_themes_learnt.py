"""Themes learnt from people: what they said, the golden set, the classifiers and which of them serves.

Processes of the version before keep working: they know none of these tables.
"""

import sqlalchemy as sa
from alembic import op

from bridge.store.columns import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "golden_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("examples", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_golden_set")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "theme_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("cause IN ('refit', 'person')", name=op.f("ck_theme_choice_cause_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_choice")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_theme_choice_latest", "theme_choice", ["basis", "id"])
    op.create_table(
        "theme_model",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("fitted_at", UtcDateTime(), nullable=False),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("labels", sa.Integer(), nullable=False),
        sa.Column("golden_id", sa.Integer(), nullable=False),
        sa.Column("against", sa.Integer(), nullable=False),
        sa.Column("before", sa.Float(), nullable=False),
        sa.Column("after", sa.Float(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("refused", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["golden_id"], ["golden_set.id"], name=op.f("fk_theme_model_golden_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_model")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_theme_model_basis"), "theme_model", ["basis"])
    op.create_table(
        "theme_archive",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["theme_model.id"], name=op.f("fk_theme_archive_version")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_theme_archive")),
    )
    op.create_table(
        "theme_label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), server_default="0", nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_theme_label_insight_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_theme_label_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_label")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_theme_label_insight_id"), "theme_label", ["insight_id"])


def downgrade() -> None:
    """Change it back; what was learnt is lost, what people decided of problems is not."""
    op.drop_table("theme_label")
    op.drop_table("theme_archive")
    op.drop_table("theme_model")
    op.drop_table("theme_choice")
    op.drop_table("golden_set")
