"""Which strings of letters are one Vietnamese syllable (âm tiết): a small grammar.

A syllable is an onset, a rime and at most one tone mark. Rimes that end in a stop bear sắc or nặng
only. Loan words such as "cácbon" are no syllable.
"""

from __future__ import annotations

import re
import unicodedata

from knowledge.language.letters import fold

_ONSET_BEFORE_FRONT = "k|gh|ngh"  # before e, ê, i, y
_ONSET_BEFORE_OTHERS = "c|g|ng"
_ONSET = "b|ch|d|đ|h|kh|l|m|n|nh|p|ph|r|s|t|th|tr|v|x|"
_FRONT_RIMES = (
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in "
    "inh ip it iu"
)
_OTHER_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây o oa oac "
    "oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on "
    "ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch "
    "uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uynh uyt uyên uyêt uyu ư ưa "
    "ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu"
)
_AFTER_QU = (
    "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eng eo et ê ên "
    "êch ênh êt i ich it ôc ơ ơi ơn y ych yên yêt ynh yt yu"
)
_AFTER_GI = f"{_OTHER_RIMES} em en eo ep et êm ên êng êt"
_WITH_Y = "(?:h|k|l|m|n|s|t|th|v|)y|yê(?:m|n|ng|t|u)"


def _any(rimes: str) -> str:
    return "|".join(rimes.split())


_TONELESS = re.compile(
    rf"(?:{_ONSET}|{_ONSET_BEFORE_FRONT})(?:{_any(_FRONT_RIMES)})"
    rf"|(?:{_ONSET}|{_ONSET_BEFORE_OTHERS})(?:{_any(_OTHER_RIMES)})"
    rf"|qu(?:{_any(_AFTER_QU)})|gi(?:{_any(_AFTER_GI)})|gin?|{_WITH_Y}"
)
_SHARP, _HEAVY = "\u0301", "\u0323"
_TONES = re.compile(f"[\u0300\u0303\u0309{_SHARP}{_HEAVY}]")
_STOPS = ("c", "ch", "p", "t")


_BARE = re.compile(fold(_TONELESS.pattern))


def is_bare_syllable(letters: str) -> bool:
    """Say whether *letters* can be a syllable typed without any mark: "dieu", "cac", "nuoc"."""
    return _BARE.fullmatch(letters.lower()) is not None


def is_syllable(letters: str) -> bool:
    """Say whether *letters* can be one Vietnamese syllable, in any case; tones may be placed old.

    A syllable that ends in a stop needs sắc or nặng: "các" is one, "cac" is not.
    """
    spread = unicodedata.normalize("NFD", letters.lower())
    tones = _TONES.findall(spread)
    toneless = unicodedata.normalize("NFC", _TONES.sub("", spread))
    if len(tones) > 1 or not _TONELESS.fullmatch(toneless):
        return False
    return not toneless.endswith(_STOPS) or tones in ([_SHARP], [_HEAVY])
