"""Which commands take which arguments: `{` one that must be there, `[` one in brackets, `*` a star,
`d` a length in brackets."""

from __future__ import annotations


def _arguments() -> dict[str, str]:
    table = {
        "{{": """frac dfrac tfrac cfrac sfrac nicefrac binom dbinom tbinom
            overset underset stackrel textcolor colorbox raisebox genfrac@
            fcolorbox@ href setlength""",
        "{": """bar hat tilde vec dot ddot dddot ddddot acute grave breve check mathring
            widehat widetilde widecheck overline underline overbrace underbrace overbracket
            underbracket overparen underparen overrightarrow overleftarrow overleftrightarrow
            underrightarrow underleftarrow underleftrightarrow overarc wideparen underbar
            mathbb mathcal mathbf mathfrak mathrm mathit mathsf mathtt mathscr mathnormal
            mathbfit mathup Bbb bold boldsymbol bm pmb boldmath
            text textrm textbf textit texttt textsf textsc textup textnormal textmd emph
            mbox hbox fbox vbox underline boxed framebox
            mathop mathbin mathrel mathopen mathclose mathpunct mathord mathinner
            phantom hphantom vphantom smash mathstrut@ cancel bcancel xcancel sout
            pmod mod pod label ref eqref eqno@ color substack hspace vspace hskip@
            left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr
            bigm Bigm biggm Biggm matrix pmatrix bmatrix vmatrix cases eqalign displaylines
            not slashed ket bra braket abs norm set ce unicode mathclap mathllap mathrlap
            rlap llap clap cline begin@ require multiline@ style@ uppercase lowercase bra Bra Ket
            Braket""",
        "[{": "sqrt xrightarrow xleftarrow xleftrightarrow xRightarrow xLeftarrow "
        "xLeftrightarrow xlongequal xmapsto xhookrightarrow xhookleftarrow",
        "*{": "operatorname tag",
        "*d": "\\ cr",
        "{{{": "buildrel multicolumn",
        "{{{{{{": "genfrac",
        "[{{": "rule@",
    }
    return {
        name: kinds
        for kinds, names in table.items()
        for name in names.split()
        if not name.endswith("@")
    }


ARGUMENTS = _arguments()
"""By the command's name, the kinds of its arguments in their order."""
