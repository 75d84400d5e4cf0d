"""Every command once. Bindings, key bar, palette, help screen and README table come from here."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from tui.commands.command import THREAD_FIRST, TYPING_FIRST, Command, group
from tui.commands.selecting import SELECT, SELECTION

MOTION = group(
    "移动",
    Command("down", "j down", "move(1)", "下一行，下一篇", "移动"),
    Command("up", "k up", "move(-1)", "上一行，上一篇"),
    Command("half page down", "d ctrl+d", "move_half(1)", "下半屏"),
    Command("half page up", "u ctrl+u", "move_half(-1)", "上半屏"),
    Command("page down", "space pagedown ctrl+f", "move_page(1)", "下一屏"),
    Command("page up", "b pageup ctrl+b", "move_page(-1)", "上一屏"),
    Command("top", "g home", "move_top", "到开头"),
    Command("bottom", "G end", "move_bottom", "到末尾"),
)
"""Moving in a list, an article or a thread."""

LIST = group(
    "列表",
    Command("open", "enter l right", "open", "打开选中的文章", "打开"),
    Command("comments", "c", "comments", "看选中文章的评论"),
    Command("next topic", "tab", "next_topic(1)", "下一个话题", "话题"),
    Command("previous topic", "shift+tab", "next_topic(-1)", "上一个话题"),
    Command("pick topic", "t", "pick_topic", "选话题，可输入筛选"),
    Command("filter", "slash", "filter", "按标题、作者、话题筛选", "筛选"),
    Command("sort", "s", "sort", "换排序：专栏顺序、赞同、评论、标题、长度、日期", "排序"),
    Command("reverse", "S", "reverse", "倒过来排"),
    Command("next unread", "N", "next_unread", "下一篇未读的"),
    Command("mark as read", "r", "toggle_read", "标为已读，或未读"),
    Command("bookmark", "m", "toggle_bookmark", "加书签，或去掉", "书签"),
    Command("only bookmarks", "apostrophe", "only('bookmarks')", "只看书签，或全部"),
    Command("only unread", "R", "only('unread')", "只看未读的，或全部"),
    Command("list of marks", "M", "list_passages", "本栏的划线和笔记"),
    Command("about the column", "i", "about", "专栏的全部信息"),
    Command("open in browser", "o", "browse", "在浏览器中打开，或复制网址"),
    Command(
        "clear filter",
        "escape h left backspace",
        "back",
        "去掉筛选，再去掉书签、未读、话题，再回书架",
    ),
    Command("quit", "q", "app.quit", "退出", "退出"),
)
"""On the list of articles."""

SHELF = group(
    "书架",
    Command("open", "enter l right", "open", "打开选中的专栏", "打开"),
    Command("filter", "slash", "filter", "按标题、作者、文件筛选", "筛选"),
    Command(
        "search the shelf",
        "F",
        "app.search",
        "在所有专栏的标题、正文、代码、公式、评论中查找",
        "查找",
    ),
    Command("sort", "s", "sort", "换排序：文件顺序、标题、篇数、未读、最近读", "排序"),
    Command("reverse", "S", "reverse", "倒过来排"),
    Command("next unread", "N", "next_unread", "打开下一篇未读的，不论在哪个专栏", "未读"),
    Command("all bookmarks", "apostrophe", "bookmarks", "所有专栏的书签", "书签"),
    Command("read last", "H", "read_last", "最近读过的文章，不论在哪个专栏", "最近"),
    Command("list of marks", "M", "list_passages", "所有的划线和笔记，不论在哪个专栏"),
    Command("about the column", "i", "about", "选中专栏的全部信息"),
    Command("clear filter", "escape h left backspace", "back", "去掉筛选"),
    Command("quit", "q", "app.quit", "退出", "退出"),
)
"""On the list of columns."""

STOPS = group(
    "链接、代码、图片",
    Command("next stop", "tab", "step(1)", "下一个链接、代码、图片、公式", "链接"),
    Command("previous stop", "shift+tab", "step(-1)", "上一个"),
    Command("next code block", "right_curly_bracket", "step_code(1)", "下一个代码块"),
    Command("previous code block", "left_curly_bracket", "step_code(-1)", "上一个代码块"),
    Command("next heading", "right_square_bracket", "step_heading(1)", "下一个标题"),
    Command("previous heading", "left_square_bracket", "step_heading(-1)", "上一个标题"),
    Command("act", "enter", "act", "跟随链接，打开图片、视频，跳到注释"),
    Command("hints", "f", "hint", "给屏上各处标上字母，按字母即到；先按 y 则复制，句中的公式也有"),
    Command("picture", "i", "screen.picture", "看图：焦点处的，或屏上最近的一张"),
    Command("pictures in the text", "I", "app.inline_pictures", "在文中画出已有的图，或只留一行"),
    Command("copy", "y", "copy", "复制焦点处的代码、网址、公式", "复制"),
    Command(
        "tall formulas", "T", "app.draw_otherwise('formulas')", "句中的公式按需占几行，或只占一行"
    ),
    Command("wrap code", "w", "app.draw_otherwise('code')", "代码折行，或不折行"),
    Command("code left", "less_than_sign", "scroll_code(-1)", "不折行的代码：向左"),
    Command("code right", "greater_than_sign", "scroll_code(1)", "不折行的代码：向右"),
    Command("save copy", "S", "app.save_copy", "把刚复制的内容存为文件"),
    Command("show raw", "V", "app.show_raw", "离开界面显示刚复制的原文，供终端选择"),
)
"""On everything that can be acted on, wherever a page is shown."""

FIND = group(
    "查找",
    Command("find", "slash", "find", "在文中查找，边输入边标出；空着按 Enter 再找上次的", "查找"),
    Command("next match", "n", "find_next(1)", "下一处"),
    Command("previous match", "N", "find_next(-1)", "上一处"),
)
"""On any page, in its words."""

ARTICLE = group(
    "文章",
    Command("next article", "J", "next_article(1)", "下一篇文章", "下篇"),
    Command("previous article", "K", "next_article(-1)", "上一篇文章"),
    Command("comments", "c", "comments", "看评论", "评论"),
    Command("outline", "t ctrl+t", "outline", "大纲，可输入筛选"),
    Command("list of links", "L", "list_stops", "链接、代码、图片、公式的清单"),
    Command("mark as read", "r", "toggle_read", "标为已读，或未读"),
    Command("bookmark", "m", "toggle_bookmark", "加书签，或去掉"),
    Command("open in browser", "o", "browse", "在浏览器中打开，或复制网址"),
    Command("copy menu", "Y", "copy_menu", "复制全文的网址、标题、Markdown、文字或 TeX"),
    Command("narrower", "minus", "widen(-4)", "正文变窄"),
    Command("wider", "plus equals_sign", "widen(4)", "正文变宽"),
    Command("full screen", "z", "full_screen", "正文占满屏幕"),
    Command("back", "escape q h left backspace", "back", "先撤掉查找、跳转、焦点，再返回", "返回"),
)
"""In an article."""

MARKS = group(
    "划线和笔记",
    Command("mark", "H", "mark", "给选中的字划线；在划线上则去掉"),
    Command("note", "a", "write_note", "给选中的字，或焦点处的划线，写笔记"),
    Command("list of marks", "M", "list_passages", "这篇的划线和笔记：找、改、删、找回"),
)
"""In an article, on what is selected and what is marked."""

THREAD = group(
    "评论",
    Command("next comment", "j down", "move(1)", "下一条评论", "移动"),
    Command("previous comment", "k up", "move(-1)", "上一条评论"),
    Command("next reply to the same", "right_square_bracket", "sibling(1)", "下一条同级的"),
    Command("previous reply to the same", "left_square_bracket", "sibling(-1)", "上一条同级的"),
    Command("what it answers", "p", "parent", "它回复的那一条"),
    Command("start of the thread", "P", "thread", "这一串的第一条"),
    Command("fold", "x", "fold", "收起回复，或展开", "收起"),
    Command("act or fold", "enter", "act_or_fold", "打开焦点处的链接、图片；没有焦点则收起、展开"),
    Command("fold all", "C", "fold_all", "收起所有回复"),
    Command("unfold all", "E", "unfold_all", "展开所有回复"),
    Command("sort", "s", "sort", "按赞排序，或按存档的顺序", "排序"),
    Command("with the author only", "a", "only_writer", "只看作者参与的，或全部；在划线上则写笔记"),
    Command("one exchange", "e", "exchange", "只看这两人的对话，或全部"),
)
"""Among comments, on the comment under focus and those around it."""

COMMENTS = group(
    "评论",
    Command("next thread", "n", "next_thread(1)", "下一条直接评论文章的；查找时是下一处"),
    Command("previous thread", "N", "next_thread(-1)", "上一条直接评论文章的；查找时是上一处"),
    FIND[0],
    Command("list of links", "L", "list_stops", "链接、代码、图片的清单"),
    Command("mark", "H", "mark", "给选中的字划线；在划线上则去掉"),
    Command("list of marks", "M", "list_passages", "这篇和评论的划线和笔记：找、改、删、找回"),
    Command("open in browser", "o", "browse", "在浏览器中打开，或复制网址"),
    Command("copy menu", "Y", "copy_menu", "复制评论的文字、Markdown 或作者的网址"),
    Command(
        "back",
        "escape q h left backspace",
        "back",
        "先撤掉查找、跳转、焦点、两人的对话，再返回",
        "返回",
    ),
)
"""On the screen of comments."""

SEARCH = group(
    "全栏、书架查找",
    Command("next hit", "down ctrl+n", "move(1)", "下一处", "移动"),
    Command("previous hit", "up", "move(-1)", "上一处"),
    Command("next article with hits", "tab", "move_article(1)", "下一篇里的第一处", "下一篇"),
    Command("previous article with hits", "shift+tab", "move_article(-1)", "上一篇"),
    Command("page of hits down", "pagedown", "move_page(1)", "下一屏"),
    Command("page of hits up", "pageup", "move_page(-1)", "上一屏"),
    Command("open the hit", "enter", "open", "打开文章或评论，到这一处", "打开"),
    Command("stop or back", "escape", "back", "停止查找；没在查找则返回", "返回"),
)
"""On the screen of a search through a column or a shelf, beside typing."""

PASSAGE_LIST = group(
    "划线和笔记",
    Command("open", "enter l right", "open", "打开原文，到这一处", "打开"),
    Command("note", "a", "write_note", "写笔记，或改", "笔记"),
    Command("delete", "x delete", "delete", "去掉划线和笔记", "去掉"),
    Command("bring back", "U", "bring_back", "找回刚去掉的", "找回"),
    Command("filter", "slash", "filter", "按文字、笔记、标题、评论者筛选", "筛选"),
    Command("copy", "y", "copy", "复制文字和笔记，Markdown 格式"),
    Command("back", "escape q h left backspace", "back", "去掉筛选，或返回", "返回"),
)
"""On the list of what is marked."""

PICTURE_MOTION = group(
    "看图",
    Command("zoom in", "plus equals_sign", "zoom(1)", "放大", "放大"),
    Command("zoom out", "minus", "zoom(-1)", "缩小", "缩小"),
    Command("whole picture", "0", "whole", "全图"),
    Command("reading size", "1", "reading", "读字的大小：六个像素一格", "读字"),
    Command("picture left", "h left", "pan(-1,0)", "左移半屏", "移动"),
    Command("picture down", "j down", "pan(0,1)", "下移半屏"),
    Command("picture up", "k up", "pan(0,-1)", "上移半屏"),
    Command("picture right", "l right", "pan(1,0)", "右移半屏"),
    Command("read on", "space pagedown", "read_on(1)", "往后一屏：先向右，再向下", "往后"),
    Command("read back", "b pageup", "read_on(-1)", "往前一屏"),
    Command("top", "g home", "move_top", "到开头"),
    Command("bottom", "G end", "move_bottom", "到末尾"),
)
"""Zooming and moving in a picture."""

PICTURE = group(
    "这张图",
    Command("next picture", "right_square_bracket", "next_picture(1)", "下一张", "下一张"),
    Command("previous picture", "left_square_bracket", "next_picture(-1)", "上一张"),
    Command("fetch picture", "enter", "fetch", "没有存下时，从网上取这一张"),
    Command("fetch all pictures", "A", "fetch_all", "从网上取这篇的全部图片"),
    Command("copy address", "y", "copy", "复制图片的网址", "复制"),
    Command("save picture", "S", "save", "把原图存为文件"),
    Command("open in browser", "o", "browse", "在浏览器中打开，或复制网址"),
    Command("true pixels", "O", "pixels", "离开界面看原图，要终端能显示图片"),
    Command("back", "escape q i backspace", "back", "返回", "返回"),
)
"""On the screen of a picture."""

EVERYWHERE = group(
    "各处",
    Command("help", "question_mark f1", "app.help", "按键说明", "帮助"),
    Command("commands", "ctrl+p colon", "app.command_palette", "命令面板"),
    Command("search the column", "F", "app.search", "在本栏的标题、正文、代码、公式、评论中查找"),
    Command("forward", "ctrl+r", "app.forward", "回到刚才返回之前的地方"),
    Command("redraw", "ctrl+l", "app.redraw", "重画屏幕"),
    Command("theme", "", "app.next_theme", "换主题：深色、浅色、终端自己的颜色"),
    Command("quit from anywhere", "ctrl+q", "app.quit", "退出", anywhere=True),
)
"""On every screen."""

_OF_ANY_PAGE = ("list of links", "open in browser", "back")
OWN_PAGE = group("这一页", *(one for one in ARTICLE if one.name in _OF_ANY_PAGE))
"""On a page of the reader's own: help, about the column."""

