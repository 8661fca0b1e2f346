"""Answers that a language model phrases and never asserts.

``sources`` are the passages it may read, ``claims`` what it must give back, ``support`` says what a
claim says beyond its quotes, ``grounding`` keeps the claims that stand, ``phrasing`` asks, asks
again once, and gives up in favour of the documents' own words.
"""
