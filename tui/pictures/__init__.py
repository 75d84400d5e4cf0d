"""Pictures: found among saved files, fetched on request, decoded in a child, drawn in cells.

Nothing here imports Pillow but `child`, which runs in a process of its own.
"""
