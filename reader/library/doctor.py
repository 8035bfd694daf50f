"""The doctor: one look at all that can be unwell, a line each, and what to do."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from reader.config.paths import Paths
from reader.config.settings import Settings, parse_settings
from reader.config.subscriptions import parse_following
from reader.errors import ConfigError, DamagedError, StoreError
from reader.library import keys
from reader.library.health import healths
from reader.model import Health
from reader.model.caring import Finding
from reader.store import backup, check
from reader.store.access import LEAST_FREE, free_bytes, network_of
from reader.store.accounts import Accounts
from reader.store.rules import fault_of
from reader.store.salvage import Rescued, replay, rescue
from reader.store.space import largest
from reader.store.store import Store

_FIX = "wellread doctor --fix"
_STALE_DAYS = 8


class Doctor:
    """Examines the library at some paths, whether it can be opened or not.

    Args:
        paths: Where everything is.
        now: The clock.
        refused: Says what of the settings a front end would not take, a line each.
    """

    def __init__(
        self,
        paths: Paths,
        now: Callable[[], datetime],
        refused: Callable[[Settings], Sequence[str]] = lambda _: (),
    ) -> None:
        self._paths = paths
        self._now = now
        self._refused = refused

    def findings(self, *, fix: bool) -> Iterator[Finding]:
        """Look at one thing after the other, and mend what can be mended."""
        yield from self._configuration()
        yield from self._permissions(fix=fix)
        yield from self._disk()
        if self._paths.library.exists():
            yield from self._library(fix=fix)
        else:
            said = "there is none yet; the first start makes it"
            yield Finding("library", True, said)
        yield from self._backups()

    def _configuration(self) -> Iterator[Finding]:
        try:
            feeds, settings = self._paths.read_feeds(), self._paths.read_settings()
        except ConfigError as error:
            yield Finding("configuration", False, str(error), "make it readable")
            return
        known = parse_settings(settings, source=str(self._paths.settings))
        problems = (
            *parse_following(
                feeds, source=str(self._paths.feeds), fault_of=fault_of
            ).problems,
            *known.problems,
            *self._refused(known),
        )
        for problem in problems:
            yield Finding("configuration", False, problem, "edit that file")
        if not problems:
            yield Finding("configuration", True, "nothing in it is wrong")
        yield from keys.passwords(self._paths)

    def _permissions(self, *, fix: bool) -> Iterator[Finding]:
        """Nobody else needs to know what somebody reads about their health."""
        loose = [path for path in self._own_files() if _others_may_look(path)]
        if not loose:
            yield Finding("permissions", True, "nobody else can read your files")
        for path in loose:
            wanted = 0o700 if path.is_dir() else 0o600
            if fix:
                with suppress(OSError):
                    path.chmod(wanted)
            is_mended = not _others_may_look(path)
            said = f"others may read {path}"
            yield Finding(
                "permissions",
                is_mended,
                f"was unwell ({said}); mended" if is_mended else said,
                "" if is_mended else f"{_FIX}, or chmod {wanted:o}",
                is_mended,
            )

    def _own_files(self) -> Iterator[Path]:
        copies = backup.folder_of(self._paths.library)
        for folder in dict.fromkeys((self._paths.config, self._paths.data, copies)):
            if folder.is_dir():
                yield folder
                # What a person wrote themselves is safe in a folder that is theirs.
                is_safe = not _others_may_look(folder)
                yield from sorted(
                    path
                    for path in folder.iterdir()
                    if path.is_file() and not (is_safe and path.suffix == ".toml")
                )

    def _disk(self) -> Iterator[Finding]:
        folder = self._paths.data
        if not folder.is_dir():
            return
        free = free_bytes(folder)
        said = f"{free / 2**20:,.0f} MB are free"
        if free < LEAST_FREE:
            said += "; a refresh waits until there are 50"
            yield Finding("disk", False, said, "make room on that disk")
        else:
            yield Finding("disk", True, said)
        if kind := network_of(folder):
            said = f"the library lies on a network ({kind}), which can damage it"
            yield Finding("disk", False, said, "keep it on a disk of this machine")

    def _library(self, *, fix: bool) -> Iterator[Finding]:
        try:
            with Store.open(self._paths.library) as store:
                if notice := store.connection.notice:
                    is_newer = notice.endswith("please update")
                    advice = "" if is_newer else "see to its permissions"
                    yield Finding("library", False, notice, advice)
                yield from check.examine(store.connection, fix=fix)
                yield from self._journal(store, fix=fix)
                yield from keys.tokens(
                    self._paths, Accounts(store.connection).current()
                )
                yield _space(store)
                yield from map(_feed, healths(store, self._now()))
        except DamagedError as error:
            yield from self._damaged(error, fix=fix)
        except StoreError as error:
            yield Finding("library", False, str(error), "see what it says")

    def _damaged(self, error: DamagedError, *, fix: bool) -> Iterator[Finding]:
        if not fix:
            yield Finding("integrity", False, str(error), _FIX)
            return
        try:
            rescued = rescue(self._paths.library, at=self._now())
        except StoreError as failed:
            yield Finding("integrity", False, str(failed), "see what it says")
            return
        yield Finding("integrity", True, _rescued(rescued), "", True)

    def _journal(self, store: Store, *, fix: bool) -> Iterator[Finding]:
        """Whether the library has every mark that the journal says was made."""
        library = self._paths.library
        missing = replay(store.connection, library, only_look=not fix)
        if not missing:
            yield Finding("journal", True, "the library has every mark that is noted")
        elif fix:
            yield Finding("journal", True, f"{missing:,} marks were put back", "", True)
        else:
            said = f"{missing:,} marks are noted that the library does not have"
            yield Finding("journal", False, said, _FIX)

    def _backups(self) -> Iterator[Finding]:
        copies = backup.backups(self._paths.library)
        if not copies:
            if self._paths.library.exists():
                said = "there is none yet; the next refresh makes one"
                yield Finding("backups", True, said)
            return
        newest, days = copies[0], (self._now() - copies[0].at).days
        said = f"{len(copies)}, the newest {newest.path} of {newest.at:%Y-%m-%d %H:%M}"
        fault = backup.fault_of(newest.path)
        if not fault and days > _STALE_DAYS:
            fault = f"{days} days old"
        if fault:
            yield Finding("backups", False, f"{said}: {fault}", "wellread backup")
        else:
            yield Finding("backups", True, f"{said}, checked")


def _others_may_look(path: Path) -> bool:
    with suppress(OSError):
        return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
    return False


def _space(store: Store) -> Finding:
    parts = largest(store.connection)
    size = sum(bytes_ for _name, bytes_ in parts)
    most = ", ".join(f"{name} {bytes_ / size:.0%}" for name, bytes_ in parts[:4])
    return Finding("space", True, f"{size / 2**20:,.1f} MB: {most}")


def _feed(health: Health) -> Finding:
    """A feed that is merely silent is well; its server may have nothing to say."""
    troubles = health.troubles or tuple(filter(None, [health.feed.error]))
    said = " ".join((f"{health.feed.title}:", *troubles))
    if health.is_failing or health.gone_since:
        return Finding("feeds", False, said, "wellread feeds tells more")
    return Finding("feeds", True, said.removesuffix(":"))


def _rescued(rescued: Rescued) -> str:
    origin = f"the copy {rescued.backup.name}" if rescued.backup else "nothing"
    return (
        f"the damaged library is now {rescued.aside}; a new one was made of {origin}, "
        f"{rescued.read.entries:,} articles and {rescued.read.marks:,} marks "
        f"that could be read, and {rescued.noted:,} marks from the journal"
    )
