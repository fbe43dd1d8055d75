"""Batches: index against contents, failures, cancelling, both workers, jobs in the background."""

import csv
import io
import tempfile
import threading
import zipfile
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import docx
import pptx
import pytest
from PIL import Image

from dashboard import resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.exports.batch import orders, run_batch
from dashboard.exports.batch.background_job import Job
from dashboard.exports.batch.orders import (
    BriefOrder,
    Order,
    brief_orders,
    chart_orders,
    zone_ids,
    zone_orders,
)
from dashboard.exports.batch.run_batch import CancelledError, Progress, Wanted
from dashboard.exports.caption import Context
from dashboard.exports.forms import Form
from dashboard.exports.picture import drawing_pool, pictures
from dashboard.exports.safe_files import Archive
from dashboard.figures.panel import Chart
from dashboard.i18n import translator
from dashboard.views import VIEWS, View

Picture = Callable[[Chart, Context, str, str], bytes]


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(resources.DATA)


@pytest.fixture(scope="module")
def edition(package: Package) -> Edition:
    return Edition.of(package, "zh")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Callable[[Picture], None]:
    """Replace the drawing of pictures."""
    return lambda draw: monkeypatch.setattr(pictures, "picture", draw)


def quick(panel: Chart, context: Context, form: str, preset: str) -> bytes:
    return f"{form} {preset} {panel.title} {context.link}".encode()


def tiny(panel: Chart, context: Context, form: str, preset: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 3)).save(stream, "png")
    return stream.getvalue()


def packed(
    edition: Edition, orders: Sequence[Order | BriefOrder], wanted: Wanted
) -> zipfile.ZipFile:
    stream = io.BytesIO()
    with Archive(stream) as archive:
        run_batch.run(edition, orders, wanted, archive)
    return zipfile.ZipFile(stream)


