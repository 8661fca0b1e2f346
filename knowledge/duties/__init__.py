"""What follows from duties: whom, when, until when, and which are one; pure, without SQL or clock.

A duty is an obligation (``ingest.obligations`` read it) that the register holds. ``suggesting``
says whom it seems to bind, ``timing`` which days it has, ``limits`` whether a person may set one,
``dues`` spreads them over cells, ``endings`` stops them, ``sameness`` tells which are one.
"""
