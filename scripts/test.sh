# Sourced by ./assistant: builds everything and runs every test program. The browser's, which mostly waits, runs beside the others.

# Longer than any test program takes; one that hangs is ended and counts as failed.
test_timeout=900

build_solution() {
    step "ビルド（すべて）" build.log env MSBUILDDISABLENODEREUSE=1 dotnet build "$root/Assistant.slnx" -c Release -v quiet --nologo 9>&-
}

run_tests() {
    local results=$artifacts/test-results folder filter=()
    if (($# > 1)); then fail usage "test に渡せるのは絞り込みの言葉1つだけです。"; fi
    if [[ -n ${1-} ]]; then filter=(-method "*$1*"); fi

    prepare_steps all 4
    prepare_packages "${runtime_packages[@]}" "${test_packages[@]}"
    prepare_dictionary
    prepare_web
    require_tool dotnet ".NET SDK 10"
    require_tool node "Node.js"
    with_lock build_solution
    set_dotnet_root

    # Tests say themselves where their data lies.
    unset ASSISTANT_ROOT
    rm -rf -- "$results"
    mkdir -p -- "$results"
    # What runs in the background does not hear Ctrl-C by itself.
    trap 'trap - INT TERM; kill 0' INT TERM
    run_test_program Assistant.Browser.Tests &
    for folder in "$root"/tests/*.Tests; do
        if [[ ${folder##*/} != Assistant.Browser.Tests ]]; then run_test_program "${folder##*/}"; fi
    done
    wait
    exec node "$root/scripts/test-summary.mjs" "$results"
}

# Its exit status goes into a file: the summary counts a program that ended without results as failed.
run_test_program() {
    local name=$1 executable=$artifacts/bin/$1/release/$1 began=${EPOCHREALTIME/./} status=0
    timeout --kill-after=10 "$test_timeout" "$executable" -noLogo -noColor "${filter[@]}" -ctrf "$results/$name.json" \
        >"$results/$name.log" 2>&1 </dev/null || status=$?
    printf '%s' "$status" >"$results/$name.status"
    printf '%s … %d 秒\n' "$name" $(((${EPOCHREALTIME/./} - began) / 1000000)) >&2
}
