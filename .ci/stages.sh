#!/bin/sh
# Runs each stage given by name as a make target, goes on after a failure, and ends with one line: "N passed, N failed".
# Each stage counts as one test; the specs count one by one.
logs=build/log
mkdir -p "$logs"
passed=0 failed=0 skipped=0 broken=""

for stage in "$@"; do
    printf '\n== %s\n' "$stage"
    { ${MAKE:-make} --no-print-directory "$stage" 2>&1; echo $? > "$logs/$stage.status"; } | tee "$logs/$stage.log"
    status=$(cat "$logs/$stage.status")
    good=0 bad=0 pending=0
    if [ "$stage" = spec ]; then
        summary=$(grep -E '^[0-9]+ success' "$logs/$stage.log" | tail -n 1)
        set -- $(printf '%s' "$summary" | tr -c '0-9\n' ' ') 0 0 0 0
        good=$1 bad=$(($2 + $3)) pending=$4
    fi
    if [ "$good" -eq 0 ] && [ "$status" -eq 0 ]; then good=1; fi
    if [ "$bad" -eq 0 ] && [ "$status" -ne 0 ]; then bad=1; fi
    if [ "$status" -ne 0 ]; then broken="$broken $stage"; fi
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + pending))
done

echo
[ "$skipped" -eq 0 ] || echo "skipped: $skipped"
[ -z "$broken" ] || echo "failed:$broken"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
