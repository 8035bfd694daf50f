"""The keys a reader asked for, checked against the keys there are."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

Contexts = Sequence[Iterable[BindingType]]
"""For each place the keys can be pressed in: all bindings that are in force there."""


_MODIFIERS = frozenset(("ctrl", "alt", "shift", "super", "hyper", "meta"))
_NAMES = frozenset(
    ("space", *(key.value.rpartition("+")[2] for key in Keys if key.value[:1] != "<"))
).union(KEY_NAME_REPLACEMENTS.values())
"""Keys that are called by a word, such as ``pageup``."""


def check_keys(
    wanted: Mapping[str, str], contexts: Contexts
) -> tuple[dict[str, str], list[str]]:
    """Tell the keys that can be used from those that cannot.

    Textual ignores an unknown id, and where two actions ask for one key it takes the
    key from one of them without a word; so neither is let through to it.

    Args:
        wanted: Binding ids to keys; several keys stand between commas.
        contexts: Where keys may clash.

    Returns:
        What ``App.set_keymap`` may be given, and a line for each that was refused.
    """
    known = {b.id: b for context in contexts for b in _bindings(context) if b.id}
    keymap: dict[str, str] = {}
    problems: list[str] = []
    for name, keys in wanted.items():
        if name not in known:
            problems.append(_unknown(name, known))
        elif not keys_of(keys):
            problems.append(f"settings.toml: keys.{name}: no key is given")
        elif odd := [key for key in keys_of(keys) if not is_key(key)]:
            problems.append(_no_key(name, odd[0]))
        else:
            keymap[name] = ",".join(keys_of(keys))
    while clash := _clash(keymap, contexts):
        key, first, second = clash
        loser = second if second.id in keymap else first
        del keymap[str(loser.id)]
        problems.append(
            f"settings.toml: keys.{loser.id}: {key!r} would mean both "
            f"“{first.description}” ({first.id}) and "
            f"“{second.description}” ({second.id})"
        )
    return keymap, problems


def without(bindings: Iterable[BindingType], *names: str) -> list[BindingType]:
    """The bindings but for those of these ids, which others are in front of."""
    return [b for b in bindings if not (isinstance(b, Binding) and b.id in names)]


def _bindings(context: Iterable[BindingType]) -> list[Binding]:
    return [binding for binding in context if isinstance(binding, Binding)]


def keys_of(keys: str) -> list[str]:
    """Each key by its long name; the comma itself is written ``comma``."""
    written = ",".join(key.strip() for key in keys.split(",") if key.strip())
    if not written:
        return []
    return [binding.key for binding in Binding.make_bindings([Binding(written, "")])]


def is_key(name: str) -> bool:
    """Whether there is a key of this long name, so that it can ever be pressed."""
    *modifiers, base = name.split("+")
    is_named = base in _NAMES or key_to_character(base) is not None
    return is_named and _MODIFIERS.issuperset(modifiers)


def _no_key(name: str, key: str) -> str:
    meant = difflib.get_close_matches(key, list(_NAMES), n=1)
    hint = f"; did you mean {meant[0]!r}?" if meant else ""
    return f"settings.toml: keys.{name}: no key is called {key!r}{hint}"


def _unknown(name: str, known: Iterable[str]) -> str:
    meant = difflib.get_close_matches(name, list(known), n=1)
    hint = f"; did you mean {meant[0]!r}?" if meant else ""
    return f"settings.toml: keys.{name}: no action is called that{hint}"


def _clash(
    keymap: Mapping[str, str], contexts: Contexts
) -> tuple[str, Binding, Binding] | None:
    """A key that two actions have in one context, at least one by the reader's wish."""
    for context in contexts:
        holders: dict[str, list[Binding]] = defaultdict(list)
        for binding in _bindings(context):
            for key in keys_of(keymap.get(binding.id or "", binding.key)):
                holders[key].append(binding)
        for key, (first, *others) in holders.items():
            for second in others:
                if first.id != second.id and {first.id, second.id} & keymap.keys():
                    return key, first, second
    return None
