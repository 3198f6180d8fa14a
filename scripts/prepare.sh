# Sourced by ./assistant: brings a machine that has only the .NET SDK, Node.js and apt to the point where a program runs.
# Every step looks first whether it has anything to do, so that a prepared machine loses no time here.

runtime_packages=(poppler-utils poppler-data tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert libmecab2 mecab-ipadic-utf8)
test_packages=(chromium fonts-noto-cjk)

artifacts=$root/artifacts
logs=$artifacts/log
stamps=$artifacts/.stamps

# prepare_steps all|changed TOTAL: with "all" every step says a line, with "changed" only those that do something.
prepare_steps() {
    step_mode=$1
    step_total=$2
    step_number=0
    mkdir -p "$logs" "$stamps"
}

# Lines about preparation go to standard error: standard output belongs to the command itself.
step_note() {
    step_number=$((step_number + 1))
    if [[ $step_mode == all ]]; then printf '[%d/%d] %s\n' "$step_number" "$step_total" "$1" >&2; fi
}

# step LABEL LOG COMMAND…: runs the command quietly, one line with its time, the log's end when it fails.
step() {
    local label=$1 log=$logs/$2 began=${EPOCHREALTIME/./} status=0 tenths
    shift 2
    step_number=$((step_number + 1))
    printf '[%d/%d] %s … ' "$step_number" "$step_total" "$label" >&2
    "$@" >"$log" 2>&1 </dev/null || status=$?
    tenths=$(((${EPOCHREALTIME/./} - began) / 100000))
    if ((status == 0)); then
        printf '%d.%d 秒\n' $((tenths / 10)) $((tenths % 10)) >&2
        return
    fi
    printf '失敗（%d.%d 秒）\n' $((tenths / 10)) $((tenths % 10)) >&2
    tail -n 25 -- "$log" | sed 's/^/    /' >&2
    fail setup_failed "「$label」に失敗しました。記録の全体: $log"
}

require_tool() {
    command -v "$1" >/dev/null || fail tool_missing "$2 が見つかりません。入れてから、もう一度実行してください。"
}

# Two commands at a time must not build into the same folder. The lock is not passed on to what is started,
# because compiler servers outlive this script.
with_lock() {
    exec 9>"$artifacts/.lock"
    flock 9
    "$@"
    exec 9>&-
}

# One value for the state of the given files and folders, from names, sizes and times: reading them all would be slow.
fingerprint() {
    local paths=() path
    for path in "$@"; do
        if [[ -e $root/$path ]]; then paths+=("$path"); fi
    done
    if ((${#paths[@]} == 0)); then return; fi
    (cd -- "$root" && find "${paths[@]}" \( -name node_modules -o -name bin -o -name obj \) -prune \
        -o -type f -printf '%p %s %T@\n') | sort | sha256sum | cut -c1-16
}

# ---- system packages ----

missing_packages() {
    local installed name
    installed=" $(dpkg-query -W -f='${db:Status-Status}=${Package} ' "$@" 'libicu[0-9]*' 2>/dev/null || true)"
    for name in "$@"; do
        if [[ $installed != *" installed=$name "* ]]; then printf '%s\n' "$name"; fi
    done
    # The name of the ICU library carries its version, so it is asked for by pattern.
    if [[ ! $installed =~ \ installed=libicu[0-9]+\  ]]; then printf 'libicu\n'; fi
}

install_packages() {
    local names=() name
    apt-get update
    for name in "$@"; do
        if [[ $name == libicu ]]; then
            name=$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d' ' -f1 | sort -V | tail -n 1)
        fi
        names+=("$name")
    done
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${names[@]}"
}

install_missing_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]})); then step "システム部品の導入" apt.log install_packages "${missing[@]}" 9>&-; fi
}

prepare_packages() {
    local missing
    if ! command -v dpkg-query >/dev/null; then
        step_note "システム部品 … dpkg がないため確認できません（./assistant doctor で調べられます）"
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        step_note "システム部品 … 済み"
        return
    fi
    if ((EUID != 0)); then
        fail packages_missing "足りないシステム部品があります。次を実行してから、もう一度お試しください:
  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]/%libicu/libicu-dev}"
    fi
    with_lock install_missing_packages "$@"
}

# ---- pages (npm) ----

web=src/Assistant.Web

web_sources() {
    (cd -- "$root/$web" && find . \( -name node_modules -o -name bin -o -name obj -o -path ./wwwroot/dist \) -prune -o -type f \
        \( -name '*.ts' -o -name '*.js' -o -name '*.mjs' -o -name '*.css' -o -name '*.json' -o -name .npmrc \) -printf "$web/%P\n")
}

