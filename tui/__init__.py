"""Read an archived Zhihu column in the terminal."""

__version__ = "0.1.0"
