"""Draw the pictures that come with the sample column: `python -m screenshots.samples`.

It needs fonts that Debian has as fonts-dejavu-core and fonts-noto-cjk.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from pygments import lex
from pygments.lexers import PythonLexer
from pygments.styles import get_style_by_name

FOLDER = Path(__file__).parent.parent / "tui/demo_files"
GLYPHS = Path(__file__).parent.parent / "tests/pictures/glyphs.png"
"""The characters that a test reads back out of the cells."""
_CHINESE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_SC = 2
"""Which of the collection's fonts has the forms of mainland China."""
_CODE = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
_PAPER, _INK, _GREY = "#ffffff", "#222222", "#888888"
_BLUE, _ORANGE, _GREEN, _RED = "#1f77b4", "#ff7f0e", "#2ca02c", "#d62728"
READ = (
    "的一是不了人我在有他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可"
    "她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三"
    "已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女"
    "问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由"
    "反特数物题路书图代码列表"
)
"""Two hundred of the most common characters."""

_PROGRAM = """\
def softmax(scores):
    top = scores.max(keepdims=True)
    parts = np.exp(scores - top)
    return parts / parts.sum()


class Attention(nn.Module):
    def forward(self, x):
        # 两个矩阵相乘，再除以 8
        found = self.query(x) @ x.T
        return softmax(found / 8)
"""


def _chinese(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_CHINESE, size, index=_SC)


def plot() -> Image.Image:
    """Return two curves with a grid, a legend and a watermark, as a plotting library draws them."""
    image = Image.new("RGB", (1600, 1000), _PAPER)
    pen = ImageDraw.Draw(image)
    left, top, right, bottom = 180, 80, 1540, 860
    label, small = _chinese(44), ImageFont.truetype(_CODE, 30)
    for step in range(6):
        x, y = left + (right - left) * step / 5, bottom - (bottom - top) * step / 5
        pen.line((left, y, right, y), fill="#eeeeee", width=3)
        pen.text((x, bottom + 20), f"{step * 20}", _INK, small, "ma")
        pen.text((left - 20, y), f"{step / 5:.1f}", _INK, small, "rm")
    for colour, speed, noise in ((_BLUE, 14, 0.02), (_ORANGE, 30, 0.03)):
        points = []
        for step in range(200):
            wave = noise * math.sin(step * 1.7) * math.cos(step * 0.31)
            value = 0.92 * math.exp(-step / 2 / speed) + 0.05 + wave * math.exp(-step / 120)
            points.append((left + (right - left) * step / 199, bottom - (bottom - top) * value))
        pen.line(points, fill=colour, width=6, joint="curve")
    pen.line((left, top, left, bottom, right, bottom), fill=_INK, width=3)
    for row, (colour, name) in enumerate(((_BLUE, "训练误差"), (_ORANGE, "测试误差"))):
        y = top + 60 + 72 * row
        pen.line((right - 400, y, right - 300, y), fill=colour, width=8)
        pen.text((right - 270, y), name, _INK, label, "lm")
    pen.text(((left + right) / 2, 950), "轮次", _INK, label, "mm")
    pen.text((right - 16, bottom - 130), "@林小满", "#cccccc", _chinese(40), "rm")
    return image.resize((800, 500), Image.Resampling.LANCZOS)


def diagram() -> Image.Image:
    """Return boxes with Chinese labels and arrows between them."""
    image = Image.new("RGB", (800, 450), _PAPER)
    pen = ImageDraw.Draw(image)
    boxes = (
        (40, 60, "存档文件", "#d6e8f7", _BLUE),
        (300, 60, "文章", "#fde3c8", _ORANGE),
        (560, 60, "排版", "#d8efd8", _GREEN),
        (300, 290, "图片", "#f6d6d6", _RED),
        (560, 290, "屏幕", "#eeeeee", _INK),
    )
    for x, y, name, fill, edge in boxes:
        pen.rounded_rectangle((x, y, x + 200, y + 100), 14, fill, edge, 4)
        pen.text((x + 100, y + 48), name, _INK, _chinese(32), "mm")
    for start, end in (
        ((240, 110), (300, 110)),
        ((500, 110), (560, 110)),
        ((660, 160), (660, 290)),
        ((400, 160), (400, 290)),
        ((500, 340), (560, 340)),
    ):
        _arrow(pen, start, end)
    pen.text((40, 410), "一篇文章从左走到右", _GREY, _chinese(28), "lm")
    return image


