"""The README's table of keys."""

from __future__ import annotations

from tui.commands.registry import (
    ARTICLE,
    COMMENTS,
    EVERYWHERE,
    FIND,
    LIST,
    MARKS,
    MOTION,
    PASSAGE_LIST,
    PICTURE,
    PICTURE_MOTION,
    SEARCH,
    SHELF,
    STOPS,
    THREAD,
)
from tui.commands.selecting import SELECT, SELECTION


def key_table(chinese: bool = False) -> str:
    """Return the README's table of keys, in Markdown; of the Chinese one where that is asked."""
    rooms = (
        ("Moving", "移动", MOTION),
        ("Shelf", "书架", SHELF),
        ("List", "列表", LIST),
        ("Links, code, pictures", "链接、代码、图片", STOPS),
        ("Selecting", "选择", (*SELECT, *SELECTION)),
        ("Finding", "查找", FIND),
        ("Article", "文章", ARTICLE),
        ("Marks and notes", "划线与笔记", MARKS),
        ("List of marks", "划线的清单", PASSAGE_LIST),
        ("Comments", "评论", (*THREAD, *COMMENTS)),
        ("Picture", "图片", (*PICTURE_MOTION, *PICTURE)),
        ("Search", "全部查找", SEARCH),
        ("Everywhere", "到处", EVERYWHERE),
    )
    heads = "| 界面 | 按键 | 命令 | 说明 |" if chinese else "| where | keys | command | 说明 |"
    rows = [heads, "|---|---|---|---|"]
    for english, translated, commands in rooms:
        where = translated if chinese else english
        for command in commands:
            keys = " ".join(f"`{key}`" for key in command.shown_keys.split())
            keys = keys or ("命令面板" if chinese else "palette")
            rows.append(f"| {where} | {keys} | {command.name} | {command.help} |")
            where = ""
    return "\n".join(rows)
