"""Pictures that can be read on a telephone: few things, large letters (PNG, 1080 wide)."""
