"""The upkeep of one installation: its first settings, copies of all it holds, and the way back.

A backup is one .zip: the database as it stood at one moment, the original files, and a manifest
that names every one of them with its size and SHA-256. What can be made again from these (the
indexes, pictures of lines) is left out, and so is ``.env`` with the token of the bot.
"""