install_and_build_web() {
    local modules=$1
    if [[ ! -d $root/$web/node_modules || $(cat -- "$stamps/npm-ci" 2>/dev/null) != "$modules" ]]; then
        npm --prefix "$root/$web" ci --no-audit --no-fund || return
        printf '%s' "$modules" >"$stamps/npm-ci"
    fi
    npm --prefix "$root/$web" run build
}

build_web() {
    local list modules
    if web_is_current; then return; fi
    require_tool npm "Node.js（npm）"
    modules=$(fingerprint "$web/package-lock.json")
    step "画面の作成" npm.log install_and_build_web "$modules" 9>&-
    mapfile -t list < <(web_sources)
    fingerprint "${list[@]}" >"$stamps/npm-build"
}

web_is_current() {
    local list
    mapfile -t list < <(web_sources)
    [[ -d $root/$web/wwwroot/dist && $(cat -- "$stamps/npm-build" 2>/dev/null) == "$(fingerprint "${list[@]}")" ]]
}

prepare_web() {
    if [[ ! -f $root/$web/package.json ]]; then
        step_note "画面の作成 … 対象なし"
    elif web_is_current; then
        step_note "画面の作成 … 済み"
    else
        with_lock build_web
    fi
}

# ---- synonym dictionary (npm) ----

dictionary=tools/dictionary

install_and_build_dictionary() {
    npm --prefix "$root/$dictionary" ci --no-audit --no-fund || return
    npm --prefix "$root/$dictionary" run build
}

dictionary_is_current() {
    [[ -s $artifacts/dictionary/synonyms.tsv && $(cat -- "$stamps/dictionary" 2>/dev/null) == "$(fingerprint "$dictionary")" ]]
}

build_dictionary() {
    if dictionary_is_current; then return; fi
    require_tool npm "Node.js（npm）"
    step "同義語辞書の作成" dictionary.log install_and_build_dictionary 9>&-
    fingerprint "$dictionary" >"$stamps/dictionary"
}

prepare_dictionary() {
    if dictionary_is_current; then
        step_note "同義語辞書の作成 … 済み"
    else
        with_lock build_dictionary
    fi
}

# ---- programs (.NET) ----

shared_sources=(Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig global.json
    prompts tools/dictionary src/Assistant.Core src/Assistant.Infrastructure)

# A program is published into a folder named after the state of its sources and moved there when whole:
# a server that runs keeps its own files while a newer one is built, and an interrupted build leaves nothing that looks finished.
publish() {
    local project=$1 target=$2
    if [[ -x $target/$project ]]; then return; fi
    require_tool dotnet ".NET SDK 10"
    rm -rf -- "$target".partial
    step "ビルド（$project）" "publish-$project.log" env MSBUILDDISABLENODEREUSE=1 dotnet publish "$root/src/$project/$project.csproj" \
        -c Release -v quiet --nologo -o "$target.partial" 9>&-
    mv -T -- "$target.partial" "$target"
    remove_old_programs "${target%/*}" "$target"
}

remove_old_programs() {
    local folder running
    running=$(readlink /proc/[0-9]*/exe 2>/dev/null || true)
    for folder in "$1"/*/; do
        folder=${folder%/}
        if [[ $folder != "$2" && $running != *"$folder/"* ]]; then rm -rf -- "$folder"; fi
    done
}

# prepare_program api|cli: sets $program to the executable, built when its sources have changed.
prepare_program() {
    local project sources=("${shared_sources[@]}") target
    case $1 in
        api) project=Assistant.Api sources+=(src/Assistant.Web src/Assistant.Api) ;;
        cli) project=Assistant.Cli sources+=(src/Assistant.Api/appsettings.json src/Assistant.Cli) ;;
    esac
    target=$artifacts/app/$project/$(fingerprint "${sources[@]}")
    program=$target/$project
    if [[ -x $program ]]; then
        step_note "ビルド … 済み"
    else
        mkdir -p "${target%/*}"
        with_lock publish "$project" "$target"
    fi
    set_dotnet_root
}

# The executables look for the runtime in the usual places only; this names the one that built them.
set_dotnet_root() {
    local host
    if [[ -z ${DOTNET_ROOT-} ]] && host=$(command -v dotnet); then
        host=$(readlink -f -- "$host")
        export DOTNET_ROOT=${host%/*}
    fi
}
