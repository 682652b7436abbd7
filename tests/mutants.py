"""Tries mutants of the core against the tests: mutants.py TREE TESTS OUT [WORKERS]

cargo-mutants says what to change (`cargo mutants --list --json`). Compiling the core once for each of them would
take half a day, so all of them are compiled into one: every function begins with `if is(7) { return <the body with
mutant 7>; }` for each of its mutants, and an environment variable says which one lives. What does not compile is
found and left out; what is no function's body (a constant) cannot be switched and is listed as such.

TESTS names the test binaries, those before the `+` first; the others see only what these have missed. Writes
OUT/{caught,missed,unviable,unswitched}.txt, and prints the sums.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SWITCH = "AFTERCARE_MUTANT"
SWITCH_MODULE = f"""//! Which mutant lives.
use std::sync::LazyLock;
static LIVING: LazyLock<u32> =
    LazyLock::new(|| std::env::var("{SWITCH}").ok().and_then(|n| n.parse().ok()).unwrap_or(u32::MAX));
pub(crate) fn is(number: u32) -> bool {{
    *LIVING == number
}}
"""
# A mutant may turn a loop endless.
LIMIT_S = 600


def offset(lines, place):
    """Where a place, counted from 1, is in the text."""
    return sum(len(line) for line in lines[: place["line"] - 1]) + place["column"] - 1


def body_start(text, at):
    """The first brace of a function's body: the first that is outside of every bracket and of the return type."""
    depth = 0
    while True:
        char = text[at]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "{" and depth == 0:
            return at
        at += 1


def switched(text, mutants, left_out):
    """The text with every mutant in it, and for each of its lines the mutant that it belongs to."""
    lines = text.splitlines(keepends=True)
    insertions = defaultdict(list)
    for number, mutant in mutants:
        if number in left_out:
            continue
        function = mutant["function"]
        end = offset(lines, function["span"]["end"])
        body = body_start(text, offset(lines, function["span"]["start"]))
        start, stop = (offset(lines, mutant["span"][side]) for side in ("start", "end"))
        if mutant["genre"] == "FnValue":
            changed = "{ " + mutant["replacement"] + " }"
        else:
            changed = text[body:start] + mutant["replacement"] + text[stop:end]
        insertions[body + 1].append((number, changed))
    out, owners = "", []
    position = 0
    for at in sorted(insertions):
        out += text[position:at]
        for number, changed in insertions[at]:
            out += "\n"
            owners += [None] * (out.count("\n") - len(owners))
            out += f"if crate::mutant::is({number}) {{ return {changed}; }}\n"
            owners += [number] * (out.count("\n") - len(owners))
        position = at
    return out + text[position:], owners


def cargo(tree, *arguments):
    """What the compiler says, as JSON messages."""
    ran = subprocess.run(["cargo", *arguments, "--message-format=json", "--quiet"], cwd=tree, capture_output=True, text=True)
    return ran.returncode, [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")], ran.stderr


def write_all(tree, originals, mutants, left_out):
    """Writes every file with its mutants; gives the owners of lines by file."""
    owners = {}
    for name, text in originals.items():
        own = [(number, mutant) for number, mutant in enumerate(mutants) if mutant["file"] == name]
        changed, owners[name] = switched(text, own, left_out)
        (tree / name).write_text(changed)
    return owners


def viable(tree, originals, mutants, left_out):
    """Leaves out what does not compile, until the rest does."""
    while True:
        owners = write_all(tree, originals, mutants, left_out)
        status, messages, said = cargo(tree, "check", "--package", "aftercare-core")
        if status == 0:
            return left_out
        guilty = set()
        for message in messages:
            if message.get("reason") != "compiler-message" or message["message"]["level"] != "error":
                continue
            for span in message["message"]["spans"]:
                lines = owners.get(span["file_name"], [])
                for line in range(span["line_start"], span["line_end"] + 1):
                    if span["is_primary"] and line - 1 < len(lines) and lines[line - 1] is not None:
                        guilty.add(lines[line - 1])
        if not guilty:
            sys.exit("The core with its mutants does not compile:\n" + said)
        left_out |= guilty


def binaries(tree, tests):
    """The test binaries in the order in which they are to run."""
    wanted = [f"--test={name}" for name in tests]
    status, messages, said = cargo(tree, "test", "--no-run", "--profile=mutants", "--package=aftercare-tests", *wanted)
    if status != 0:
        sys.exit("The tests do not compile:\n" + said)
    found = {m["target"]["name"]: m["executable"] for m in messages if m.get("executable")}
    return [found[name] for name in tests]


def passes(tree, binary, number):
    """Whether all tests of a binary pass with a mutant; one that does not end does not."""
    # `--fail-fast` is stable under this name only.
    environment = {**os.environ, SWITCH: str(number), "RUSTC_BOOTSTRAP": "1"}
    command = [binary, "--quiet", "-Zunstable-options", "--fail-fast", "--test-threads=1"]
    try:
        ran = subprocess.run(
            command, cwd=tree / "tests", env=environment, timeout=LIMIT_S, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def main():
    tree, names, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    workers = int(sys.argv[4]) if len(sys.argv) > 4 else os.cpu_count()
    mutants = json.loads((out / "mutants.json").read_text())
    # A function that constants may call cannot look at a switch; it keeps its length, so that places stay right.
    originals = {
        name: (tree / name).read_text().replace("const fn", "      fn") for name in {mutant["file"] for mutant in mutants}
    }
    (tree / "core/src/mutant.rs").write_text(SWITCH_MODULE)
    library = tree / "core/src/lib.rs"
    library.write_text(library.read_text() + "\nmod mutant;\n")

    unswitched = {n for n, m in enumerate(mutants) if not m["function"] or "impl " in m["function"]["return_type"]}
    unviable = viable(tree, originals, mutants, set(unswitched)) - unswitched
    quick, rest = (part.split() for part in names.split("+"))
    tests = binaries(tree, quick + rest)

    # Unchanged, everything must pass, or every mutant would look caught.
    for binary in tests:
        if not passes(tree, binary, len(mutants)):
            sys.exit(f"{binary} fails without any mutant")
    living = [n for n in range(len(mutants)) if n not in unviable | unswitched]
    caught, done = {}, 0
    with ThreadPoolExecutor(workers) as pool:
        for n, by in zip(living, pool.map(lambda n: next((b for b in tests if not passes(tree, b, n)), None), living)):
            caught[n] = by
            done += 1
            if by is None:
                print(f"missed {mutants[n]['name']}", flush=True)
            elif done % 25 == 0:
                print(f"{done} of {len(living)}", flush=True)

    lists = {
        "caught": [n for n in living if caught[n]],
        "missed": [n for n in living if not caught[n]],
        "unviable": sorted(unviable),
        "unswitched": sorted(unswitched),
    }
    for kind, numbers in lists.items():
        (out / f"{kind}.txt").write_text("".join(mutants[n]["name"] + "\n" for n in numbers))
        print(f"{len(numbers)} {kind}")


main()
