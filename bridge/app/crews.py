"""From the operator's settings and file to the teams of people who hear customers."""

from collections.abc import Mapping
from dataclasses import replace

from bridge.domain.errors import SettingsError
from bridge.domain.rules import Crew
from bridge.flow import crew_list
from bridge.flow.crew_list import Listed
from bridge.flow.spreadsheet import SheetError
from bridge.settings import Settings


def crews_from(settings: Settings) -> tuple[Crew, ...]:
    """The teams of the settings, and those that only the file names.

    Raises:
        SettingsError: the file cannot be used, or says who is in a team of which a user group says it.
    """
    listed = _listed(settings)
    named = [
        Crew(key, crew.name, crew.lead, crew.members, crew.usergroup, crew.company)
        for key, crew in settings.crews.items()
    ]
    keys = {key for crew in named for key in crew_list.keys_of(crew)}
    more = (
        Crew(key, crew.name, crew.lead, company=crew.company, listed=True)
        for key, crew in listed.items()
        if key not in keys
    )
    return (*(_joined(crew, listed) for crew in named), *more)


def _listed(settings: Settings) -> Mapping[str, Listed]:
    path = settings.people.crew_list
    if path is None:
        return {}
    try:
        return crew_list.read(path)
    except OSError as error:
        raise SettingsError(
            f"people.crew_list: {path} cannot be read: {error.strerror}. Correct its name or its rights."
        ) from error
    except SheetError as error:
        raise SettingsError(f"people.crew_list: {error}") from error


def _joined(crew: Crew, listed: Mapping[str, Listed]) -> Crew:
    """A team of the settings with what the file says of it; the settings stand."""
    found = next((listed[key] for key in crew_list.keys_of(crew) if key in listed), None)
    if found is None:
        return crew
    if crew.usergroup:
        raise SettingsError(
            f"crews.{crew.key}.usergroup: people.crew_list says too who is in {crew.name}. Leave one of them."
        )
    if crew.company and found.company and crew.company != found.company:
        raise SettingsError(
            f'crews.{crew.key}.company: people.crew_list says "{found.company}". Correct one.'
        )
    return replace(crew, lead=crew.lead or found.lead, company=crew.company or found.company, listed=True)
