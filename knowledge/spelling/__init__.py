"""How people spell on phones and in chats, and what they mean."""

from knowledge.spelling.abbreviations import meaning
from knowledge.spelling.courtesy import without_courtesy
from knowledge.spelling.reading import Read, read
from knowledge.spelling.vocabulary import Together

__all__ = ["Read", "Together", "meaning", "read", "without_courtesy"]
