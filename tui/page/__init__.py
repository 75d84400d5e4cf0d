"""Markdown becomes rows of styled cells at a width. No Textual."""
