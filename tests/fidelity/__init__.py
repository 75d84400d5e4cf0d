"""The checker: what an article's HTML says, against what the reader shows of it.

It knows Zhihu's HTML (`expected`), Markdown as markdown-it-py reads it and pages as rows (`seen`),
and never asks the converter what was meant. `python -m tests.fidelity FILE…` prints the losses.
"""
