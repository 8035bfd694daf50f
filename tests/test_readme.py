"""README tells the truth: its commands exist, its code runs, its keys are bound."""

import re
from pathlib import Path

import pytest
from click import Group

from reader.cli.main import commands
from reader.config.paths import resource
from reader.store.asking.values import FIELDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def test_every_command_stands_in_the_readme() -> None:
    assert commands()
    for name in commands():
        assert f"`wellread {name}" in README


def test_every_command_in_the_readme_exists() -> None:
    named = set(re.findall(r"wellread ([a-z]+)", README))
    assert named - {"needs", "for"} <= set(commands())


def test_the_readmes_paths_and_benches_exist() -> None:
    part = README[README.index("## How to work on it") :]
    rooms = "store|tui|core|cli|library|config|model"
    for folder in re.findall(rf"`((?:{rooms})/[\w/.]*)`", part):
        assert (ROOT / "reader" / folder).exists(), folder
    benches = set(re.findall(r"^\| `([a-z]+)` \|", part, re.M))
    assert len(benches) > 8
    for name in benches:
        assert (ROOT / "tests" / "bench" / f"{name}.py").exists(), name
    told = re.findall(r"\*([A-Z][^*]+)\*", part)
    manual = resource("welcome.xml").read_text(encoding="utf-8")
    for title in told:
        assert f"<title>{title}" in manual, title


def test_every_field_of_a_query_stands_in_the_readme() -> None:
    for field in FIELDS:
        assert re.search(rf"\b{field}:", README), field


def test_every_option_in_the_readmes_table_exists() -> None:
    for name, row in re.findall(r"^\| `wellread ([a-z]+).*?\|(.*)\|$", README, re.M):
        command = commands()[name]
        inner = command.commands.values() if isinstance(command, Group) else ()
        known = {
            option
            for each in (command, *inner)
            for parameter in each.params
            for option in (*parameter.opts, *parameter.secondary_opts)
        }
        assert set(re.findall(r"--[a-z-]+", row)) <= known


@pytest.mark.parametrize("code", [body for kind, body in BLOCKS if kind == "python"])
def test_the_python_in_the_readme_runs(home: Path, code: str) -> None:
    exec(compile(code, "README.md", "exec"), {})


def test_the_two_commands_are_the_first_blocks() -> None:
    shell = [body.strip() for kind, body in BLOCKS if kind == "sh"]
    assert shell[0].endswith(".venv/bin/wellread")
    assert shell[1] == ".ci/run"
