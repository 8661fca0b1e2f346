from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.mail import Mailbox


class _Smtp(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a client needs that sends one letter."""

    def handle(self) -> None:
        self._say("220 test")
        while line := self.rfile.readline().strip():
            word = line.split()[0].upper()
            if word == b"DATA":
                self._say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.letters.append(b"".join(lines))  # type: ignore[attr-defined]
            elif word == b"QUIT":
                self._say("221 bye")
                return
            self._say("250 done")

    def _say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode("ascii"))


@pytest.fixture
def server() -> Iterator[socketserver.TCPServer]:
    with socketserver.TCPServer(("127.0.0.1", 0), _Smtp) as made:
        made.letters = []  # type: ignore[attr-defined]
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def test_a_letter_goes_with_its_files(server: socketserver.TCPServer, tmp_path: Path) -> None:
    page = tmp_path / "nhac-viec-2026-03-16.html"
    page.write_text("<p>Chi bộ 3</p>", encoding="utf-8")
    mailbox = Mailbox(f"smtp://127.0.0.1:{server.server_address[1]}", "vp@suoingan.vn")

    mailbox.send("Nhắc việc ngày 16/03/2026", "Telegram mất liên lạc.", [page])

    [raw] = server.letters  # type: ignore[attr-defined]
    letter = message_from_bytes(raw, policy=policy.default)
    assert isinstance(letter, EmailMessage)
    assert (letter["Subject"], letter["To"]) == ("Nhắc việc ngày 16/03/2026", "vp@suoingan.vn")
    [part] = letter.iter_attachments()
    assert part.get_filename() == page.name
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert content.decode("utf-8").strip() == "<p>Chi bộ 3</p>"


def test_a_server_that_is_not_there_is_no_matter() -> None:
    """The files lie in the folder anyway."""
    Mailbox("smtp://127.0.0.1:1", "vp@suoingan.vn").send("Thử", "Thử", [])
