"""The commands of TeX by what they do, and which arguments they take."""

from __future__ import annotations

from .tree import Class


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


FONTS = {
    "mathbb": "bb", "Bbb": "bb", "mathcal": "cal", "mathscr": "cal", "mathfrak": "frak",
    "mathbf": "bold", "bold": "bold", "boldsymbol": "bold", "bm": "bold", "pmb": "bold",
    "mathbfit": "bold", "mathrm": "rm", "mathup": "rm", "mathit": "rm", "mathsf": "rm",
    "mathtt": "rm", "mathnormal": "",
}  # fmt: skip
"""Commands that set their argument in a font."""

SWITCHES = {
    "rm": "rm", "bf": "bold", "it": "", "cal": "cal", "tt": "rm", "sf": "rm", "scr": "cal",
    "frak": "frak", "mit": "", "sl": "", "sc": "rm", "bfseries": "bold", "boldmath": "bold",
}  # fmt: skip
"""Commands that change the font of the rest of the group."""

SPACES = {
    ",": 1, ":": 1, ";": 1, ">": 1, " ": 1, "~": 1, "!": 0, "quad": 2, "qquad": 4, "enspace": 1,
    "thinspace": 1, "medspace": 1, "thickspace": 1, "negthinspace": 0, "space": 1, "nbsp": 1,
    "enskip": 1, "hfill": 2, "hfil": 2, "\n": 1, "\t": 1, "\r": 1, "/": 0, "-": 0, "hspace": 2,
    "negmedspace": 0, "negthickspace": 0, "eqno": 4, "leqno": 4, "mspace": 1,
}  # fmt: skip
"""Blanks, in cells."""

KERNS = _names("kern mkern hskip mskip raise lower")
"""Commands whose length follows without braces: blanks, and what is moved up or down."""

TEXT = _names(
    """text textrm textbf textit texttt textsf textsc textup textnormal textmd emph textsl mbox hbox
    vbox uppercase lowercase pu"""
)
"""Commands whose argument is text and no formula."""

NOTHING = _names(
    """displaystyle textstyle scriptstyle scriptscriptstyle displaylimits nonumber notag strut
    mathstrut relax null begin end allowbreak nobreak noindent centering par protect smallskip
    medskip bigskip vspace label color hline toprule midrule bottomrule hdashline cline normalsize
    small large Large LARGE huge Huge tiny footnotesize scriptsize require vphantom rule"""
)
"""Commands that draw nothing; those with an argument drop it."""

DIAGRAMS = _names("CD xy xymatrix xypic tikzcd tikzpicture begindc psmatrix diagram")
"""Commands and environments that draw what is no formula: their TeX is shown."""

INFIX = {
    "over": ("", True, ""), "atop": ("", False, ""), "above": ("", True, ""),
    "choose": ("(", False, ")"), "brace": ("{", False, "}"), "brack": ("[", False, "]"),
}  # fmt: skip
"""Fractions written between their halves: left delimiter, whether there is a bar, right one."""

CLASSES = {
    "mathop": Class.OP, "mathbin": Class.BIN, "mathrel": Class.REL, "mathopen": Class.OPEN,
    "mathclose": Class.CLOSE, "mathpunct": Class.PUNCT, "mathord": Class.ORD,
    "mathinner": Class.INNER,
}  # fmt: skip
"""Commands that tell what their argument is among its neighbours."""

FRACTIONS = _names("frac dfrac tfrac cfrac sfrac nicefrac")
BINOMIALS = _names("binom dbinom tbinom")
STACKS = _names("overset stackrel underset buildrel")
FRAMES = _names("boxed fbox framebox")
STROKES = _names("cancel bcancel xcancel sout")

LINES = _names(
    """overbrace underbrace overbracket underbracket overparen underparen overline underline
    overrightarrow overleftarrow overleftrightarrow underrightarrow underleftarrow
    underleftrightarrow overarc wideparen underbar widehat widetilde widecheck"""
)
"""Marks as long as what they stand on."""

ARROWS = {
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒",
    "xLeftarrow": "⇐", "xLeftrightarrow": "⇔", "xlongequal": "=", "xmapsto": "↦",
    "xhookrightarrow": "↪", "xhookleftarrow": "↩", "xrightleftharpoons": "⇌",
    "xleftrightharpoons": "⇋",
}  # fmt: skip
"""Arrows as long as what is written on them."""

PLAIN_ARRAYS = {
    "matrix": "matrix", "pmatrix": "pmatrix", "bmatrix": "bmatrix", "vmatrix": "vmatrix",
    "cases": "cases", "eqalign": "aligned", "displaylines": "gather",
}  # fmt: skip
"""Arrays written as commands, as plain TeX has them, and the environments they equal."""

PAIRS = {"ket": "|⟩", "bra": "⟨|", "braket": "⟨⟩", "abs": "||", "norm": "‖‖"}
"""Commands that put delimiters around their argument."""

MARKS = _names("bar hat tilde vec dot ddot dddot ddddot acute grave breve check mathring")
"""Marks above a letter."""

_KINDS = {
    "{{": "textcolor colorbox raisebox href cancelto enclose class cssId style SI qty",
    "{": """pmod mod pod ref eqref substack phantom hphantom smash ce si num left right middle
        big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm
        not slashed mathclap mathllap mathrlap rlap llap clap label color hspace mspace vspace cline
        require vphantom ensuremath shoveleft shoveright operatornamewithlimits""",
    "[{": "sqrt bbox hdotsfor",
    "[{{": "rule",
    "[[{": "unicode",
    "*{": "operatorname tag",
    "*d": "\\ cr",
    "{{{": "buildrel multicolumn fcolorbox sideset prescript",
    "{{{{": "mathchoice",
    "{{{{{{": "genfrac",
}


def _arguments() -> dict[str, str]:
    kinds = {
        name: "{" for name in (*FONTS, *TEXT, *CLASSES, *LINES, *STROKES, *FRAMES, *PLAIN_ARRAYS)
    }
    kinds |= {name: "{{" for name in (*FRACTIONS, *BINOMIALS, *STACKS)}
    kinds |= {name: "[{" for name in ARROWS}
    kinds |= {name: "{" for pair in PAIRS for name in (pair, pair.capitalize())}
    kinds |= {name: "{" for name in MARKS}
    kinds |= {name: each for each, names in _KINDS.items() for name in names.split()}
    return kinds


ARGUMENTS = _arguments()
"""By a command's name, its arguments in their order: `{` one that must be there, `[` one in
brackets that may be left out, `*` a star, `d` a length in brackets."""
