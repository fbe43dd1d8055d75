"""`zone-observatory brief`: a zone, a prefecture, the province or the reforms as a document."""

import argparse
import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands.options import (
    address,
    address_option,
    data_option,
    failed,
    misused,
    open_edition,
)
from dashboard.exports.forms import BRIEFS
from dashboard.kept_files import write_whole

if TYPE_CHECKING:
    from dashboard.catalog import Edition, Package
    from dashboard.exports.brief import Kind, Subject
from dashboard.exports.forms import BriefForm

EXAMPLES = """examples:
  zone-observatory brief --zone shuicheng-edz --out shuicheng.docx
  zone-observatory brief --prefecture 贵阳市 --out guiyang.pptx
  zone-observatory brief --province --lang en --format docx --out province.docx
  zone-observatory brief --reforms --template our-office.docx --out reforms.docx
"""


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "brief", help="write a brief as a Word document or slides", epilog=EXAMPLES,
        description="Write a brief as a Word document or slides, as the pages offer it.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--zone", metavar="NAME", help="id or name of a zone, in either language")
    what.add_argument("--prefecture", metavar="NAME", help="id or name of a prefecture")
    what.add_argument("--province", action="store_true", help="the whole province")
    what.add_argument("--reforms", action="store_true", help="the reform tracker")
    parser.add_argument(
        "--format", choices=BRIEFS, help="default: by the ending of FILE, else docx"
    )
    parser.add_argument("--lang", default="zh", help="zh (the default) or en")
    parser.add_argument("--out", type=Path, metavar="FILE", required=True, help="file to write")
    parser.add_argument(
        "--template", type=Path, metavar="FILE",
        help="a .docx or .pptx with the styles or layouts of dashboard/assets/briefs",
    )  # fmt: skip
    address_option(parser)
    data_option(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Write the brief in one step. Status 2: no such subject; 1: could not be done."""
    from dashboard import i18n

    if options.lang not in i18n.LANGUAGES:
        misused(f"--lang {options.lang} is not known. Allowed: {', '.join(i18n.LANGUAGES)}")
    if not options.out.parent.is_dir():
        failed(f"the folder {options.out.parent} does not exist")
    edition = open_edition(options, options.lang)
    _write(options, edition, _subject(options, edition.package))


def _write(options: argparse.Namespace, edition: "Edition", subject: "Subject") -> None:
    from dashboard.exports import brief
    from dashboard.exports.picture import drawing_pool

    ending = options.out.suffix.lower().lstrip(".")
    form: BriefForm = options.format or (ending if ending in BRIEFS else "docx")
    title = brief.title(edition, subject)
    try:
        content = brief.brief_bytes(
            edition, subject, form, address=address(options), template=options.template
        )
        write_whole(options.out, lambda file: file.write(content))
    except brief.TemplateError as error:
        failed(str(error))
    except drawing_pool.RenderError as error:
        failed(f"a picture of {title} could not be drawn: {error}")
    except OSError as error:
        failed(f"{error.filename or options.out} cannot be written: {error.strerror or error}")
    print(f"{options.out}: {title}")


def _subject(options: argparse.Namespace, package: "Package") -> "Subject":
    from dashboard.exports.brief import Subject

    if options.zone is not None:
        return Subject("zone", _named(package, "zone", options.zone))
    if options.prefecture is not None:
        return Subject("prefecture", _named(package, "prefecture", options.prefecture))
    return Subject("province" if options.province else "reforms")


def _named(package: "Package", kind: "Kind", name: str) -> str:
    """The id of a subject given by id or name; ends the command where there is not exactly one."""
    from dashboard import i18n
    from dashboard.catalog import Edition
    from dashboard.exports.brief import subject_names
    from dashboard.filters.parameters import ids_of

    wanted = name.strip()
    editions = {lang: Edition.of(package, lang) for lang in i18n.LANGUAGES}
    known = {lang: subject_names(edition, kind) for lang, edition in editions.items()}
    found = {i: None for names in known.values() for i in ids_of(package, wanted, names)}
    if len(found) == 1:
        return next(iter(found))
    if found:
        misused(f"several have the name {name}: give one of the ids {', '.join(found)}")
    misused(f"there is no {kind} {name}.{_hint(wanted, known)}")


def _hint(wanted: str, known: Mapping[str, Mapping[str, str]]) -> str:
    words = [word for names in known.values() for pair in names.items() for word in pair]
    near = difflib.get_close_matches(wanted, dict.fromkeys(words), 3, 0.5)
    return f" Did you mean {' or '.join(near)}?" if near else ""
