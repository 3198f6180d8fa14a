#!/usr/bin/env python3
"""Writes the labelled sentences for `./assistant eval detectors`: generate.py development|held-out|final|forms > FILE.jsonl.

Each template is a sentence of a municipal office; {my} stands for a value that must be found, {n12} for one that must
not. Offsets are UTF-16 code units. The sets share the makers of values, but no template and no seed.
"""
import json
import random
import re
import sys

import final
import forms
import held_out
import development
from values import NEGATIVE, POSITIVE


def units(text):
    return len(text.encode("utf-16-le")) // 2


def fill(r, template):
    text, findings, at = "", [], 0
    for match in re.finditer(r"\{(\w+)\}", template):
        text += template[at:match.start()]
        key = match.group(1)
        if key in POSITIVE:
            kind, make = POSITIVE[key]
            value = make(r)
            findings.append({"kind": kind, "start": units(text), "length": units(value)})
        else:
            value = NEGATIVE[key](r)
        text += value
        at = match.end()
    return text + template[at:], findings


def generate(module):
    r = random.Random(module.SEED)
    seen, number = set(), 0
    for templates, count in ((module.POSITIVE, module.POSITIVES), (module.NEGATIVE, module.NEGATIVES)):
        made = 0
        for attempt in range(count * 50):
            if made == count:
                break
            text, findings = fill(r, templates[attempt % len(templates)])
            if text in seen:
                continue
            seen.add(text)
            made += 1
            number += 1
            yield {"id": f"{module.PREFIX}{number:04}", "text": text, "findings": findings}


for sentence in generate({"development": development, "held-out": held_out, "final": final, "forms": forms}[sys.argv[1]]):
    print(json.dumps(sentence, ensure_ascii=False))
