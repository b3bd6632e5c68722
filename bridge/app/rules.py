"""From the operator's settings and taxonomy to the rules that the flow follows."""

from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta

from bridge.app.crews import crews_from
from bridge.domain.errors import SettingsError
from bridge.domain.language import Languages
from bridge.domain.outages import OutageRules
from bridge.domain.redaction import Patterns
from bridge.domain.redaction.tickets import ticket
from bridge.domain.rules import Crew, Route, Rules
from bridge.domain.taxonomy import Taxonomy, TaxonomyError
from bridge.domain.urgency import cues_of
from bridge.languages.catalogues import languages
from bridge.settings import Settings
from bridge.settings.model import RouteSettings


def taxonomy_from(settings: Settings) -> Taxonomy:
    """The themes.

    Raises:
        SettingsError: the operator's file cannot be used.
    """
    try:
        return Taxonomy.load(settings.taxonomy.file)
    except TaxonomyError as error:
        raise SettingsError(f"taxonomy.file: {error}") from error


def rules_from(settings: Settings, taxonomy: Taxonomy) -> Rules:
    """The rules.

    Raises:
        SettingsError: a route names a theme that the taxonomy does not have, two routes name the same one, somebody is
            in two crews, two crews are called the same, what a customer reference looks like is no pattern, or the bridge
            is to be tried with a team that is not there.
    """
    _check_themes(settings, taxonomy)
    _once("crews", "members", ((name, crew.members) for name, crew in settings.crews.items()))
    _once("crews", "name", ((name, (crew.name,)) for name, crew in settings.crews.items()))
    crews = crews_from(settings)
    return Rules(
        routes=tuple(_route(name, route) for name, route in settings.routes.items()),
        listen=settings.grouping.listen,
        unopened=frozenset(theme.key for theme in taxonomy.themes if not theme.opens_issue),
        urgent=frozenset(theme.key for theme in taxonomy.themes if theme.urgent),
        policies=frozenset(theme.key for theme in taxonomy.themes if theme.policy),
        cues=cues_of(settings.urgent.words, settings.urgent.on_call),
        alarm_within=timedelta(minutes=settings.urgent.minutes),
        outage=_outage(settings),
        stage_maps=settings.jira.stages,
        theme_names={theme.key: theme.name for theme in taxonomy.themes},
        crews=crews,
        crew_list=settings.people.crew_list,
        leaders_channel=settings.people.leaders_channel,
        page_url=settings.web.url.rstrip("/"),
        naming=settings.people.naming,
        smallest_team=settings.people.smallest_team,
        keep_credit=_days(settings.people.keep_credit_days),
        keep_words=timedelta(days=settings.privacy.keep_words_days),
        keep_bodies=timedelta(days=settings.privacy.keep_bodies_days),
        leaders=settings.people.leaders,
        admins=settings.people.admins,
        leaders_usergroup=settings.people.leaders_usergroup,
        admins_usergroup=settings.people.admins_usergroup,
        contacts=settings.web.contacts,
        mail_to=settings.mail.to,
        check_ups_a_day=settings.grouping.check_ups_a_day,
        token_ends=settings.jira.token_ends,
        jira_silent_after=timedelta(minutes=settings.jira.silent_minutes),
        slack_silent_after=timedelta(minutes=settings.slack.silent_minutes),
        languages=_languages(settings.slack.language),
        coalesce=timedelta(seconds=settings.effects.coalesce_seconds),
        patterns=patterns_of(settings),
        shadow=settings.mode == "shadow",
        pilot=frozenset(_pilot(settings.pilot.teams, crews)),
    )


def _pilot(teams: Iterable[str], crews: Collection[Crew]) -> Iterator[str]:
    """The keys of the teams that the bridge is tried with, by key or by name."""
    keys = {crew.name: crew.key for crew in crews} | {crew.key: crew.key for crew in crews}
    for team in teams:
        if team not in keys:
            known = ", ".join(sorted(crew.name for crew in crews)) or "no team at all: add [crews.…]"
            raise SettingsError(f'pilot.teams: there is no team "{team}". There is {known}.')
        yield keys[team]


def patterns_of(settings: Settings) -> Patterns:
    """What customer references look like, and where phone numbers come from."""
    privacy = settings.privacy
    try:
        return Patterns((*privacy.references, *map(ticket, privacy.helpdesk)), privacy.regions)
    except ValueError as error:
        raise SettingsError(f"privacy.references: {error}") from error


def _outage(settings: Settings) -> OutageRules:
    """Banners stand in the listening channels unless others are named."""
    said = settings.outage
    return OutageRules(
        reports=said.reports,
        within=timedelta(minutes=said.minutes),
        times_usual=said.times_usual,
        channels=said.channels or settings.slack.listening,
        edited_every=timedelta(minutes=said.edit_minutes),
        calm_after=timedelta(minutes=said.calm_minutes),
    )


def _languages(usual: str) -> Languages:
    known = languages()
    if usual not in known:
        offered = ", ".join(sorted(known))
        raise SettingsError(f'slack.language: "{usual}" is not spoken here. Use one of: {offered}.')
    return Languages(known, known[usual])


def _days(number: int | None) -> timedelta | None:
    return timedelta(days=number) if number is not None else None


def _check_themes(settings: Settings, taxonomy: Taxonomy) -> None:
    known = ", ".join(taxonomy.by_key)
    for name, route in settings.routes.items():
        for theme in route.themes:
            if theme not in taxonomy.by_key:
                sentence = f'routes.{name}.themes: there is no theme "{theme}". Use one of: {known}.'
                raise SettingsError(sentence)
    _once("routes", "themes", ((name, route.themes) for name, route in settings.routes.items()))


def _once(table: str, key: str, named: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Refuse what two parts of a table both claim."""
    owner: dict[str, str] = {}
    for name, claimed in named:
        for one in claimed:
            if owner.setdefault(one, name) != name:
                raise SettingsError(f'{table}.{name}.{key}: "{one}" belongs to {table}.{owner[one]} already.')


def _route(name: str, route: RouteSettings) -> Route:
    return Route(
        name=name,
        team=route.team,
        themes=route.themes,
        project=route.project,
        issue_type=route.issue_type,
        channel=route.channel,
        owners=route.owners,
        fields=route.fields,
        opens_at=route.opens_at,
        deputy=route.deputy,
        answer_within=timedelta(days=route.answer_days),
        number_field=route.number_field,
        closes_duplicates=route.close_duplicates,
        reopens=route.reopen,
    )
