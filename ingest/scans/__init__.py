"""A picture of a page in, its printed paragraphs out: what tesseract reads, in reading order."""

from __future__ import annotations

from ingest.scans.excerpt import lines
from ingest.scans.pages import read
from ingest.scans.prepare import upright

__all__ = ["lines", "read", "upright"]
