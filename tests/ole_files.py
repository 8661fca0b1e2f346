"""The frame of OLE containers, as far as one is looked at before a program opens it."""


def container(*streams: str, flags: int = 0) -> bytes:
    """Return an OLE container of the first of *streams*, with the names of the others."""
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00")
    word = (b"\xec\xa5" + bytes(9) + bytes([flags])).ljust(512, b"\x00")
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in streams)
    return start + word + entries
