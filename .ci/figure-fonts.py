#!/usr/bin/python3
"""Makes the fonts of exported figures, src/figure/font/inter/*.ttf, from the npm package inter-ui (SIL Open Font License 1.1).

  npm pack inter-ui@4.1.1 && tar xzf inter-ui-4.1.1.tgz
  python3 .ci/figure-fonts.py package/web src/figure/font/inter

Needs fonttools and brotli. Keeps the scripts and symbols below, without hints and layout features, and adds the mathematical
symbols that Inter lacks, as transformed outlines of its own letters. The results are kept in the repository: neither a build nor a
test needs this script.
"""

import sys
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

RANGES = (
    "20-7E A0-17F 192 218-21B 2C6 2DC 300-304 370-3FF 400-45F 1E9E 2010-2016 2018-201E 2020-2022 2026 2030-2033 2039-203A "
    "2044 2070-209C 20AC 2113 2116 2122 2126 2190-2195 21D2 2202 2206 220F 2211 2212 2215 221A 221D 221E 222B 2248 2260-2265 22C5 "
    "2295 25A0-25FF FFFD"
)

# symbol: parts, each (letter, x scale, y scale, x shift in em, y shift in units of the cap height)
DERIVED = {
    "∇": [("Δ", 1, -1, 0, 1)],
    "∥": [("‖", 1, 1, 0, 0)],
    "⟨": [("‹", 1, 1.6, 0, -0.3)],
    "⟩": [("›", 1, 1.6, 0, -0.3)],
    "∝": [("α", 1, 1, 0, 0)],
    "∈": [("є", 1, 1, 0, 0)],
    "ᵀ": [("T", 0.6, 0.6, 0, 0.42)],
    "ᵢ": [("i", 0.6, 0.6, 0, -0.12)],
    "ⱼ": [("j", 0.6, 0.6, 0, -0.12)],
    "≪": [("<", 0.8, 1, 0, 0), ("<", 0.8, 1, 0.3, 0)],
    "≫": [(">", 0.8, 1, 0, 0), (">", 0.8, 1, 0.3, 0)],
    "≲": [("<", 1, 0.8, 0, 0.24), ("~", 1, 1, 0, -0.42)],
    "⊙": [("○", 0.85, 0.85, 0, 0.07), ("•", 0.55, 0.55, None, None)],
}


def codepoints():
    for part in RANGES.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def bounds(glyphs, name):
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds


def add_derived(font):
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    cap, em = font["OS/2"].sCapHeight, font["head"].unitsPerEm
    for symbol, parts in DERIVED.items():
        if ord(symbol) in cmap:
            continue
        name, pen, width, centre = f"uni{ord(symbol):04X}", TTGlyphPen(None), 0, None
        for letter, sx, sy, dx, dy in parts:
            source = cmap[ord(letter)]
            x0, y0, x1, y1 = bounds(glyphs, source)
            # A part without shifts is centred on the one before.
            x = dx * em if dx is not None else centre[0] - sx * (x0 + x1) / 2
            y = dy * cap if dy is not None else centre[1] - sy * (y0 + y1) / 2
            centre = (x + sx * (x0 + x1) / 2, y + sy * (y0 + y1) / 2)
            outline = DecomposingRecordingPen(glyphs)
            glyphs[source].draw(outline)
            outline.replay(TransformPen(Cu2QuPen(pen, 1, reverse_direction=sy < 0), (sx, 0, 0, sy, x, y)))
            width = max(width, round(font["hmtx"][source][0] * sx + (dx or 0) * em)) if dx is not None else width
        font["glyf"][name] = pen.glyph()
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, font["glyf"][name].xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(symbol)] = name


def main(source, target):
    for style in ("Regular", "Italic", "Bold"):
        font = TTFont(Path(source) / f"Inter-{style}.woff2")
        options = Options()
        options.hinting = False
        options.layout_features = []
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        options.drop_tables += ["GDEF", "GPOS", "GSUB", "STAT", "meta"]
        options.notdef_outline = True
        options.flavor = None
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=codepoints())
        subsetter.subset(font)
        font["glyf"].padding = 2
        add_derived(font)
        font["head"].modified = font["head"].created
        font.recalcTimestamp = False
        font.flavor = None
        font.save(Path(target) / f"Inter-{style}.ttf")


if __name__ == "__main__":
    main(*sys.argv[1:])
