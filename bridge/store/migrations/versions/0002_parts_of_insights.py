"""Parts of insights.

Processes of the version before keep working: what they write is about part 0.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CURRENT = sa.text("current")


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "part",
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_part_insight_id")),
        sa.PrimaryKeyConstraint("insight_id", "part", name=op.f("pk_part")),
    )
    op.add_column("membership", sa.Column("part", sa.Integer(), server_default="0", nullable=False))
    op.drop_index("uq_membership_current", table_name="membership")
    op.create_index(
        "uq_membership_current",
        "membership",
        ["insight_id", "part"],
        unique=True,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    )
    with op.batch_alter_table("veto", schema=None, table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("part", sa.Integer(), server_default="0", nullable=False))
        batch_op.drop_constraint(batch_op.f("uq_veto_insight_id_group_id"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_veto_insight_id_group_id_part"), ["insight_id", "group_id", "part"]
        )


def downgrade() -> None:
    """Change it back; what was said of other parts than the first is lost."""
    op.execute("DELETE FROM veto WHERE part > 0")
    op.execute("DELETE FROM membership WHERE part > 0")
    with op.batch_alter_table("veto", schema=None, table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_veto_insight_id_group_id_part"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_veto_insight_id_group_id"), ["insight_id", "group_id"]
        )
        batch_op.drop_column("part")
    op.drop_index("uq_membership_current", table_name="membership")
    op.create_index(
        "uq_membership_current",
        "membership",
        ["insight_id"],
        unique=True,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    )
    with op.batch_alter_table(
        "membership", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.drop_column("part")
    op.drop_table("part")
