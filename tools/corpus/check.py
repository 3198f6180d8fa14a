#!/usr/bin/env python3
"""Checks the sample corpus and the question sets.

    tools/corpus/check.py [--plan PLAN.md]

Corpus: front matter, side files, the word サンプル, marks of the project table.
Questions: format, ids, counts; every group of an answerable question has an alternative that
occurs in the source, and the groups stand close to each other. The source of plan-*.jsonl is
the Markdown of the plan, which is not part of this repository; without --plan these are only
checked for format. Needs pdftotext for the PDF.
"""
import argparse
import html
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
EVALS = ROOT / "tests" / "evals"
KEYS = ["title", "kind", "department", "effective", "access"]
KINDS = {"plan", "guideline", "manual", "other"}
SETS = {
    "corpus-answers.jsonl": (40, 16),
    "plan-answers-1.jsonl": (50, 20),
    "plan-answers-2.jsonl": (50, 20),
    "plan-answers-3.jsonl": (40, 20),
    "plan-answers-4.jsonl": (20, 8),
}
NEAR = 1200  # characters between the groups of one question

PDF_PAGES = []  # of the one PDF of the corpus: the only document with pages
problems = []


def problem(text):
    problems.append(text)


def squeeze(text):
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s", "", text).replace("**", "")


def front_matter(name, text):
    keys = [line.split(":", 1)[0] for line in text.strip().splitlines()]
    if keys != KEYS:
        problem(f"{name}: keys are {keys}")
        return
    values = dict(line.split(": ", 1) for line in text.strip().splitlines())
    if values["kind"] not in KINDS:
        problem(f"{name}: kind {values['kind']}")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", values["effective"]):
        problem(f"{name}: effective {values['effective']}")
    if not re.fullmatch(r"\[\w+(, \w+)*\]", values["access"]):
        problem(f"{name}: access {values['access']}")


def text_of(path):
    if path.suffix == ".md":
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        front_matter(path.name, head)
        return body
    side = path.with_name(path.name + ".meta.yaml")
    if not side.exists():
        problem(f"{path.name}: no {side.name}")
    else:
        front_matter(side.name, side.read_text(encoding="utf-8"))
    if path.suffix == ".pdf":
        text = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True,
                              capture_output=True, text=True).stdout
        PDF_PAGES[:] = text.split("\f")
        return text
    return html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8")))


def corpus():
    texts = []
    for path in sorted(CORPUS.iterdir()):
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+", path.name):
            problem(f"{path.name}: not lower-case kebab-case")
        if path.name.endswith(".meta.yaml"):
            continue
        text = text_of(path)
        if "サンプル" not in text[:200]:
            problem(f"{path.name}: サンプル not near the top")
        texts.append(text)
    rows = [[c.strip() for c in line.strip().strip("|").split("|")]
            for line in (CORPUS / "dx-plan-projects.md").read_text(encoding="utf-8").splitlines()
            if re.match(r"\| \d+ \| \d+ \|", line)]
    marks = [sum(row[i] == "○" for row in rows) for i in range(4, 8)]
    if len(rows) != 70 or marks != [50, 12, 26, 3]:
        problem(f"dx-plan-projects.md: {len(rows)} projects, marks {marks}")
    return texts


def questions(name, sources):
    items = [json.loads(line) for line in (EVALS / name).read_text(encoding="utf-8").splitlines()]
    counts = (sum(i["answerable"] for i in items), sum(not i["answerable"] for i in items))
    if counts != SETS[name]:
        problem(f"{name}: {counts[0]} answerable, {counts[1]} unanswerable")
    for item in items:
        groups = item.get("must_contain", [])
        if bool(groups) != item["answerable"]:
            problem(f"{name} {item['id']}: must_contain does not fit answerable")
        if not sources or not groups:
            continue
        if "pages" in item:
            sources_here = [squeeze(p) for n, p in enumerate(PDF_PAGES, 1) if n in item["pages"]]
        else:
            sources_here = sources
        best = None
        for source in sources_here:
            places = [[m.start() for a in group for m in re.finditer(re.escape(squeeze(a)), source)]
                      for group in groups]
            if all(places):
                spread = min(max(min(abs(p - q) for q in group) for group in places)
                             for p in places[0])
                best = spread if best is None else min(best, spread)
        if best is None:
            problem(f"{name} {item['id']}: not in one source: {groups}")
        elif best > NEAR:
            problem(f"{name} {item['id']}: groups stand {best} characters apart")
    return items


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--plan", type=pathlib.Path)
    plan = arguments.parse_args().plan
    corpus_sources = [squeeze(t) for t in corpus()]
    plan_sources = [squeeze(plan.read_text(encoding="utf-8"))] if plan else []
    seen = {}
    for name in SETS:
        for item in questions(name, corpus_sources if name.startswith("corpus") else plan_sources):
            for key in (item["id"], squeeze(item["question"])):
                if key in seen:
                    problem(f"{name}: {key} is also in {seen[key]}")
                seen[key] = name
    for text in problems:
        print(f"error: {text}", file=sys.stderr)
    if not plan:
        print("note: no --plan given, the plan questions were only checked for format")
    print(f"{len(seen) // 2} questions, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
