"""The commands of ``troly`` beside those in ``bot.cli``, and what they show on the screen.

Each module is one group of commands; ``opening`` opens what they work with, ``options`` has what
they take, ``screens`` and ``console`` how it looks.
"""
