"""What can go wrong in the outer layer alone and is told to a person in one sentence."""

from __future__ import annotations

from knowledge.errors import AssistantError


class TokenMissing(AssistantError):
    """The Telegram channel was asked for, and no token is set."""

    code = "telegram_token_missing"


class WebhookUnset(AssistantError):
    """Telegram is to bring messages, and does not know where to, or with which secret."""

    code = "webhook_unset"


class TelegramUnreachable(AssistantError):
    """Telegram did not answer, or refused the token."""

    code = "telegram_unreachable"


class BackupFailed(AssistantError):
    """No backup could be made, or a database not be laid out from one."""

    code = "backup_failed"


class BadBackup(AssistantError):
    """What was to be restored is no backup that this release can restore."""

    code = "bad_backup"


class DataHeld(AssistantError):
    """The data folder or database that was to be restored into holds something already."""

    code = "data_held"


class DatabaseToolMissing(AssistantError):
    """PostgreSQL's own program for copies is not installed."""

    code = "database_tool_missing"


class SettingsNotWritten(AssistantError):
    """The file of settings cannot be written."""

    code = "settings_not_written"


class BadAnswer(AssistantError):
    """A setting was given that cannot be; the fact ``said`` is the sentence for it."""

    code = "bad_answer"


class NothingToRead(AssistantError):
    """No file stands where one was named."""

    code = "nothing_to_read"


class BadSettings(AssistantError):
    """A setting has a value that cannot be."""

    code = "bad_settings"


class TerminalNeeded(AssistantError):
    """Somebody must be asked, and nobody is there."""

    code = "terminal_needed"


class NoPicture(AssistantError):
    """The words asked for were not read from a picture."""

    code = "no_picture"


class NotRead(AssistantError):
    """The words to be corrected stand nowhere in the directive."""

    code = "not_read"


class NotScanned(AssistantError):
    """The words to be corrected were not read from a picture: the file itself has them."""

    code = "not_scanned"


class SeveralPlaces(AssistantError):
    """The words to be corrected stand in several places."""

    code = "several_places"


class NothingToCorrect(AssistantError):
    """Neither words to correct were given, nor is somebody there to be asked."""

    code = "nothing_to_correct"


class StaleButton(AssistantError):
    """A button was pressed that stands for nothing, or no longer does."""

    code = "stale_button"


class SeveralDirectives(AssistantError):
    """Several directives held go by this name."""

    code = "several_directives"


class DataUnusable(AssistantError):
    """The data folder cannot be written, or what lies in it is damaged."""

    code = "data_unusable"


class Stopped(AssistantError):
    """The person stopped the command."""

    code = "stopped"


class UnknownPerson(AssistantError):
    """Nobody of the organisation is called so."""

    code = "unknown_person"


class SeveralPeople(AssistantError):
    """Several people of the organisation are called so."""

    code = "several_people"


class UnknownCell(AssistantError):
    """No cell of the organisation is called so."""

    code = "unknown_cell"


class SeveralCells(AssistantError):
    """Several cells of the organisation are called so."""

    code = "several_cells"


class BadOrganisationFile(AssistantError):
    """A file of cells and people cannot be read."""

    code = "bad_organisation_file"


class BadDay(AssistantError):
    """A day that a person wants to set cannot be read, or cannot be set."""

    code = "bad_day"


class NotOfTheCell(AssistantError):
    """Somebody wants to decide for a cell that they do not speak for."""

    code = "not_of_the_cell"


class BadRange(AssistantError):
    """Days that were named on the command line cannot be read, or end before they begin."""

    code = "bad_range"


class FileUnwritable(AssistantError):
    """A file cannot be written where it was wanted."""

    code = "file_unwritable"


class NotStaff(AssistantError):
    """Somebody who is not of the office wants to decide what the office decides."""

    code = "not_staff"


class UnclearDuty(AssistantError):
    """What was typed about a duty names none, or says nothing that can be read."""

    code = "unclear_duty"


class NotSecretary(AssistantError):
    """Somebody who speaks for no cell wants to do what those who do, or the office, do."""

    code = "not_secretary"


class NotAdmin(AssistantError):
    """Somebody who is no administrator wants to decide what administrators decide."""

    code = "not_admin"


class NotInGroup(AssistantError):
    """Something was asked for in a group whose answer is not for everybody there."""

    code = "not_in_group"


class FilesNotTaken(AssistantError):
    """Somebody who is not of the office sent a file."""

    code = "files_not_taken"


class TooManyGuesses(AssistantError):
    """Somebody tried too many codes that are none."""

    code = "too_many_guesses"


class TooManyRequests(AssistantError):
    """Somebody asked to be let in too often in one day."""

    code = "too_many_requests"


class LastAdmin(AssistantError):
    """Nobody would be left who administers the assistant."""

    code = "last_admin"


class BadList(AssistantError):
    """A list of cells and people cannot be read as one."""

    code = "bad_list"


class TooFast(AssistantError):
    """Somebody sends more than can be answered to one person."""

    code = "too_fast"


class TooLateToUndo(AssistantError):
    """A report was said to be handed in more than a day ago."""

    code = "too_late_to_undo"


class SamplesMissing(AssistantError):
    """The program was installed without the samples that a story needs."""

    code = "samples_missing"


class TextTooLong(AssistantError):
    """A message to many does not fit into one."""

    code = "text_too_long"
