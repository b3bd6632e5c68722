"""Keep what the agents' side needs: languages and zones, details, offers, wishes, outages and watches."""

import sqlalchemy as sa
from alembic import op

from bridge.store.columns import UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

WAYS_BEFORE = ("command", "modal", "mention", "listening", "dm")
WAYS = (*WAYS_BEFORE, "shortcut", "reaction", "known")


def _rename(old: str, new: str) -> None:
    """Rename the table of those who hear of each new report of a problem, and all that is called after it."""
    op.drop_index(f"ix_{old}_group_id", old)
    op.rename_table(old, new)
    op.create_index(f"ix_{new}_group_id", new, ["group_id"])
    if op.get_bind().dialect.name == "postgresql":
        for name in ("pk_{}", "fk_{}_group_id", "fk_{}_person_id"):
            op.execute(f"ALTER TABLE {new} RENAME CONSTRAINT {name.format(old)} TO {name.format(new)}")
        op.execute(f"ALTER SEQUENCE {old}_id_seq RENAME TO {new}_id_seq")


def _say(of_rulings: tuple[str, str], of_effects: tuple[str, str]) -> None:
    """Call by another name what was decided, and what is told of it."""
    ruling, effect = sa.table("ruling", sa.column("gesture")), sa.table("effect", sa.column("kind"))
    op.execute(sa.update(ruling).where(ruling.c.gesture == of_rulings[0]).values(gesture=of_rulings[1]))
    op.execute(sa.update(effect).where(effect.c.kind == of_effects[0]).values(kind=of_effects[1]))