ON_SHELF = (*MOTION, *SHELF, *(one for one in EVERYWHERE if one.action != "app.search"))
ON_LIST = (*MOTION, *LIST, *EVERYWHERE)
ON_LIST_OF_SHELF = tuple(
    replace(one, short="书架") if one.name == "clear filter" else one for one in ON_LIST
)
"""The same of a column that was opened from a shelf: there is a way back to it."""
IN_ARTICLE = (*MOTION, *STOPS, *SELECT, *FIND, *ARTICLE, *MARKS, *EVERYWHERE)
IN_PASSAGES = (*MOTION, *PASSAGE_LIST, *EVERYWHERE)
IN_OWN_PAGE = (*MOTION, *STOPS, *SELECT, *FIND, *OWN_PAGE, *EVERYWHERE)
_WHILE_SELECTING = ("help", "commands", "redraw", "theme", "quit from anywhere")
IN_SELECTION = (*SELECTION, *(one for one in EVERYWHERE if one.name in _WHILE_SELECTING))
"""On any page while its words are selected."""


IN_THREAD = (*THREAD, *(replace(one, gives_way=THREAD_FIRST) for one in (*MOTION, *STOPS, *SELECT)))
"""Of a thread: what a page has keys for and means nothing else here, too."""
IN_COMMENTS = (*IN_THREAD, *COMMENTS, *EVERYWHERE)
IN_PICTURE = (*PICTURE_MOTION, *PICTURE, *EVERYWHERE)
IN_SEARCH = (
    *SEARCH,
    *(
        replace(one, gives_way=TYPING_FIRST)
        for one in EVERYWHERE
        if one.action != "app.search"  # one is there already
    ),
)
"""The commands where one types what to look for, so that no letter is a command."""

SCREENS = (
    *(ON_LIST, IN_ARTICLE, IN_COMMENTS, IN_OWN_PAGE, IN_PICTURE, IN_SEARCH, ON_SHELF),
    *(IN_PASSAGES, IN_SELECTION),
)
"""The commands of each screen: on none of them may a key mean two things."""


def own_first(commands: Iterable[Command]) -> tuple[Command, ...]:
    """Return a screen's commands, its own first, then those of any page, moving, everywhere."""
    general = (STOPS, SELECT, FIND, MOTION, EVERYWHERE)
    ranks = {group[0].group: rank for rank, group in enumerate(general, 1)}
    return tuple(sorted(commands, key=lambda command: ranks.get(command.group, 0)))
