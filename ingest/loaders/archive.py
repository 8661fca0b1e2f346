"""A zip file looked over before anything in it is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from ingest.limits import Limits
from knowledge.errors import UnreadableDocument

# Smaller members may shrink as well as they like: an empty style sheet does.
_RATIO_MATTERS_BYTES = 1024 * 1024
_DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Archive:
    """The members of one zip file, parsed as XML without entities."""

    def __init__(
        self, path: Path, limits: Limits, kind: str, *, renamed: Mapping[str, str] | None = None
    ) -> None:
        """Open and look over the archive.

        Args:
            path: The zip file.
            limits: What it may unpack to.
            kind: What to call the format in errors.
            renamed: Names of XML namespaces that are read as if they were others.

        Raises:
            UnreadableDocument: If it is damaged, or its directory promises more than *limits*.
        """
        self._name = path.name
        self._kind = kind
        self._renamed = renamed or {}
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGE as error:
            raise self._unreadable("damaged") from error
        self._members = {member.filename: member for member in self._zip.infolist()}
        self._check(limits)

    def xml(self, name: str) -> _Element | None:
        """Return the root of an XML member, or None where there is no such member.

        Raises:
            UnreadableDocument: If it is damaged or declares a document type: entities are how XML
                bombs and file thieves work, and no Office program writes any.
        """
        if name not in self._members:
            return None
        data = self.read(name)
        if _declares(data):
            raise self._unreadable("doctype")
        for old, new in self._renamed.items():
            data = data.replace(old.encode(), new.encode())
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._unreadable("damaged") from error

    def refuse_encrypted(self, name: str, sign: bytes) -> None:
        """Refuse an archive whose member *name* holds *sign*, which says that others are coded."""
        if name in self._members and sign in self.read(name):
            raise self._unreadable("encrypted")

    @property
    def members(self) -> tuple[zipfile.ZipInfo, ...]:
        """What its directory lists, in its order."""
        return tuple(self._members.values())

    def refuse_doctypes(self) -> None:
        """Look through every XML member for what ``xml`` refuses, for a parser that is not ours."""
        for name in self._members:
            if name.endswith((".xml", ".rels")) and _declares(self.read(name)):
                raise self._unreadable("doctype")

    def read(self, name: str) -> bytes:
        """Return the bytes of a member.

        Raises:
            UnreadableDocument: If it is damaged or has a password.
        """
        try:
            return self._zip.read(self._members[name])
        except RuntimeError as error:  # what zipfile raises for a member with a password
            raise self._unreadable("encrypted") from error
        except _DAMAGE as error:
            raise self._unreadable("damaged") from error

    def _check(self, limits: Limits) -> None:
        members = self._members.values()
        if len(members) > limits.zip_members:
            raise self._unreadable("too_many_parts")
        if sum(member.file_size for member in members) > limits.zip_unpacked_bytes:
            raise self._unreadable("too_large_unpacked")
        if any(_is_bomb(member, limits) for member in members):
            raise self._unreadable("too_large_unpacked")

    def _unreadable(self, reason: str) -> UnreadableDocument:
        return UnreadableDocument(path=self._name, format=self._kind, reason=reason)


def _declares(data: bytes) -> bool:
    return any(declaration in data for declaration in _DOCTYPES)


def _is_bomb(member: zipfile.ZipInfo, limits: Limits) -> bool:
    if member.file_size > limits.zip_member_bytes:
        return True
    shrunk = member.file_size > member.compress_size * limits.zip_ratio
    return shrunk and member.file_size > _RATIO_MATTERS_BYTES
