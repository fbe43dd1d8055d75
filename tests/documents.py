"""Every kind of brief as pages, made by LibreOffice: `python -m tests.documents FOLDER`.

By hand, after a change of briefs: the tests read what is in a file, not how it falls on pages.
LibreOffice (`soffice`, not part of the set-up) makes a PDF of each; it says of each how many pages
it has, and ends with status 1 where a page is empty, a sign is missing or a brief is not converted.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from dashboard import i18n, resources
from dashboard.catalog import Edition, open_package
from dashboard.exports import brief
from dashboard.exports.forms import BRIEFS, BriefForm
from dashboard.exports.picture import pictures

SUBJECTS = {
    "zone-with-many-figures": brief.Subject("zone", "shuicheng-edz"),
    "zone-with-two-figures": brief.Subject("zone", "anshun-hidz"),
    "prefecture": brief.Subject("prefecture", "520100"),
    "province": brief.Subject("province"),
    "reforms": brief.Subject("reforms"),
}
LONGEST = 300.0  # seconds for all conversions of one form
NO_SIGN = "\ufffd"


def written(folder: Path, form: BriefForm) -> list[Path]:
    """The briefs of one form, in each language."""
    package, made = open_package(resources.data_folder()), []
    for language in i18n.LANGUAGES:
        edition = Edition.of(package, language)
        for name, subject in SUBJECTS.items():
            path = folder / f"{name}-{language}.{form}"
            path.write_bytes(brief.brief_bytes(edition, subject, form))
            made.append(path)
    return made


def converted(paths: list[Path], folder: Path, program: str) -> None:
    """A PDF of each in `folder`, with a profile of its own: one that is open takes no work."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless",
             "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)],
            check=True, timeout=LONGEST, stdout=subprocess.DEVNULL,
        )  # fmt: skip


def faults(pdf: Path) -> Iterator[str]:
    """What is wrong with the pages of one document."""
    if not pdf.is_file():
        yield "not converted"
        return
    pages = PdfReader(pdf).pages
    print(f"{pdf.name}: {len(pages)} pages")
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        if not text.strip("— 0123456789\n") and not page.images:
            yield f"page {number} is empty"
        if NO_SIGN in text:
            yield f"page {number} lacks a sign"


def main() -> int:
    """The status: 0 where nothing was found."""
    program = shutil.which("soffice")
    if len(sys.argv) != 2 or program is None:
        print(__doc__ if program else "soffice (LibreOffice) is not installed", file=sys.stderr)
        return 2
    found: list[str] = []
    for form in BRIEFS:
        folder = Path(sys.argv[1]) / form  # a folder each: the names of the PDFs are the same
        folder.mkdir(parents=True, exist_ok=True)
        made = written(folder, form)
        converted(made, folder, program)
        for path in made:
            found += [f"{path.name}: {fault}" for fault in faults(path.with_suffix(".pdf"))]
    pictures.close()
    print("\n".join(found) or "nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
