# Sourced by ./assistant: builds everything and runs every test program, one after the other.

# Longer than any test program takes; one that hangs is ended and counts as failed.
test_timeout=900

build_solution() {
    step "ビルド（すべて）" build.log env MSBUILDDISABLENODEREUSE=1 dotnet build "$root/Assistant.slnx" -c Release -v quiet --nologo 9>&-
}

run_tests() {
    local results=$artifacts/test-results folder name executable status began filter=()
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
    for folder in "$root"/tests/*.Tests; do
        name=${folder##*/}
        executable=$artifacts/bin/$name/release/$name
        printf '%s … ' "$name" >&2
        began=${EPOCHREALTIME/./} status=0
        timeout --kill-after=10 "$test_timeout" "$executable" -noLogo -noColor "${filter[@]}" -ctrf "$results/$name.json" \
            >"$results/$name.log" 2>&1 </dev/null || status=$?
        printf '%s' "$status" >"$results/$name.status"
        printf '%d 秒\n' $(((${EPOCHREALTIME/./} - began) / 1000000)) >&2
    done
    exec node "$root/scripts/test-summary.mjs" "$results"
}
