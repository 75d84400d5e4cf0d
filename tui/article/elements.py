"""The elements of HTML by their names: in a line, headings, divisions, and those not shown."""

from __future__ import annotations

INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "u": "u", "ins": "u"}
INLINE |= {"s": "s", "del": "s", "strike": "s"}
"""Elements within a line, and what each is in the tree."""
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
"""Headings, and what each is in the tree: level 1 is the title of the article."""
DIVISIONS = ["address", "article", "aside", "body", "caption", "center", "dd", "details", "div"]
DIVISIONS += ["dl", "dt", "fieldset", "footer", "form", "header", "html", "legend", "main"]
DIVISIONS += ["nav", "option", "p", "section", "summary"]
"""Elements that stand on lines of their own."""
UNSEEN = ["button", "canvas", "head", "script", "style", "svg", "template", "title"]
"""Elements whose content is not shown."""
UNSEEN_CLASSES = {"Catalog", "css-19ad9zw", "invisible", "ReferenceList-backLink"}
"""Classes of elements that are not shown."""
