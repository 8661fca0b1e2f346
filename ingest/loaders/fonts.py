"""What letters mean in the font that each stretch of a document is in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ingest import encodings
from ingest.encodings import Encoding


@dataclass(frozen=True, slots=True)
class Look:
    """What a run does to its letters."""

    font: str = ""
    # set in capitals by a switch
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a paragraph as it is coded, and its look."""

    text: str
    look: Look


class Fonts:
    """The fonts of one document, each with the encoding that most of its text is in.

    The name of a font tells the encoding, but names lie: of text converted to Unicode that kept its
    old font, and of old text shown in a new one. So the words in each font are asked too.
    """

    def __init__(self, runs: Iterable[tuple[str, str]]) -> None:
        """Look through the (font, text) of all runs, in order."""
        self._usual: dict[str, Encoding] = {}
        texts: defaultdict[str, list[str]] = defaultdict(list)
        for font, text in runs:
            texts[font].append(text)
        for font, parts in texts.items():
            self._usual[font] = encodings.settle("".join(parts), encodings.of_font(font))

    def printed(self, pieces: Iterable[Piece]) -> str:
        """Return what *pieces* of one paragraph print, in Unicode.

        A letter of VNI may be parted by the end of a run, so runs alike are decoded as one.
        """
        return "".join(
            self._decoded("".join(piece.text for piece in alike), *coded)
            for coded, alike in groupby(pieces, key=lambda piece: self._coded(piece.look))
        )

    def _coded(self, look: Look) -> tuple[Encoding, bool, bool]:
        usual = self._usual.get(look.font, Encoding.UNICODE)
        return usual, encodings.is_capital_font(look.font), look.caps

    @staticmethod
    def _decoded(text: str, usual: Encoding, capitals: bool, caps: bool) -> str:
        if text.isascii():
            decoded = text.upper() if capitals and usual is Encoding.TCVN3 else text
        else:
            encoding = encodings.settle(text, usual)
            decoded = encodings.decode(text, encoding, capitals=capitals)
        # only now is a soft hyphen one: in TCVN3 it is the letter "ư"
        decoded = decoded.replace("\u00ad", "")
        return decoded.upper() if caps else decoded
