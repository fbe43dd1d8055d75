"""Files written whole, names fit for paths, folders of batches that replace one another."""

import io
from hashlib import sha256
from pathlib import Path

import pytest

from dashboard.exports.safe_files import Folder, OccupiedError, file_name
from dashboard.kept_files import write_whole


def export(root: Path, **contents: str) -> None:
    """A batch of files with an index; "__" in a name stands for "/"."""
    files = {name.replace("__", "/"): text.encode() for name, text in contents.items()}
    files |= {"index.csv": b"i", "index.html": b"h"}
    sums = "".join(f"{sha256(content).hexdigest()}  {path}\n" for path, content in files.items())
    with Folder(root) as folder:
        for path, content in (files | {"SHA256SUMS": sums.encode()}).items():
            folder.put(path, content)


def names(root: Path) -> set[str]:
    found = {str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()}
    return found - {"index.csv", "index.html", "SHA256SUMS"}


def test_a_file_is_whole_or_as_before(tmp_path: Path) -> None:
    target = tmp_path / "chart.png"
    target.write_bytes(b"old")

    def torn(file: io.BytesIO) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(target, torn)  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_folder_takes_chinese_names(tmp_path: Path) -> None:
    export(tmp_path / "new", 贵阳高新区__图="x")
    assert (tmp_path / "new" / "贵阳高新区" / "图").read_bytes() == b"x"


def test_an_earlier_batch_gives_way(tmp_path: Path) -> None:
    export(tmp_path, a="old", b="old", east__c="old")
    export(tmp_path, a="new", d="new")
    assert names(tmp_path) == {"a", "d"}
    assert (tmp_path / "a").read_text() == "new"
    assert not (tmp_path / "east").exists()


def test_what_we_did_not_make_stays(tmp_path: Path) -> None:
    export(tmp_path, a="old", b="old", east__c="old")
    (tmp_path / "a").write_text("edited by hand")
    (tmp_path / "east" / "letter.docx").write_text("of somebody else")
    export(tmp_path, d="new")
    assert names(tmp_path) == {"a", "d", "east/letter.docx"}


def test_a_folder_of_others_is_refused_and_left_alone(tmp_path: Path) -> None:
    content = b"an image of a disc"
    (tmp_path / "disc.iso").write_bytes(content)
    for text in (None, f"{sha256(content).hexdigest()}  disc.iso\n"):
        if text:
            (tmp_path / "SHA256SUMS").write_text(text)
        before = sorted(tmp_path.iterdir())
        with pytest.raises(OccupiedError):
            export(tmp_path, a="new")
        assert sorted(tmp_path.iterdir()) == before


def test_no_list_of_checksums_leads_out_of_the_folder(tmp_path: Path) -> None:
    root, outside = tmp_path / "pack", tmp_path / "letter"
    outside.write_text("mine")
    export(root, a="old")
    with (root / "SHA256SUMS").open("a") as sums:
        sums.write(f"{sha256(b'mine').hexdigest()}  ../letter\n")
        sums.write(f"{sha256(b'mine').hexdigest()}  linked\n")
    (root / "linked").symlink_to(outside)
    export(root, b="new")
    assert outside.read_text() == "mine"
    assert names(root) == {"b", "linked"}


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError])
def test_a_batch_that_ends_early_changes_nothing(
    tmp_path: Path, fault: type[BaseException]
) -> None:
    export(tmp_path / "old", a="old")
    for name in ("old", "new"):
        with pytest.raises(fault), Folder(tmp_path / name) as folder:
            folder.put("a", b"new")
            raise fault
    assert not (tmp_path / "new").exists()
    assert (tmp_path / "old" / "a").read_text() == "old"
    assert not [p for p in (tmp_path / "old").iterdir() if p.name.startswith(".")]


@pytest.mark.parametrize(
    ("text", "name"),
    [("产值：历年", "产值：历年"), ("a/b\\c:d*?\"<>|e", "a_b_c_d_e"), ("../..", "_"),
     ("CON", "_CON"), ("", "_"), ("长" * 200, "长" * 70), (" a\nb ", "a_b")],
)  # fmt: skip
def test_names_of_files_are_safe(text: str, name: str) -> None:
    assert file_name(text) == name
