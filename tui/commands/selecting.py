"""The commands that select words of a page, and those there are while any are selected."""

from __future__ import annotations

from tui.commands.command import Command, group

SELECT = group(
    "选择",
    Command("select", "v", "select", "选择文字：从焦点处，或屏上第一个词开始", "选择"),
)
"""On any page, to begin selecting its words."""

SELECTION = group(
    "选择中",
    Command("copy selection", "y", "selection('copy')", "复制：作者写的原文，公式是 TeX", "复制"),
    Command("stop selecting", "escape q backspace", "selection('end')", "不选了", "放弃"),
    Command(
        "copy selection as Markdown", "Y", "selection('markdown')", "复制为 Markdown", "Markdown"
    ),
    Command("mark selection", "H", "screen.mark", "划线；已经划了的则去掉", "划线"),
    Command("note on selection", "a", "screen.write_note", "给选中的字写笔记", "笔记"),
    Command("select whole paragraphs", "v", "selection('paragraphs')", "选整段，或又选字", "整段"),
    Command("other end", "o", "selection('exchange')", "移动另一端", "另一端"),
    Command("select to the right", "l right", "selection('character',1)", "右移一字"),
    Command("select to the left", "h left", "selection('character',-1)", "左移一字"),
    Command("select down", "j down", "selection('row',1)", "下一行"),
    Command("select up", "k up", "selection('row',-1)", "上一行"),
    Command("select to next word", "w", "selection('word',1)", "下一个词，或一段连着的汉字", "词"),
    Command("select to previous word", "b", "selection('word',-1)", "上一个词"),
    Command("select to end of word", "e", "selection('word_end',1)", "词尾"),
    Command("select to start of row", "0 home", "selection('row_edge',-1)", "行首"),
    Command("select to end of row", "dollar_sign end", "selection('row_edge',1)", "行尾"),
    Command(
        "select to end of sentence",
        "right_parenthesis",
        "selection('sentence',1)",
        "句末，引号也算在内",
        "句",
    ),
    Command("select to start of sentence", "left_parenthesis", "selection('sentence',-1)", "句首"),
    Command(
        "select to end of paragraph",
        "right_curly_bracket",
        "selection('block',1)",
        "段末，代码、表格、公式也算一段",
        "段",
    ),
    Command("select to start of paragraph", "left_curly_bracket", "selection('block',-1)", "段首"),
    Command("select to the top", "g ctrl+home", "selection('edge',-1)", "到开头"),
    Command("select to the bottom", "G ctrl+end", "selection('edge',1)", "到末尾"),
    Command("select to what is found", "slash", "screen.find", "查找，选到找到的地方"),
    Command("select to next match", "n", "screen.find_next(1)", "选到下一处"),
    Command("select to previous match", "N", "screen.find_next(-1)", "选到上一处"),
    Command("count", "1 2 3 4 5 6 7 8 9", "count", "移动之前的数字：移动几次"),
)
"""While words of a page are selected, in place of all that the page has keys for."""
