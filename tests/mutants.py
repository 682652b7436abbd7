"""Tries mutants of the core against the tests: mutants.py TREE OUT [WORKERS]

cargo-mutants says what to change (`cargo mutants --list --json`). Compiling the core once for each of them would
take half a day, so all of them are compiled into one: every function begins with `if is(7) { return <the body with
mutant 7>; }` for each of its mutants, and an environment variable says which one lives. What does not compile is
found and left out. What is no function's body (a constant), or gives an `impl Trait`, cannot be switched and is
compiled alone, at the end.

Each mutant is tried on the tests of its part, cheap ones first, until one fails. They come in random order, the same
each time, so that what a stopped run has tried is a sample; the next run goes on from there. Writes
OUT/results.txt, a line for each mutant tried, and OUT/unviable.txt.
"""

import itertools
import json
import os
import random
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
#[allow(dead_code, reason = "one that is compiled alone needs no switch")]
pub(crate) fn is(number: u32) -> bool {{
    *LIVING == number
}}
"""
# A mutant may turn a loop endless.
LIMIT_S = 900
# The core's tests inside its sources.
CORE = "aftercare_core"
# The tests that can notice, with options, in the order of what they cost.
TESTS = {
    "triage": [CORE, "protocol", "journey", "seeds", "laws_input", "emergency", "laws_advice", "laws", "laws_random"],
    "schedule": [
        CORE, "protocol", "settings", "journey", "asked_reminders", "schedule --skip sweep", "emergency", "schedule"
    ],
}


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


def declare(tree):
    """Makes every test that is used a target of the tree; gives the options that build them."""
    names = sorted({test.split()[0] for tests in TESTS.values() for test in tests} - {CORE})
    with (tree / "tests/Cargo.toml").open("a") as manifest:
        for name in names:
            path = f"tests/{name}.rs" if (tree / f"tests/tests/{name}.rs").exists() else f"tests/{name}/main.rs"
            manifest.write(f'\n[[test]]\nname = "{name}"\npath = "{path}"\n')
    return ["--package=aftercare-core", "--package=aftercare-tests", "--lib", *(f"--test={name}" for name in names)]


def build(tree, wanted):
    """Every test's program, or what the compiler says against it."""
    status, messages, said = cargo(tree, "test", "--no-run", "--profile=mutants", *wanted)
    programs = {m["target"]["name"]: m["executable"] for m in messages if m.get("executable")}
    return (programs, None) if status == 0 else (None, said)


def alone(tree, originals, mutant, wanted):
    """The tests' programs of a core with nothing but one mutant in it; None if that does not compile."""
    for name, text in originals.items():
        if name == mutant["file"]:
            lines = text.splitlines(keepends=True)
            start, stop = (offset(lines, mutant["span"][side]) for side in ("start", "end"))
            text = text[:start] + mutant["replacement"] + text[stop:]
        (tree / name).write_text(text)
    return build(tree, wanted)[0]


def passes(tree, programs, test, number):
    """Whether a test's program passes with a mutant; one that does not end does not."""
    name, *options = test.split()
    # `--fail-fast` is stable under this name only.
    environment = {**os.environ, SWITCH: str(number), "RUSTC_BOOTSTRAP": "1"}
    command = [programs[name], "--quiet", "-Zunstable-options", "--fail-fast", "--test-threads=1", *options]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        return subprocess.run(command, cwd=tree / "tests", env=environment, timeout=LIMIT_S, **silent).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def main():
    tree, out = Path(sys.argv[1]), Path(sys.argv[2])
    workers = int(sys.argv[3]) if len(sys.argv) > 3 else 1
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
    (out / "unviable.txt").write_text("".join(mutants[n]["name"] + "\n" for n in sorted(unviable)))
    wanted = declare(tree)
    programs, said = build(tree, wanted)
    if programs is None:
        sys.exit("The tests do not compile:\n" + said)
    # Unchanged, everything must pass, or every mutant would look caught.
    for test in sorted({test for tests in TESTS.values() for test in tests}):
        if not passes(tree, programs, test, len(mutants)):
            sys.exit(f"{test} fails without any mutant")

    results = out / "results.txt"
    tried = set(results.read_text().splitlines()) if results.exists() else set()
    tried = {line.split(" ", 1)[1] for line in tried}
    untried = [n for n in range(len(mutants)) if n not in unviable and mutants[n]["name"] not in tried]
    random.Random(1).shuffle(untried)

    def fate(n, programs=programs):
        part = mutants[n]["file"].split("/")[2]
        caught = next((test for test in TESTS[part] if not passes(tree, programs, test, n)), None)
        return f"{'caught' if caught else 'MISSED'} {mutants[n]['name']}\n"

    def rebuilt_fate(n):
        alone_in_it = alone(tree, originals, mutants[n], wanted)
        return fate(n, alone_in_it) if alone_in_it else f"unviable {mutants[n]['name']}\n"

    with ThreadPoolExecutor(workers) as pool, results.open("a") as file:
        switchable = pool.map(fate, [n for n in untried if n not in unswitched])
        for line in itertools.chain(switchable, map(rebuilt_fate, [n for n in untried if n in unswitched])):
            file.write(line)
            file.flush()
    fates = [line.split(" ", 1)[0] for line in results.read_text().splitlines()]
    print(f"{fates.count('caught')} caught, {fates.count('MISSED')} missed, ", end="")
    print(f"{len(unviable) + fates.count('unviable')} do not compile")


main()