def index_of(archive: zipfile.ZipFile) -> list[dict[str, str]]:
    text = archive.read("index.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("form", ["png", "csv", "xlsx"])
def test_index_and_checksums_agree_with_the_contents(
    edition: Edition, drawn: Callable[[Picture], None], form: Form
) -> None:
    drawn(quick)
    archive = packed(edition, chart_orders({}, form), Wanted(form))
    names = set(archive.namelist())
    rows = index_of(archive)
    files = {row["文件"]: row for row in rows if row["文件"]}
    assert names == {*files, "index.csv", "index.html", "SHA256SUMS"}
    assert {row["图表代号"] for row in rows} == {
        name for name, chart in VIEWS.items() if chart.draw or form != "png"
    }
    page = archive.read("index.html").decode()
    for name, row in files.items():
        content = archive.read(name)
        assert row["SHA-256"] == sha256(content).hexdigest()
        assert int(row["字节数"]) == len(content)
        assert name in page
        assert row["名称"]
    listed = archive.read("SHA256SUMS").decode().splitlines()
    sums = {line[66:]: line[:64] for line in listed}
    assert set(sums) == names - {"SHA256SUMS"}
    assert all(sha256(archive.read(name)).hexdigest() == sum_ for name, sum_ in sums.items())


def test_same_content_same_zip(package: Package, drawn: Callable[[Picture], None]) -> None:
    drawn(quick)
    english = Edition.of(package, "en")
    first, second = (packed(english, chart_orders({}, "png"), Wanted()) for _ in range(2))
    assert [(i.filename, i.CRC) for i in first.infolist()] == [
        (i.filename, i.CRC) for i in second.infolist()
    ]


def test_a_failure_is_listed_and_loses_nothing_else(
    edition: Edition, drawn: Callable[[Picture], None]
) -> None:
    def broken(panel: Chart, context: Context, form: str, preset: str) -> bytes:
        if panel.key == "index":
            raise drawing_pool.RenderError("no sign for 𠮷")
        return quick(panel, context, form, preset)

    drawn(broken)
    archive = packed(edition, chart_orders({}, "png"), Wanted())
    (failed,) = [row for row in index_of(archive) if row["状态"] == "导出失败"]
    assert failed["图表代号"] == "clusters.index"
    assert failed["原因"] == "no sign for 𠮷"
    assert failed["文件"] == ""
    assert not [name for name in archive.namelist() if "clusters.index" in name]
    assert [name for name in archive.namelist() if "clusters.trend" in name]
    assert "no sign for 𠮷" in archive.read("index.html").decode()


def test_a_builder_that_fails_is_listed(
    edition: Edition, drawn: Callable[[Picture], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(quick)
    monkeypatch.setattr(View, "charts", lambda *_: 1 / 0)
    entries = run_batch.run(edition, [Order("clusters.trend", {})], Wanted(), Archive(io.BytesIO()))
    assert [(e.state, e.message) for e in entries] == [
        ("failed", "ZeroDivisionError: division by zero")
    ]


def test_each_zone_has_its_folder(edition: Edition, drawn: Callable[[Picture], None]) -> None:
    drawn(quick)
    zones = zone_ids(edition, ["guiyang-hidz", "正安经开区"])
    archive = packed(edition, zone_orders(edition, "png", zones), Wanted())
    folders = {name.split("/")[0] for name in archive.namelist() if "/" in name}
    assert folders == {"贵阳高新区", "正安经开区"}
    maps = [name for name in archive.namelist() if "map.zones" in name]
    assert len(maps) == 2
    assert "zone=guiyang-hidz" in archive.read(maps[0]).decode()
    assert [name for name in archive.namelist() if name.endswith(".xlsx")]
    assert {row["开发区"] for row in index_of(archive)} == folders


def test_all_zones_are_in_the_index(
    package: Package, edition: Edition, drawn: Callable[[Picture], None]
) -> None:
    drawn(quick)
    archive = packed(edition, zone_orders(edition, "png"), Wanted())
    assert len({row["开发区"] for row in index_of(archive)}) == len(package.tables["zones"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_zone_has_a_document_of_its_own(
    package: Package, drawn: Callable[[Picture], None], language: str
) -> None:
    drawn(tiny)
    edition = Edition.of(package, language)
    archive = packed(edition, brief_orders(edition), Wanted("docx"))
    files = [name for name in archive.namelist() if name.endswith(".docx")]
    assert len(files) == len(package.tables["zones"])
    names = edition.names("subjects")
    titles = [docx.Document(archive.open(file)).core_properties.title for file in files]
    assert [t for t, zone in zip(titles, package.tables["zones"]["subject_id"], strict=True)
            if names[zone] not in t] == []  # fmt: skip
    rows = index_of(archive)
    assert [row["文件" if language == "zh" else "File"] for row in rows] == files
    assert all(row["来源" if language == "zh" else "Source"] for row in rows)
    assert all("/zones?zone=" in row["视图" if language == "zh" else "View"] for row in rows)
    assert ("导出简报" if language == "zh" else "Exported briefs") in archive.read(
        "index.html"
    ).decode()


def test_a_brief_that_fails_is_listed_and_loses_no_other(
    edition: Edition, drawn: Callable[[Picture], None]
) -> None:
    def broken(panel: Chart, context: Context, form: str, preset: str) -> bytes:
        if "zone=shuicheng-edz" in context.link:
            raise drawing_pool.RenderError("no sign for 𠮷")
        return tiny(panel, context, form, preset)

    drawn(broken)
    zones = ("shuicheng-edz", "zhengan-edz")
    archive = packed(edition, brief_orders(edition, zones), Wanted("pptx"))
    failed, done = index_of(archive)
    assert (failed["原因"], failed["文件"]) == ("no sign for 𠮷", "")
    (file,) = [name for name in archive.namelist() if name.endswith(".pptx")]
    assert done["文件"] == file
    assert len(pptx.Presentation(archive.open(file)).slides) > 1


def test_charts_have_no_form_of_briefs(edition: Edition) -> None:
    for asked, form in (
        (chart_orders({}, "png"), "docx"),
        (brief_orders(edition), "png"),
    ):
        with pytest.raises(ValueError, match="is no form of"):
            run_batch.run(edition, asked, Wanted(form), Archive(io.BytesIO()))  # type: ignore[arg-type]


def test_two_zones_of_one_name_have_two_files() -> None:
    found = orders._file_names({"a": "East", "b": "east", "c": "West"})
    assert found == {"a": "East_a", "b": "east_b", "c": "West"}


def test_both_workers_draw_at_once(edition: Edition, drawn: Callable[[Picture], None]) -> None:
    together = threading.Barrier(drawing_pool.WORKERS, timeout=20)

    def slow(panel: Chart, context: Context, form: str, preset: str) -> bytes:
        together.wait()
        return quick(panel, context, form, preset)

    drawn(slow)
    asked = [Order(name, {}) for name in ("overview.span", "overview.strongest")]
    entries = run_batch.run(edition, asked, Wanted(), Archive(io.BytesIO()))
    assert [entry.state for entry in entries] == ["done", "done"]


def test_progress_counts_up_to_the_end(edition: Edition, drawn: Callable[[Picture], None]) -> None:
    drawn(quick)
    told: list[Progress] = []
    run_batch.run(edition, chart_orders({}, "png"), Wanted(), Archive(io.BytesIO()), told.append)
    assert [p.done for p in told] == list(range(told[0].total + 1))
    assert told[-1].seconds_left == 0


def test_cancelling_stops_soon(edition: Edition, drawn: Callable[[Picture], None]) -> None:
    stop, calls = threading.Event(), []

    def counted(panel: Chart, context: Context, form: str, preset: str) -> bytes:
        calls.append(panel.key)
        stop.set()
        return b""

    drawn(counted)
    with pytest.raises(CancelledError):
        run_batch.run(
            edition, chart_orders({}, "png"), Wanted(), Archive(io.BytesIO()), cancel=stop
        )
    assert len(calls) <= drawing_pool.WORKERS * run_batch.AHEAD


def test_a_job_gives_its_zip(edition: Edition, drawn: Callable[[Picture], None]) -> None:
    drawn(quick)
    job = Job(edition, chart_orders({}, "png"), Wanted())
    job.wait(30)
    assert job.state == "done"
    assert job.progress.done == job.progress.total > 10
    archive = zipfile.ZipFile(io.BytesIO(job.content()))
    assert archive.testzip() is None
    job.close()


def test_a_cancelled_job_ends(edition: Edition, drawn: Callable[[Picture], None]) -> None:
    go = threading.Event()

    def waiting(panel: Chart, context: Context, form: str, preset: str) -> bytes:
        go.wait(20)
        return b""

    drawn(waiting)
    job = Job(edition, chart_orders({}, "png"), Wanted())
    states = [job.state]
    job.close()
    go.set()
    job.wait(30)
    assert [*states, job.state] == ["running", "cancelled"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_job_without_room_ends_says_why_and_keeps_nothing(
    edition: Edition,
    monkeypatch: pytest.MonkeyPatch,
    drawn: Callable[[Picture], None],
    language: str,
) -> None:
    drawn(quick)
    device = Path("/dev/full")  # takes nothing that is written to it, as a full disk
    opened = device.open("w+b")
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda: opened)
    job = Job(edition, chart_orders({}, "png"), Wanted())
    job.wait(30)
    assert job.state == "failed"
    said = {"en": "temporary folder of the server is full", "zh": "临时文件夹已满"}
    assert said[language] in translator(language)(job.fault)
    assert opened.closed
    job.close()


def test_a_job_fails_where_there_is_no_temporary_folder(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, drawn: Callable[[Picture], None]
) -> None:
    drawn(quick)

    def none() -> None:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "TemporaryFile", none)
    job = Job(edition, chart_orders({}, "png"), Wanted())
    job.wait(30)
    assert job.state == "failed"
    assert "log of the server" in job.fault and "No usable" not in job.fault


def test_links_of_a_batch_have_the_address_asked_for(
    edition: Edition, drawn: Callable[[Picture], None]
) -> None:
    drawn(quick)
    wanted = Wanted(address="https://zones.example")
    archive = packed(edition, [Order("map.zones", {})], wanted)
    (row,) = index_of(archive)
    assert row["视图"] == "https://zones.example/map?color=type"
    assert archive.read(row["文件"]).endswith(b" https://zones.example/map?color=type")
