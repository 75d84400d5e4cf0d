"""Chemical formulas as mhchem's `\\ce` has them become TeX: counts, charges, arrows."""

from __future__ import annotations

import re

# The manual of mhchem: arrows, then what is added or escapes, then counts and charges of atoms.
_TOKEN = re.compile(
    r"(?P<arrow><=>>|<<=>|<=>|<-->|<->|->|<-)(?P<labels>(?:\[[^\[\]]*\]){0,2})"
    r"|(?P<gas> \^(?=\s|$))|(?P<solid> v(?=\s|$))"
    r"|(?P<kept>\\[A-Za-z]+|[\^_]\{[^{}]*\})|\^(?P<charge>\d*[+-])|(?P<bond>(?<=\w)-(?=[A-Z]))"
    r"|(?<=[A-Za-z)\]])(?P<count>\d+)|(?<=[A-Za-z\d)\]])(?P<sign>[+-])(?=\s|$)"
)
_ARROWS = {
    "->": "xrightarrow", "<-": "xleftarrow", "<->": "xleftrightarrow",
    "<-->": "xrightleftharpoons", "<=>": "xrightleftharpoons", "<=>>": "xrightleftharpoons",
    "<<=>": "xrightleftharpoons",
}  # fmt: skip


def chemistry(text: str) -> str:
    r"""Return the TeX of what stands between the braces of `\ce{...}`."""
    return _TOKEN.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    found = match[match.lastgroup or 0]
    match match.lastgroup:
        case "arrow" | "labels":
            name = _ARROWS[match["arrow"]]
            over, under, *_ = [*re.findall(r"\[([^\[\]]*)\]", match["labels"]), "", ""]
            return f"\\{name}[{under}]{{{over}}}"
        case "gas":
            return r"\uparrow "
        case "solid":
            return r"\downarrow "
        case "charge" | "sign":
            return f"^{{{found}}}"
        case "count":
            return f"_{{{found}}}"
        case "bond":
            return "{-}"
    return found
