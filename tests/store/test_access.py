"""Where a library lies: on which kind of disk, and how it may be opened there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.store import access
from reader.store.access import drop_ballast, network_of, open_alone, put_ballast

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/home /home nfs4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
/dev/sdb1 /home/me/stick vfat rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me/.local/share/wellread", "nfs4"),
        ("/home/me/stick/wellread", ""),
        ("/mnt/my share/wellread", "cifs"),
        ("/homestead", ""),
        ("/", ""),
    ],
)
def test_the_nearest_mount_says_whether_a_folder_is_on_a_network(
    tmp_path: Path, folder: str, kind: str
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert network_of(Path(folder), mounts) == kind


def test_where_nothing_tells_of_mounts_a_folder_is_on_no_network(
    tmp_path: Path,
) -> None:
    assert network_of(tmp_path, tmp_path / "nothing") == ""


def test_ballast_is_put_by_once_and_given_up_once(path: Path) -> None:
    put_ballast(path)
    put_ballast(path)
    [ballast] = path.parent.iterdir()
    assert ballast.stat().st_size == 128 * 1024
    assert ballast.stat().st_mode & 0o077 == 0
    assert drop_ballast(path)
    assert not drop_ballast(path)


def test_no_ballast_is_taken_from_a_disk_that_has_little_room(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "free_bytes", lambda _: access.LEAST_FREE - 1)
    put_ballast(path)
    assert not any(path.parent.iterdir())


def test_reading_a_file_alone_leaves_nothing_beside_it(path: Path) -> None:
    from reader.store.store import Store

    Store.open(path).close()
    there = sorted(path.parent.iterdir())
    raw = open_alone(path)
    assert raw.execute("SELECT count(*) FROM entries").fetchone() == (0,)
    assert sorted(path.parent.iterdir()) == there
    raw.close()
