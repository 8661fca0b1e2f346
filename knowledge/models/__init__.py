"""The models that ship with the assistant, their cards, and how they were trained."""
