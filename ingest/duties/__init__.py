"""The rules that read a duty out of a clause; ``ingest.obligations`` is their door."""
