"""The characters that commands stand for, and what each is among its neighbours."""

from __future__ import annotations

from .tree import Class, Symbol

_LETTERS = """
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς
tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ
varPsi Ψ varOmega Ω
aleph ℵ beth ℶ gimel ℷ daleth ℸ hbar ℏ hslash ℏ ell ℓ wp ℘ Re ℜ Im ℑ imath ı jmath ȷ eth ð
Bbbk 𝕜 complement ∁ mho ℧ Finv Ⅎ Game ⅁ partial ∂ nabla ∇ infty ∞ infin ∞
emptyset ∅ varnothing ∅ empty ∅ forall ∀ exists ∃ exist ∃ nexists ∄ neg ¬ lnot ¬
top ⊤ bot ⊥ angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ square □ Box □ Diamond ◇ lozenge ◊
blacksquare ■ blacktriangle ▲ blacktriangledown ▼ blacklozenge ⧫ bigstar ★ diagup ╱ diagdown ╲
clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ backprime ‵ prime ′
surd √ degree ° checkmark ✓ maltese ✠ S § P ¶ copyright © circledR ® circledS Ⓢ yen ¥ pounds £
dag † ddag ‡ AA Å aa å ae æ AE Æ oe œ OE Œ o ø O Ø ss ß l ł L Ł i ı j ȷ
euro € cent ¢ textdegree ° textbackslash ∖ backslash ∖ vert | Vert ‖ | ‖
% % # # $ $ R ℝ N ℕ Z ℤ Q ℚ C ℂ reals ℝ Reals ℝ natnums ℕ cnums ℂ Complex ℂ
colon@ : ldots … dots … dotsc … dotso … hdots … hdotsfor … mathellipsis … textellipsis …
vdots ⋮ ddots ⋱ iddots ⋰ adots ⋰ cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ ldotp . cdotp ·
textperthousand ‰ texttrademark ™ textbullet • textendash – textemdash — textmu µ textohm Ω
textcelsius ℃ triangledown ▽ Arrowvert ‖ arrowvert | bracevert | TeX TeX LaTeX LaTeX
lmoustache ⎰ rmoustache ⎱ infinity ∞ thetasym ϑ upalpha α upbeta β upmu μ uppi π
textgreater > textless < textasciitilde ~ textbar | textunderscore _ textasciicircum ^
"""

_BINARY = """
pm ± mp ∓ times × div ÷ cdot ⋅ centerdot ⋅ ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup ∪ uplus ⊎
sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄
bigtriangleup △ bigtriangledown ▽ bigtriangledow ▽ triangleleft ◁ triangleright ▷ lhd ⊲ rhd ⊳
unlhd ⊴ unrhd ⊵ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ bigcirc ◯ dagger † ddagger ‡ amalg ⨿
dotplus ∔ Cap ⋒ Cup ⋓ doublecap ⋒ doublecup ⋓ barwedge ⊼ veebar ⊻ doublebarwedge ⩞ boxminus ⊟
boxtimes ⊠ boxdot ⊡ boxplus ⊞ divideontimes ⋇ ltimes ⋉ rtimes ⋊ leftthreetimes ⋋
rightthreetimes ⋌ curlywedge ⋏ curlyvee ⋎ circleddash ⊝ circledast ⊛ circledcirc ⊚ intercal ⊺
land ∧ lor ∨ plus + minus −
"""

