"""The world outside: the clipboard, the browser, what the terminal can do and what may reach it."""
