# shellcheck shell=sh
# up of the Prefect stack until all is healthy, against the reference, turn by turn.

ours() { "$top/src/bin/quaymaster" -p "$project" -f "$stack" "$@"; }

reference() { "$compose" -p "$project" -f "$stack" "$@"; }

bench_up() {
    ours_took='' reference_took=''
    for _ in $(seq "$rounds"); do
        reference_took="$reference_took $(took reference up -d --wait)"
        reference down -v >> "$log" 2>&1
        ours_took="$ours_took $(took ours up -d --wait)"
        reference down -v >> "$log" 2>&1
    done
    report 'up of prefect-v2, all healthy' ms '<= peer' "$ours_took" "$reference_took"
}
