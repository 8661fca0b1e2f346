"""The prompts, one folder each, one file a version: ``<name>/v<N>.toml``.

No answer needs one yet: answers are the documents' own words. What is written here later is never
edited after its release, only followed by the next version.
"""
