# shellcheck shell=sh
# Times, medians and the lines of the report.

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# took COMMAND…: prints how long it took; its output goes to the log
took() {
    began=$(milliseconds)
    "$@" >> "$log" 2>&1 || fail "This failed while it was measured (see $log): $*"
    echo $(($(milliseconds) - began))
}

# median NUMBER…
median() { printf '%s\n' "$@" | sort -n | awk '{ n[NR] = $1 } END { print n[int((NR + 1) / 2)] }'; }

spread() { printf '%s\n' "$@" | sort -n | sed -n '1p;$p' | paste -sd- -; }

# report NAME UNIT GOAL OURS [PEER]: the last two are lists of numbers
report() {
    # shellcheck disable=SC2086  # lists of numbers
    set -- "$1" "$2" "$3" "$(median $4)" "$(spread $4)" "${5:+$(median $5)}"
    ratio=''
    if [ -n "$6" ]; then ratio=$(awk -v a="$4" -v b="$6" 'BEGIN { printf "%.2f", a / b }'); fi
    printf '%-46s %8s %-3s (%s)  peer %-8s ratio %-6s goal %s\n' "$1" "$4" "$2" "$5" "${6:--}" "${ratio:--}" "$3"
}
