#!/usr/bin/env bash
# Prints tools/corpus/evaluation-procedure.html to corpus/evaluation-procedure.pdf.
# Needs Chromium and the font Noto Sans CJK JP (Debian: chromium, fonts-noto-cjk).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_html="$here/evaluation-procedure.html"
target_pdf="$(cd "$here/../../corpus" && pwd)/evaluation-procedure.pdf"
chromium=${CHROMIUM:-/usr/bin/chromium}

if [[ ! -x $chromium ]]; then
  echo "error: Chromium not found at $chromium (set CHROMIUM to its path)" >&2
  exit 1
fi

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

"$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
  --disable-background-networking --disable-component-update --disable-sync \
  --user-data-dir="$profile" --no-pdf-header-footer \
  --print-to-pdf="$target_pdf" "file://$source_html" 2>/dev/null

[[ -s $target_pdf ]] || { echo "error: nothing was written to $target_pdf" >&2; exit 1; }
echo "wrote ${target_pdf#"$here/../../"} ($(stat -c %s "$target_pdf") bytes)"
