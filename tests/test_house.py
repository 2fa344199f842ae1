"""The walls of the house: who may import whom, how large things may be, what may be caught."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "src" / "foreigndesk"
ROOMS = {"collect", "cluster", "rank", "translate", "write", "verify", "publish", "deliver"}
BELOW = {"domain", "errors"}
DOORS: dict[str, set[str]] = {
    "domain": {"domain"},
    "errors": set(),
    "ports": {"domain", "errors"},
    "language": {"domain", "errors"},
    **{room: {"domain", "errors", "ports", "language"} for room in ROOMS},
    "engines": {"domain", "errors", "ports"},
    "store": {"domain", "errors", "ports"},
    "desk": ROOMS | {"domain", "errors", "ports", "steps"},
    "steps": ROOMS | {"domain", "errors", "ports"},
    "rolls": {"domain", "errors"},
    "settings": {"errors"},
    "press": set(),
    "editions": set(),
    "web": {"domain", "errors", "ports", "deliver", "publish"},
    "wiring": {
        "domain",
        "errors",
        "ports",
        "engines",
        "store",
        "desk",
        "deliver",
        "rolls",
        "settings",
        "web",
        "steps",
    },
    "evals": ROOMS | {"domain", "errors", "ports", "language", "wiring", "settings"},
    "samples": {
        "domain",
        "errors",
        "ports",
        "rolls",
        "settings",
        "wiring",
        "desk",
        "web",
        "deliver",
        "steps",
    },
    "commands": {
        "domain",
        "errors",
        "ports",
        "rolls",
        "settings",
        "wiring",
        "desk",
        "web",
        "evals",
        "samples",
        "collect",
        "publish",
        "deliver",
        "verify",
        "steps",
    },
    "cli": {"errors", "settings", "commands"},
    "__init__": set(),
    "__main__": {"cli"},
}
"""Part of the house → the parts it may import besides itself: the plan (design, section 4)."""
WORLD = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "httpx2",
    "sqlalchemy",
    "smtplib",
    "subprocess",
    "threading",
    "multiprocessing",
    "asyncio",
    "random",
    "secrets",
    "time",
}
"""What no room and no language may import: the net, the store, the clock, chance."""
CLOCK = {"now", "utcnow", "today"}
CATCH_ALL = {"cli.py", "engines/crew.py"}
"""The two outermost loops where any exception may be caught."""


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(HOUSE.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def _part(path: Path) -> str:
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def _imports(tree: ast.Module, path: Path) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            module = node.module or ""
            if module == "foreigndesk":
                yield from (f"foreigndesk.{name.name}" for name in node.names)
            else:
                yield module
        elif isinstance(node, ast.ImportFrom):
            pytest.fail(f"{path}: relative import; name the whole module")


def test_every_part_of_the_house_is_on_the_plan() -> None:
    standing = {_part(path) for path in HOUSE.rglob("*.py")}

    assert standing <= set(DOORS), f"not on the plan: {sorted(standing - set(DOORS))}"


def test_arrows_point_one_way() -> None:
    wrong = []
    for path, tree in _modules():
        part = _part(path)
        for module in _imports(tree, path):
            if not module.startswith("foreigndesk."):
                continue
            target = module.split(".")[1]
            if target != part and target not in DOORS[part]:
                wrong.append(f"{path.relative_to(HOUSE)} opens {target}")

    assert not wrong, "\n".join(wrong)


def test_rooms_reach_neither_net_nor_store_nor_clock() -> None:
    wrong = []
    for path, tree in _modules():
        if _part(path) not in ROOMS | {"language", "domain"}:
            continue
        wrong += [
            f"{path.relative_to(HOUSE)} imports {module}"
            for module in _imports(tree, path)
            if module in WORLD or module.split(".")[0] in WORLD - {"urllib.request"}
        ]
        wrong += [
            f"{path.relative_to(HOUSE)}:{node.lineno} asks the clock"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CLOCK
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in {"datetime", "date"}
        ]

    assert not wrong, "\n".join(wrong)


def test_everything_is_caught_only_in_the_two_outermost_loops() -> None:
    wrong = []
    for path, tree in _modules():
        if str(path.relative_to(HOUSE)) in CATCH_ALL:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler):
                caught = (
                    []
                    if node.type is None
                    else [n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)]
                )
                if node.type is None or {"Exception", "BaseException"} & set(caught):
                    wrong.append(f"{path.relative_to(HOUSE)}:{node.lineno}")

    assert not wrong, "\n".join(wrong)


def test_files_and_functions_keep_their_measures() -> None:
    wrong = []
    for path, tree in _modules():
        lines = path.read_text("utf-8").splitlines()
        filled = sum(bool(line.strip()) for line in lines)
        if filled > 400:
            wrong.append(f"{path.relative_to(HOUSE)}: {filled} lines, at most 400")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = _body_lines(node)
                if length > 40:
                    wrong.append(
                        f"{path.relative_to(HOUSE)}: {node.name} has {length} lines, at most 40"
                    )

    assert not wrong, "\n".join(wrong)


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "manager", "misc"])
def test_no_file_is_named_after_nothing(word: str) -> None:
    assert not list(HOUSE.rglob(f"*{word}*.py"))