def code() -> Image.Image:
    """Return a screenshot of code: 28 px DejaVu on a dark ground."""
    image = Image.new("RGB", (600, 400), "#282c34")
    pen = ImageDraw.Draw(image)
    style = get_style_by_name("one-dark")
    latin, chinese = ImageFont.truetype(_CODE, 28), _chinese(28)
    x, y = 12.0, 8.0
    for kind, text in lex(_PROGRAM, PythonLexer()):
        colour = f"#{style.style_for_token(kind)['color'] or 'abb2bf'}"
        for letter in text:
            if letter == "\n":
                x, y = 12.0, y + 35
                continue
            font = chinese if ord(letter) > 0x2E00 else latin
            pen.text((x, y + 28), letter, colour, font, "ls")
            x += font.getlength(letter)
    return image


def wide() -> Image.Image:
    """Return three terminals side by side."""
    image = Image.new("RGB", (1471, 306), _PAPER)
    pen = ImageDraw.Draw(image)
    lines = {
        "列表": ("  1 欢迎：在终端里读", "▌ 2 移动与查找", "  3 代码块与复制", "  4 公式"),
        "文章": ("移动与查找", "手不离开键盘：j k", "翻页：空格和 b", "查找：/"),
        "评论": ("周渡  赞 12", "  写得真好", "    林小满  赞 3", "      谢谢"),
    }
    for number, (name, rows) in enumerate(lines.items()):
        left = 24 + number * 485
        pen.rounded_rectangle((left, 16, left + 440, 290), 10, "#1e1e2e", "#444444", 3)
        pen.text((left + 220, 40), name, "#89b4fa", _chinese(26), "mm")
        for row, text in enumerate(rows):
            pen.text((left + 24, 90 + 52 * row), text, "#cdd6f4", _chinese(32), "lm")
        if number < 2:
            _arrow(pen, (left + 440, 153), (left + 485, 153))
    return image


def comment() -> Image.Image:
    """Return a small picture as people put under an article."""
    image = Image.new("RGB", (515, 224), "#fff8e7")
    pen = ImageDraw.Draw(image)
    pen.ellipse((30, 40, 170, 180), fill="#ffd54f", outline=_INK, width=4)
    for x in (75, 125):
        pen.ellipse((x - 9, 82, x + 9, 108), fill=_INK)
    pen.arc((65, 90, 135, 155), 20, 160, fill=_INK, width=6)
    pen.text((200, 112), "读完了，\n收工！", _INK, _chinese(48), "lm", spacing=12)
    return image


def moving(frames: int = 12) -> list[Image.Image]:
    """Return the frames of a page that is turned."""
    shown = []
    for number in range(frames):
        image = Image.new("RGB", (500, 281), "#1e1e2e")
        pen = ImageDraw.Draw(image)
        for row in range(16):
            y = 22 + row * 40 - number * 20
            length = 240 + row * 97 % 190
            pen.rounded_rectangle((30, y, 30 + length, y + 18), 6, "#585b70")
        place = 20 + 200 * number / (frames - 1)
        pen.rounded_rectangle((480, place, 490, place + 40), 5, "#89b4fa")
        pen.rounded_rectangle((150, 236, 350, 272), 8, "#45475a", "#89b4fa", 2)
        pen.text((250, 253), "空格", "#cdd6f4", _chinese(24), "mm")
        shown.append(image)
    return shown


def glyphs() -> Image.Image:
    """Return the characters of `READ`, 20 in a row, 32 pixels each."""
    image = Image.new("L", (20 * 32, 10 * 32), 255)
    pen = ImageDraw.Draw(image)
    for number, letter in enumerate(READ):
        x, y = number % 20 * 32, number // 20 * 32
        pen.text((x + 16, y + 16), letter, 0, _chinese(32), "mm")
    return image


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "v2-e8a9da9edbf878dff805e53f63ff4dad_r.png": wide,
    "v2-6a28604284106e8753e025b6a15f291d_r.png": diagram,
    "v2-27883aaaae88480085c6a3d5b7aa9c9b_r.png": plot,
    "v2-95db85c1b7b986750c211a7aa0e12947_r.png": code,
    "v2-cfa33487430ed9f4f047f43a87347406_r.png": comment,
}
MOVING = "v2-51ea1f39b612d448e94762163710bb10_b.gif"


def _arrow(pen: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int]) -> None:
    pen.line((*start, *end), fill=_INK, width=4)
    x, y = end
    if start[0] < x:
        pen.polygon(((x, y), (x - 16, y - 9), (x - 16, y + 9)), fill=_INK)
    else:
        pen.polygon(((x, y), (x - 9, y - 16), (x + 9, y - 16)), fill=_INK)


def main(folder: Path) -> None:
    """Write every picture into the folder, with as few bytes as look the same."""
    folder.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        draw().quantize(64).save(folder / name, optimize=True)
    first, *others = (frame.quantize(16) for frame in moving())
    first.save(folder / MOVING, save_all=True, append_images=others, duration=120, loop=0)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
    if not sys.argv[1:]:
        glyphs().quantize(16).save(GLYPHS, optimize=True)
