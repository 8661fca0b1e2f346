"""The errors that people are told about; everything else is a bug and is logged as one.

Each error carries facts as attributes; the sentence a person reads is written in ``bot/texts``.
"""

from __future__ import annotations


class AssistantError(Exception):
    """Something the assistant can explain to a person in one sentence."""

    code: str = "error"

    def __init__(self, message: str | None = None, /, **facts: object) -> None:
        """Use the class docstring as message if none is given; keep *facts* for the sentence."""
        super().__init__(message or (self.__doc__ or type(self).__name__).strip())
        self.facts = facts


class UnreadableDocument(AssistantError):
    """The file is damaged, empty, or took more than it may to read."""

    code = "unreadable_document"


class UnsupportedFormat(AssistantError):
    """No loader reads this kind of file."""

    code = "unsupported_format"


class PartMissing(AssistantError):
    """A system package that this format needs is not installed."""

    code = "part_missing"


class SecretDocument(AssistantError):
    """The document bears a secrecy mark (MẬT, TỐI MẬT, TUYỆT MẬT); none of its text is kept."""

    code = "secret_document"


class DeclarationNeeded(AssistantError):
    """A page is a picture, and nobody declared that it bears no secrecy mark."""

    code = "declaration_needed"


class UnknownDirective(AssistantError):
    """No directive held goes by this number or handle."""

    code = "unknown_directive"


class OriginalMissing(AssistantError):
    """The file that a directive was read from is not kept, or is gone."""

    code = "original_missing"


class SamePerson(AssistantError):
    """A second person must say yes, and this is the one who published it."""

    code = "same_person"


class ProviderUnavailable(AssistantError):
    """A configured model or server cannot be loaded or reached."""

    code = "provider_unavailable"


class ModelFailed(AssistantError):
    """The language model gave nothing of use in time; *reason* says why."""

    code = "model_failed"


class UncitedAnswer(AssistantError):
    """A statement does not stand in the stored text and must not be sent."""

    code = "uncited_answer"


class Busy(AssistantError):
    """Another process holds what this one needs, and did not let go in time."""

    code = "busy"


class UnknownDuty(AssistantError):
    """The register has no duty, set day or event with this id."""

    code = "unknown_duty"


class UnusableRule(AssistantError):
    """A rule for a day that gives none: a key is missing, or it doesn't fit the periods."""

    code = "unusable_rule"


class DayTooLate(AssistantError):
    """A day that was to be set is later than the one that holds; a set day is only earlier."""

    code = "day_too_late"