_RELATIONS = """
leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ varpropto ∝
prec ≺ succ ≻ preceq ⪯ succeq ⪰ ll ≪ gg ≫ lll ⋘ ggg ⋙ llless ⋘ gggtr ⋙ asymp ≍ doteq ≐
doteqdot ≑ Doteq ≑ bowtie ⋈ Join ⋈ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ Vdash ⊩ Vvdash ⊪ nvdash ⊬
nvDash ⊭ nVdash ⊮ nVDash ⊯ perp ⊥ mid | nmid ∤ parallel ∥ nparallel ∦ shortmid | shortparallel ∥
nshortmid ∤ nshortparallel ∦ smile ⌣ frown ⌢ smallsmile ⌣ smallfrown ⌢ in ∈ isin ∈ notin ∉ ni ∋
owns ∋ notni ∌ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ nsubseteq ⊈ nsupseteq ⊉ subsetneq ⊊
supsetneq ⊋ varsubsetneq ⊊ varsupsetneq ⊋ subseteqq ⫅ supseteqq ⫆ subsetneqq ⫋ supsetneqq ⫌
Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ leqslant ⩽ geqslant ⩾ leqq ≦
geqq ≧ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nleqslant ≰ ngeqslant ≱ nleqq ≰
ngeqq ≱ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ lesseqgtr ⋚ gtreqless ⋛
lnsim ⋦ gnsim ⋧ eqslantless ⪕ eqslantgtr ⪖ lessdot ⋖ gtrdot ⋗ lt < gt > thicksim ∼ thickapprox ≈
approxeq ≊ backsim ∽ backsimeq ⋍ nsim ≁ ncong ≇ bumpeq ≏ Bumpeq ≎ circeq ≗ eqcirc ≖ triangleq ≜
risingdotseq ≓ fallingdotseq ≒ precsim ≾ succsim ≿ precapprox ⪷ succapprox ⪸ preccurlyeq ≼
succcurlyeq ≽ curlyeqprec ⋞ curlyeqsucc ⋟ nprec ⊀ nsucc ⊁ npreceq ⋠ nsucceq ⋡ precneqq ⪵ succneqq ⪶
precnsim ⋨ succnsim ⋩ trianglelefteq ⊴ trianglerighteq ⊵ ntriangleleft ⋪ ntriangleright ⋫
ntrianglelefteq ⋬ ntrianglerighteq ⋭ vartriangleleft ⊲ vartriangleright ⊳ vartriangle △
blacktriangleleft ◀ blacktriangleright ▶ between ≬ pitchfork ⋔ therefore ∴ because ∵ backepsilon ∍
lesseqqgtr ⪋ gtreqqless ⪌ lnapprox ⪉ gnapprox ⪊ VDash ⊫ nsubseteqq ⊈ nsupseteqq ⊉ lvertneqq ≨
gvertneqq ≩ varsubsetneqq ⊊ varsupsetneqq ⊋ eqsim ≂ precnapprox ⪹ succnapprox ⪺
longrightleftharpoons ⇌ coloneqq ≔ coloneq ≔ eqqcolon ≕ Coloneqq ⩴ defeq ≔ questeq ≟ eqdef ≝
measeq ≞
to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸
Longleftrightarrow ⟺ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ uparrow ↑ downarrow ↓
updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼
leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ upharpoonleft ↿ upharpoonright ↾
downharpoonleft ⇃ downharpoonright ⇂ restriction ↾ leadsto ⇝ rightsquigarrow ⇝ rightrightarrows ⇉
leftleftarrows ⇇ upuparrows ⇈ downdownarrows ⇊ rightleftarrows ⇄ leftrightarrows ⇆ Rrightarrow ⇛
Lleftarrow ⇚ twoheadrightarrow ↠ twoheadleftarrow ↞ rightarrowtail ↣ leftarrowtail ↢
looparrowright ↬ looparrowleft ↫ curvearrowright ↷ curvearrowleft ↶ circlearrowright ↻
circlearrowleft ↺ Lsh ↰ Rsh ↱
multimap ⊸ leftrightsquigarrow ↭ dashrightarrow ⇢ dashleftarrow ⇠ nrightarrow ↛ nleftarrow ↚
nRightarrow ⇏ nLeftarrow ⇍ nleftrightarrow ↮ nLeftrightarrow ⇎ rarr → larr ← Rarr ⇒ lArr ⇐ rArr ⇒
harr ↔ hArr ⇔ lrarr ↔ uarr ↑ darr ↓ sub ⊂ supe ⊇ sube ⊆ longleftharpoonup ↼
"""

_OPENINGS = """
{ { lbrace { lbrack [ langle ⟨ lang ⟨ lceil ⌈ lfloor ⌊ lvert | lVert ‖ lgroup ⟮ ulcorner ⌜
llcorner ⌞ llbracket ⟦ lparen ( lAngle ⟪
"""

_CLOSINGS = """
} } rbrace } rbrack ] rangle ⟩ rang ⟩ rceil ⌉ rfloor ⌋ rvert | rVert ‖ rgroup ⟯ urcorner ⌝
lrcorner ⌟ rrbracket ⟧ rparen ) rAngle ⟫
"""

