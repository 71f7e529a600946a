"""Office files for the tests, their parts written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:a="{A}" xmlns:p="{P}"'
PICTURE = bytes(range(256)) * 40


def run(text: str, *looks: str) -> str:
    """Make a run of letters; *looks* are settings such as `b`."""
    settings = f"<w:rPr>{''.join(f'<w:{look}/>' for look in looks)}</w:rPr>" if looks else ""
    return f'<w:r>{settings}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, settings: str = "") -> str:
    """Make a paragraph of runs, or of one text."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p>{f'<w:pPr>{settings}</w:pPr>' if settings else ''}{inner}</w:p>"


def relationships(items: Mapping[str, tuple[str, str]]) -> str:
    """Make the relationships of a part: id to (kind, target)."""
    inner = "".join(
        f'<Relationship Id="{each}" Type="{R}/{kind}" Target="{target}"/>' for each, (kind, target) in items.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts, the pictures without squeezing them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            info = zipfile.ZipInfo(name, (2026, 3, 5, 10, 0, 0))
            packed.writestr(info, content, method)
    return stream.getvalue()


def docx(*body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Make a Word document of paragraphs and tables; *parts* are the contents of `header1`, `footnotes` …"""
    others = parts or {}
    names = {name: f"rId{number}" for number, name in enumerate(others, start=5)}
    roots = {"header": "hdr", "footer": "ftr"}
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="application/'
            f'vnd.openxmlformats-officedocument.wordprocessingml.{name.rstrip("0123456789")}+xml"/>'
            for name in others
        )
        + "</Types>",
        "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/media/image1.png": PICTURE,
        "word/document.xml": f"{DECLARATION}<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": relationships(
            {
                "rId1": ("image", "media/image1.png"),
                **{names[name]: (name.rstrip("0123456789"), f"{name}.xml") for name in others},
            }
        ),
    }
    for name, content in others.items():
        root = roots.get(name.rstrip("0123456789"), name)
        made[f"word/{name}.xml"] = f"{DECLARATION}<w:{root} {SPACES}>{content}</w:{root}>"
    return archive(made)


def shape(*paragraphs: str) -> str:
    """Make a shape with text, each paragraph of runs in DrawingML, or of one text."""
    inner = "".join(
        f"<a:p>{each if each.startswith('<') else f'<a:r><a:rPr/><a:t>{escape(each)}</a:t></a:r>'}</a:p>"
        for each in paragraphs
    )
    return f"<p:sp><p:txBody><a:bodyPr/>{inner}</p:txBody></p:sp>"


def pptx(*slides: str, notes: Mapping[int, str] | None = None) -> bytes:
    """Make a presentation of slides, stored in the reverse of the order in which they are shown."""
    names = {number: f"slide{len(slides) - number}.xml" for number in range(len(slides))}
    ids = "".join(f'<p:sldId id="{256 + number}" r:id="rId{number + 1}"/>' for number in names)
    made: dict[str, str | bytes] = {
        "_rels/.rels": relationships({"rId1": ("officeDocument", "ppt/presentation.xml")}),
        "ppt/presentation.xml": f"{DECLARATION}<p:presentation {SPACES}><p:sldIdLst>{ids}</p:sldIdLst>"
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": relationships(
            {f"rId{number + 1}": ("slide", f"slides/{name}") for number, name in names.items()}
        ),
    }
    for number, slide in enumerate(slides):
        inner = f"<p:cSld><p:spTree>{slide}</p:spTree></p:cSld>"
        made[f"ppt/slides/{names[number]}"] = f"{DECLARATION}<p:sld {SPACES}>{inner}</p:sld>"
        if notes and number in notes:
            inner = f"<p:cSld><p:spTree>{notes[number]}</p:spTree></p:cSld>"
            made[f"ppt/notesSlides/notes{number}.xml"] = f"{DECLARATION}<p:notes {SPACES}>{inner}</p:notes>"
            made[f"ppt/slides/_rels/{names[number]}.rels"] = relationships(
                {"rId1": ("notesSlide", f"../notesSlides/notes{number}.xml")}
            )
    return archive(made)
