"""The configuration file: what it sets, for which paths, and how a mistake in it is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli_samples import Program
from ftzterms.checks import check_ids
from ftzterms.config import find
from ftzterms.config.paths import fits
from ftzterms.config.reading import read
from ftzterms.config.settings import Settings, commanded
from ftzterms.model import Confidence, ConfigurationError, Severity


def settings(folder: Path, text: str, name: str = "ftzterms.toml") -> Settings:
    (folder / name).write_text(text, "utf-8")
    return read(str(folder / name), check_ids())


def test_what_is_not_set_is_the_default(tmp_path: Path) -> None:
    config = settings(tmp_path, "").config("a.tmx")
    assert config.confidence is Confidence.MEDIUM
    assert config.select == config.ignore == frozenset()
    assert config.checks == {}


def test_the_command_line_wins_over_the_file_and_adds_to_what_is_ignored(tmp_path: Path) -> None:
    own = settings(tmp_path, 'confidence = "low"\nignore = ["whitespace"]\nfail-on = "info"\n')
    both = commanded(own, confidence="high", ignore=frozenset({"doubled-word"}), fail_on=None)
    assert both.config().confidence is Confidence.HIGH
    assert both.config().ignore == {"whitespace", "doubled-word"}
    assert both.fail_on is Severity.INFO


def test_a_table_for_some_paths_is_laid_over_the_rest_and_the_last_one_wins(tmp_path: Path) -> None:
    own = settings(
        tmp_path,
        """
        ignore = ["whitespace"]
        [checks.mixed-terms]
        severity = "error"
        [checks.whitespace]
        han-latin = "none"
        [[per-path]]
        files = ["press/**"]
        ignore = []
        house-style = "press"
        [per-path.checks.mixed-terms]
        confidence = "low"
        [[per-path]]
        files = ["press/old/*"]
        direction = "en-zh"
        """,
    )
    plain, press = own.config(str(tmp_path / "a.tmx")), own.config(str(tmp_path / "press" / "a.tmx"))
    old = own.config(str(tmp_path / "press" / "old" / "a.tmx"))
    assert plain.ignore == {"whitespace"}
    assert press.ignore == old.ignore == frozenset()
    assert press.checks["mixed-terms"].severity is Severity.ERROR
    assert press.checks["mixed-terms"].confidence is Confidence.LOW
    assert plain.checks["mixed-terms"].confidence is None
    assert plain.checks["whitespace"].options == {"han_latin": "none"}
    assert (plain.direction, press.direction, old.direction) == ("", "", "en-zh")
    assert own.house_style(str(tmp_path / "press" / "a.tmx")) == "press"
    assert own.house_style() == "official"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\ninclde = []", 2, "there is no setting “inclde” (did you mean “include”?)"),
        ("confidence = 3", 1, "“confidence” must be one of"),
        ('ignore = "whitespace"', 1, "“ignore” must be a list of check ids"),
        ('ignore = ["mising-term"]', 1, "did you mean 'missing-term'?"),
        ("[checks]\nmissing-term = 1", 2, "“checks.missing-term” must be a table"),
        ("[checks.nonsense]", 1, "there is no check 'nonsense'"),
        ('[[allow]]\nchecks = ["whitespace"]', 1, "allow.1 needs the key “reason”"),
        ('[[allow]]\nreason = " "', 2, "a reason must say something"),
        (
            '[[allow]]\nreason = "a"\n[[allow]]\nreason = "b"\nuntil = "2027-01-01"',
            5,
            "must be a date without quotation",
        ),
        ("[[per-path]]\nignore = []", 1, "per-path.1 needs the key “files”"),
        ("a = ", 1, "not TOML"),
        ("builtin = 1", 1, "“builtin” must be true or false"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        settings(tmp_path, text)
    assert message in str(raised.value)
    assert raised.value.line == line
    assert raised.value.path.endswith("ftzterms.toml")


def test_a_file_that_is_not_utf_8_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"# \xd6\xd0")
    with pytest.raises(ConfigurationError, match="not UTF-8: byte 3"):
        read(str(tmp_path / "a.toml"), ())
    with pytest.raises(ConfigurationError, match="No such file"):
        read(str(tmp_path / "b.toml"), ())


def test_the_nearest_file_upward_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "ftzterms.toml").touch()
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'other'\n", "utf-8")
    assert find(str(inner)) == str(tmp_path / "ftzterms.toml")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.ftzterms]\nconfidence = 'low'\n", "utf-8")
    assert find(str(inner)) == str(tmp_path / "a" / "pyproject.toml")


def test_a_table_of_pyproject(tmp_path: Path) -> None:
    text = "[project]\nname = 'x'\n\n[tool.ftzterms]\nconfidence = 'low'\n"
    assert settings(tmp_path, text, "pyproject.toml").config().confidence is Confidence.LOW
    with pytest.raises(ConfigurationError) as raised:
        settings(tmp_path, text + "confidnce = 'low'\n", "pyproject.toml")
    assert raised.value.line == 6


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[tool]\nftzterms = {}\n", True),
        ("tool = {ftzterms = {}}\n", True),
        ("tool . 'ftzterms' . lang = 'zh'\n", True),
        ("[tool.poetry.dependencies]\nftzterms = '^1'\n[tool]\nx = 1\n", False),
        ("[project]\ndependencies = ['ftzterms==1']\n", False),
        ("[tool]\nftzterms = \n", False),
    ],
)
def test_a_table_is_found_however_it_is_written(tmp_path: Path, text: str, *, found: bool) -> None:
    (tmp_path / "ftzterms.toml").touch()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pyproject.toml").write_text(text, "utf-8")
    assert (find(str(tmp_path / "a")) == str(tmp_path / "a" / "pyproject.toml")) is found


def test_what_is_no_configuration_is_not_passed_over(program: Program) -> None:
    program.write("pyproject.toml", '[tool]\nftzterms = "x"\n')
    ran = program("check", "right.tmx")
    assert (ran.status, ran.err) == (2, "pyproject.toml:2: “tool.ftzterms” must be a table, not 'x'\n")
    (program.folder / "ftzterms.toml").mkdir()
    ran = program("check", "right.tmx")
    assert (ran.status, ran.err) == (2, "ftzterms.toml: is a folder, and a configuration is a file\n")


@pytest.mark.parametrize(
    ("path", "pattern", "fit"),
    [
        ("a.tmx", "*.tmx", True),
        ("deep/er/a.tmx", "*.tmx", True),
        ("deep/a.tmx", "/*.tmx", False),
        ("press/x/a.md", "press/**", True),
        ("press/x/a.md", "press", True),
        ("press/x/a.md", "press/", True),
        ("press/x/a.md", "press/*.md", False),
        ("press/x/a.md", "press/**/*.md", True),
        ("press/a.md", "press/**/*.md", True),
        ("x/press/a.md", "press/**", False),
        ("x/press/a.md", "**/press/**", True),
        ("a1.md", "a[0-9].md", True),
        ("a1.md", "a[!0-9].md", False),
        ("a.md", "?.md", True),
        ("a+md", "a.md", False),
    ],
)
def test_patterns_fit_as_in_gitignore(path: str, pattern: str, *, fit: bool) -> None:
    assert fits(path, (pattern,)) is fit


def test_check_takes_what_the_file_includes_and_never_what_it_excludes(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.write(
        "ftzterms.toml", 'include = ["*.tmx"]\nexclude = ["old*"]\nglossaries = ["terms.toml"]\nbuiltin = false\n'
    )
    program.write("old.tmx", (program.folder / "wrong.tmx").read_bytes())
    ran = program("check", "-o", "concise")
    assert ran.status == 1
    assert {line.split(":")[0] for line in ran.out.splitlines() if ".tmx:" in line} == {"wrong.tmx"}
    assert program("check", "old.tmx").status == 0, "as a hook names it"
    assert program("check", "old.tmx", ".", "--config", "none.toml").status == 2
    monkeypatch.chdir(program.folder.parent)
    there = program("check", "--config", str(program.folder / "ftzterms.toml"), "-o", "concise")
    assert there.status == 1
    assert f"{program.folder.name}{os.sep}wrong.tmx:" in there.out


def test_severity_and_options_of_a_check(program: Program) -> None:
    program.write("ftzterms.toml", '[checks.forbidden-term]\nseverity = "warning"\n')
    assert program.ours("check", "wrong.tmx", "-o", "concise").status == 0
    assert program.ours("check", "wrong.tmx", "--fail-on", "warning").status == 1
    program.write("ftzterms.toml", '\n[checks.whitespace]\nhan-latn = "space"\n')
    ran = program.ours("check", "wrong.tmx")
    assert (ran.status, ran.err) == (
        2,
        "ftzterms.toml:2: check 'whitespace' has no option 'han-latn' (it has han-latin)\n",
    )
    program.write("ftzterms.toml", "[checks.unexplained-abbreviation]\nknown = 3\n")
    assert "must be a list, not 3" in program.ours("check", "wrong.tmx").err


def test_an_option_of_some_words_takes_no_other(program: Program) -> None:
    from ftzterms.checks import all_checks

    program.write("ftzterms.toml", '[checks.whitespace]\nhan-latin = "spce"\n')
    ran = program.ours("check", "wrong.tmx")
    assert ran.status == 2
    assert 'must be one of "", "space", "none", not \'spce\'' in ran.err
    for check in all_checks().values():
        assert check.configured(None, check.options).options == check.options


def test_the_options_of_a_check_are_used(program: Program) -> None:
    pair = '<tu><tuv xml:lang="en"><seg>5 ports</seg></tuv><tuv xml:lang="zh"><seg>共有5个港口</seg></tuv></tu>'
    head = '<tmx version="1.4"><header srclang="en"/><body>'
    program.write("a.tmx", f"{head}{pair}</body></tmx>")
    assert "whitespace" not in program.ours("check", "a.tmx", "-o", "concise").out
    program.write("ftzterms.toml", '[checks.whitespace]\nhan-latin = "space"\n')
    assert "whitespace" in program.ours("check", "a.tmx", "-o", "concise").out


def test_config_shows_what_holds_and_where_it_comes_from(program: Program) -> None:
    program.write("ftzterms.toml", '\nconfidence = "low"\n[[per-path]]\nfiles = ["press/*"]\nhouse-style = "press"\n')
    general = program("config").out.splitlines()
    assert general[0] == "Configuration file: ftzterms.toml"
    assert 'confidence  = "low"  # ftzterms.toml:2' in general
    assert 'house-style = "official"' in general
    assert 'house-style = "press"  # ftzterms.toml:3' in program("config", "press/a.md").out.splitlines()
    (program.folder / "ftzterms.toml").unlink()
    assert program("config").out.startswith("Configuration file: none found")


def test_the_schema_knows_every_setting_and_every_option() -> None:
    from ftzterms.checks import all_checks
    from ftzterms.config._settings import SETTINGS
    from ftzterms.config.schema import schema

    made = schema({name: check.options for name, check in all_checks().items()})
    assert set(made["properties"]) == {setting.key for setting in SETTINGS}
    assert "han-latin" in made["properties"]["checks"]["properties"]["whitespace"]["properties"]
    assert made["properties"]["allow"]["items"]["required"] == ["reason"]
    assert made["properties"]["confidence"] == {
        "description": "Show findings that are at least so sure.",
        "enum": ["low", "medium", "high"],
        "default": "medium",
    }
