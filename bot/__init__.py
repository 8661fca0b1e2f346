"""The assistant as people meet it: the only package that knows channels, settings and the clock."""