_LARGE = """
sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀
biguplus ⨄ bigsqcup ⨆ bigsqcap ⨅
"""

_INTEGRALS = "int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ idotsint ∫⋯∫ intop ∫ smallint ∫"

_FUNCTIONS = """
arccos arcsin arctan arccot arcsinh arccosh arctanh arg cos cosh cot coth csc deg dim exp hom ker lg
ln log sec sin sinh tan tanh sgn sign tr Tr rank diag erf sech csch ch sh th ctg tg arctg grad curl
rot span supp vol Var Cov
"""

_LIMITS = "det gcd inf lim max min Pr sup argmax argmin plim lcm"

_TYPED = {
    "+": Symbol("+", Class.BIN),
    "-": Symbol("−", Class.BIN),
    "−": Symbol("−", Class.BIN),
    "*": Symbol("*", Class.BIN),
    "=": Symbol("=", Class.REL),
    "<": Symbol("<", Class.REL),
    ">": Symbol(">", Class.REL),
    ":": Symbol(":", Class.PUNCT),
    ",": Symbol(",", Class.PUNCT),
    ";": Symbol(";", Class.PUNCT),
    "(": Symbol("(", Class.OPEN),
    "[": Symbol("[", Class.OPEN),
    ")": Symbol(")", Class.CLOSE),
    "]": Symbol("]", Class.CLOSE),
    "，": Symbol("，", Class.PUNCT),
    "；": Symbol("；", Class.PUNCT),
    "：": Symbol("：", Class.PUNCT),
    "。": Symbol("。", Class.PUNCT),
    "（": Symbol("（", Class.OPEN),
    "【": Symbol("【", Class.OPEN),
    "）": Symbol("）", Class.CLOSE),
    "】": Symbol("】", Class.CLOSE),
    "·": Symbol("·", Class.BIN),
}
"""Characters typed as they are that are no letters. Full-width punctuation brings its own blank."""


def _pairs(table: str, kind: Class, limits: bool = False) -> dict[str, Symbol]:
    words = table.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    return {name: Symbol(text, kind, limits) for name, text in pairs}


COMMANDS: dict[str, Symbol] = {
    **_pairs(_LETTERS, Class.ORD),
    **_pairs(_BINARY, Class.BIN),
    **_pairs(_RELATIONS, Class.REL),
    **_pairs(_OPENINGS, Class.OPEN),
    **_pairs(_CLOSINGS, Class.CLOSE),
    **_pairs(_LARGE, Class.OP, limits=True),
    **_pairs(_INTEGRALS, Class.OP),
    **{name: Symbol(name, Class.OP) for name in _FUNCTIONS.split()},
    **{name: Symbol(name, Class.OP, True) for name in _LIMITS.split()},
    "limsup": Symbol("lim sup", Class.OP, True),
    "liminf": Symbol("lim inf", Class.OP, True),
    "varlimsup": Symbol("lim sup", Class.OP, True),
    "varliminf": Symbol("lim inf", Class.OP, True),
    "injlim": Symbol("inj lim", Class.OP, True),
    "projlim": Symbol("proj lim", Class.OP, True),
    "esssup": Symbol("ess sup", Class.OP, True),
    "varinjlim": Symbol("inj lim", Class.OP, True),
    "varprojlim": Symbol("proj lim", Class.OP, True),
    "colon": Symbol(":", Class.PUNCT),
    "bmod": Symbol("mod", Class.BIN),
    "And": Symbol("&", Class.BIN),
}
"""By the name of the command."""

_BY_TEXT: dict[str, Symbol] = {
    symbol.text: symbol for symbol in reversed(COMMANDS.values()) if not symbol.text.isascii()
}

LARGE = frozenset(symbol.text for symbol in _pairs(_LARGE + _INTEGRALS, Class.OP).values())
"""The large operators: sums, products, integrals."""


def typed(character: str) -> Symbol:
    """Return the atom a character is that stands in TeX as itself."""
    return _TYPED.get(character) or _BY_TEXT.get(character) or Symbol(character)


def named(name: str) -> Symbol | None:
    """Return the atom a command without arguments is, None for one that is not known."""
    return COMMANDS.get(name)
