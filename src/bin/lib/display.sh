# shellcheck shell=sh
# Displays: whether there is one, and a virtual one for pictures and tests.

# start_virtual_display: Xvfb on a free number; whoever starts it stops it, with a trap
start_virtual_display() {
    number=$(mktemp)
    Xvfb -displayfd 3 -screen 0 2560x1600x24 -nolisten tcp 3> "$number" > /dev/null 2>&1 &
    xvfb=$!
    tries=0
    until [ -s "$number" ]; do
        tries=$((tries + 1))
        if [ "$tries" -gt 100 ] || ! kill -0 "$xvfb" 2> /dev/null; then fail "The virtual display (Xvfb) did not start."; fi
        sleep 0.1
    done
    DISPLAY=:$(cat "$number")
    export DISPLAY
    rm -f "$number"
}

# start_window_manager: on the virtual display, which takes it along when it stops
start_window_manager() {
    openbox --sm-disable > /dev/null 2>&1 &
    tries=0
    until xprop -root _NET_SUPPORTING_WM_CHECK 2> /dev/null | grep -q 'window id'; do
        tries=$((tries + 1))
        [ "$tries" -le 100 ] || fail "The window manager (openbox) did not start."
        sleep 0.1
    done
}

stop_virtual_display() {
    if [ -n "${xvfb:-}" ]; then kill "$xvfb" 2> /dev/null || true; fi
    xvfb=''
}

# need_display: for a window that a person is to see
need_display() {
    case "$(uname)" in Linux | *BSD) ;; *) return 0 ;; esac
    if [ -n "${DISPLAY:-}" ]; then return 0; fi
    if [ -n "${WAYLAND_DISPLAY:-}" ]; then
        say "Quaymaster's window needs XWayland, which this Wayland session does not offer (DISPLAY is not set)."
    else
        say "There is no display here (DISPLAY is not set), so Quaymaster can't open its window."
    fi
    say "These work without one:"
    say "  quaymaster up | stop | restart | down | ps | ls | logs    start, stop and look at stacks"
    say "  quaymaster config | plan | diagram -o stack.svg           a compose file, what 'up' would do, its diagram"
    say "  quaymaster volume …                                       list volumes, read and write their files"
    say "  quaymaster backup … | agent                               back up, restore, run what is due"
    say "  quaymaster --snapshot FILE.png                            a picture of the window"
    say "  quaymaster --help                                         all of them"
    exit 1
}
