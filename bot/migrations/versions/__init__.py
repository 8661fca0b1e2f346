"""Migrations, one file each, numbered in the order they are applied."""
