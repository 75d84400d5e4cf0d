"""The terminal room, and the app, on real terminals."""
