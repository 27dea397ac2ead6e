# shellcheck shell=sh
# --setup: what a machine needs to run the program, without asking.

. "$top/src/bin/lib/getjdk.sh"

set_up() {
    # shellcheck disable=SC2046  # lists of packages
    install $(missing_for_building) $(missing_for_window) $([ -z "$local_images" ] || missing_for_images)
    install_jdk
    if ! engine_answers; then
        if ! has_apt; then how_to_get_an_engine; exit 1; fi
        install_engine
        start_engine
        let_user_in
    fi
}