def upgrade() -> None:
    """Change the schema."""
    _rename("watch", "follow")
    _say(("watch", "follow"), ("watched", "followed"))

    op.create_table(
        "offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("captor_id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("context", sa.String(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("next_at", UtcDateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("asked_channel", sa.String(), nullable=True),
        sa.Column("asked_ts", sa.String(), nullable=True),
        sa.CheckConstraint(f"way IN {WAYS}", name=op.f("ck_offer_way_known")),
        sa.CheckConstraint(
            "answer IN ('asked', 'sent', 'no', 'kept', 'gone', 'unread')", name=op.f("ck_offer_answer_known")
        ),
        sa.CheckConstraint(
            "context IN ('none', 'asked', 'sent', 'no', 'kept')", name=op.f("ck_offer_context_known")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_offer_author_id")),
        sa.ForeignKeyConstraint(["captor_id"], ["person.id"], name=op.f("fk_offer_captor_id")),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_offer_insight_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sa.UniqueConstraint("source", name=op.f("uq_offer_source")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_offer_author_id", "offer", ["author_id"])
    op.create_index("ix_offer_insight_id", "offer", ["insight_id"])
    to_read = sa.text("answer = 'sent' OR context = 'sent'")
    op.create_index("ix_offer_to_read", "offer", ["id"], sqlite_where=to_read, postgresql_where=to_read)

    op.create_table(
        "preference",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("news", sa.String(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=True),
        sa.Column("quiet_until", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint(
            "news IN ('instant', 'daily', 'live', 'mute')", name=op.f("ck_preference_news_known")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_preference_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_preference")),
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('held', 'confirmed', 'refused')", name=op.f("ck_attachment_state_known")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_attachment_decided_by")),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_attachment_insight_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("insight_id", "file", name=op.f("uq_attachment_insight_id_file")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attachment_insight_id", "attachment", ["insight_id"])

    op.create_table(
        "context_line",
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_context_line_insight_id")),
        sa.PrimaryKeyConstraint("insight_id", "place", name=op.f("pk_context_line")),
    )
    op.create_index("ix_context_line_source", "context_line", ["source"])
    op.create_table(
        "placeholder",
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("placeholder", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_placeholder_insight_id")),
        sa.PrimaryKeyConstraint("insight_id", "placeholder", name=op.f("pk_placeholder")),
    )
    op.create_table(
        "outage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("shown", sa.Integer(), server_default="0", nullable=False),
        sa.Column("shown_at", UtcDateTime(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=True),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_outage_ended_by")),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_outage_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outage")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outage_group_id", "outage", ["group_id"])

    op.create_table(
        "banner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outage_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(["outage_id"], ["outage.id"], name=op.f("fk_banner_outage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_banner")),
        sa.UniqueConstraint("outage_id", "channel", name=op.f("uq_banner_outage_id_channel")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "watch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("click", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("heads_up_id", sa.Integer(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.Column("heard", sa.Integer(), server_default="0", nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["heads_up_id"], ["heads_up.id"], name=op.f("fk_watch_heads_up_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_watch_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch")),
        sa.UniqueConstraint("click", name=op.f("uq_watch_click")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_watch_until", "watch", ["until"])

    op.create_table(
        "hit",
        sa.Column("watch_id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("told_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_hit_insight_id")),
        sa.ForeignKeyConstraint(["watch_id"], ["watch.id"], name=op.f("fk_hit_watch_id")),
        sa.PrimaryKeyConstraint("watch_id", "insight_id", name=op.f("pk_hit")),
    )
    op.create_index("ix_hit_insight_id", "hit", ["insight_id"])

    op.create_table(
        "alarm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("steps", sa.Integer(), server_default="0", nullable=False),
        sa.Column("told_at", UtcDateTime(), nullable=False),
        sa.Column("shown", sa.Integer(), server_default="0", nullable=False),
        sa.Column("answer", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint("answer IN ('', 'mine', 'not_urgent')", name=op.f("ck_alarm_answer_known")),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_alarm_answered_by")),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_alarm_group_id")),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_alarm_insight_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm")),
        sa.UniqueConstraint("insight_id", name=op.f("uq_alarm_insight_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alarm_at", "alarm", ["at"])
    op.create_index("ix_alarm_group_id", "alarm", ["group_id"])

    _widen_insights()
    op.create_index("ix_asked_at_card", "asked", ["card_ts", "card_channel"])

    op.add_column("effect", sa.Column("scope", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("effect", sa.Column("waits_for", sa.Integer(), nullable=True))
    put_off = sa.text("waits_for IS NOT NULL")
    op.create_index(
        "ix_effect_waits_for", "effect", ["waits_for"], sqlite_where=put_off, postgresql_where=put_off
    )
    op.create_index("ix_pace_next_free", "pace", ["next_free"])

    op.add_column("person", sa.Column("locale", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("person", sa.Column("zone", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("person", sa.Column("gone_at", UtcDateTime(), nullable=True))
    op.create_index("ix_person_user", "person", ["user"])

    op.add_column("insight_group", sa.Column("tell_by", UtcDateTime(), nullable=True))
    op.create_index("ix_insight_group_tell_by", "insight_group", ["tell_by"])
    op.add_column(
        "insight_group",
        sa.Column("what_changed", sa.String(), server_default=sa.text("''"), nullable=False),
    )
    op.add_column("wording", sa.Column("refused_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    """Change it back."""
    op.drop_column("wording", "refused_at")
    op.drop_column("insight_group", "what_changed")
    op.drop_index("ix_insight_group_tell_by", "insight_group")
    op.drop_column("insight_group", "tell_by")

    op.drop_index("ix_person_user", "person")
    op.drop_column("person", "gone_at")
    op.drop_column("person", "zone")
    op.drop_column("person", "locale")

    op.drop_index("ix_pace_next_free", "pace")
    op.drop_index("ix_effect_waits_for", "effect")
    op.drop_column("effect", "waits_for")
    op.drop_column("effect", "scope")

    op.drop_index("ix_asked_at_card", "asked")
    _narrow_insights()

    op.drop_index("ix_alarm_group_id", "alarm")
    op.drop_index("ix_alarm_at", "alarm")

    op.drop_table("alarm")

    op.drop_index("ix_hit_insight_id", "hit")

    op.drop_table("hit")
    op.drop_index("ix_watch_until", "watch")

    op.drop_table("watch")
    _rename("follow", "watch")
    _say(("follow", "watch"), ("followed", "watched"))

    op.drop_table("banner")
    op.drop_index("ix_outage_group_id", "outage")

    op.drop_table("outage")
    op.drop_table("placeholder")
    op.drop_index("ix_context_line_source", "context_line")

    op.drop_table("context_line")
    op.drop_index("ix_attachment_insight_id", "attachment")

    op.drop_table("attachment")
    op.drop_table("preference")
    op.drop_index("ix_offer_to_read", "offer")
    op.drop_index("ix_offer_insight_id", "offer")
    op.drop_index("ix_offer_author_id", "offer")

    op.drop_table("offer")


def _widen_insights() -> None:
    op.add_column("insight", sa.Column("thread", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("insight", sa.Column("home_thread", sa.String(), nullable=True))
    op.add_column("insight", sa.Column("home_with", sa.Integer(), nullable=True))
    shared = sa.text("home_with IS NOT NULL")
    op.create_index(
        "ix_insight_home_with", "insight", ["home_with"], sqlite_where=shared, postgresql_where=shared
    )
    op.add_column("insight", sa.Column("alarm_id", sa.Integer(), nullable=True))
    op.create_index("ix_insight_alarm_id", "insight", ["alarm_id"])
    op.add_column("insight", sa.Column("named_group", sa.Integer(), nullable=True))
    op.add_column("insight", sa.Column("asked_at", UtcDateTime(), nullable=True))
    op.add_column("insight", sa.Column("sort_after", UtcDateTime(), nullable=True))
    op.create_index("ix_insight_at_home", "insight", ["home_ts", "home_channel"])
    waiting = sa.text("asked_at IS NOT NULL")
    op.create_index(
        "ix_insight_asked", "insight", ["asked_at"], sqlite_where=waiting, postgresql_where=waiting
    )
    op.add_column("insight", sa.Column("captor_id", sa.Integer(), nullable=True))
    op.add_column("insight", sa.Column("contact", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("insight", sa.Column("partner", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("insight", sa.Column("feeling", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("insight", sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("insight", sa.Column("call_back", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("insight", sa.Column("fine_at", UtcDateTime(), nullable=True))
    op.add_column("insight", sa.Column("removed_at", UtcDateTime(), nullable=True))
    _check_ways(WAYS_BEFORE, WAYS)


def _narrow_insights() -> None:
    op.execute("UPDATE insight SET way = 'mention' WHERE way IN ('shortcut', 'reaction')")
    op.execute("UPDATE insight SET way = 'command' WHERE way = 'known'")
    _check_ways(WAYS, WAYS_BEFORE)
    op.drop_column("insight", "removed_at")
    op.drop_column("insight", "fine_at")
    op.drop_column("insight", "call_back")
    op.drop_column("insight", "urgent")
    op.drop_column("insight", "feeling")
    op.drop_column("insight", "partner")
    op.drop_column("insight", "contact")
    op.drop_column("insight", "captor_id")
    op.drop_index("ix_insight_asked", "insight")
    op.drop_index("ix_insight_at_home", "insight")
    op.drop_column("insight", "asked_at")
    op.drop_column("insight", "sort_after")
    op.drop_column("insight", "named_group")
    op.drop_index("ix_insight_alarm_id", "insight")
    op.drop_column("insight", "alarm_id")
    op.drop_index("ix_insight_home_with", "insight")
    op.drop_column("insight", "home_with")
    op.drop_column("insight", "home_thread")
    op.drop_column("insight", "thread")


def _check_ways(before: tuple[str, ...], ways: tuple[str, ...]) -> None:
    """Let a report have come in these ways. SQLite's table is not copied for it: other tables point to its rows.

    See https://www.sqlite.org/lang_altertable.html, "the following simpler procedure".
    """
    connection = op.get_bind()
    name = op.f("ck_insight_way_known")
    if connection.dialect.name != "sqlite":
        op.drop_constraint(name, "insight", type_="check")
        op.create_check_constraint(name, "insight", f"way IN {ways}")
        return
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'insight'",
        (f"way IN {before}", f"way IN {ways}"),
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
