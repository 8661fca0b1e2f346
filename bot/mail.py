"""E-mail to the office, where one is set: by the standard library, to the server that is named."""

from __future__ import annotations

import logging
import mimetypes
import smtplib
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

logger = logging.getLogger(__name__)

_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The office's mailbox, and the server that takes letters for it."""

    # smtp://user:password@mail.example.vn:587, or smtps://… for TLS from the first byte
    server: str
    to: str

    def send(self, subject: str, words: str, files: Sequence[Path]) -> None:
        """Send one letter; what does not go is logged, for the files lie in the folder anyway."""
        letter = EmailMessage()
        letter["Subject"], letter["To"], letter["From"] = subject, self.to, self.to
        letter.set_content(words)
        for file in files:
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            main, _, sub = kind.partition("/")
            letter.add_attachment(file.read_bytes(), maintype=main, subtype=sub, filename=file.name)
        try:
            self._hand_over(letter)
        except (OSError, smtplib.SMTPException) as error:
            logger.warning("mail not sent: %s", type(error).__name__, extra={"action": "mail"})

    def _hand_over(self, letter: EmailMessage) -> None:
        at = urlsplit(self.server)
        opened = smtplib.SMTP_SSL if at.scheme == "smtps" else smtplib.SMTP
        with opened(at.hostname or "", at.port or 0, timeout=_SECONDS) as server:
            server.ehlo_or_helo_if_needed()
            if at.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls()
            if at.username:
                server.login(unquote(at.username), unquote(at.password or ""))
            server.send_message(letter)
