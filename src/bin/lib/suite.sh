# shellcheck shell=sh
# Single packages of another Debian suite, unpacked beside the system instead of installed into it.

# unpack_from_suite SUITE FOLDER PACKAGE…: from the mirror this machine uses, with lists of its own
unpack_from_suite() (
    suite=$1
    folder=$2
    shift 2
    # shellcheck disable=SC2016  # apt's own variables
    mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' \
        | awk -v here="$(. /etc/os-release && echo "$VERSION_CODENAME")" '$1 == here { print $2; exit }')
    [ -n "$mirror" ] || return 1
    room=$(mktemp -d) && trap 'rm -rf "$room"' EXIT
    mkdir -p "$room/lists/partial" "$room/cache/archives/partial" "$room/debs"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$room/sources.list"
    cat > "$room/apt.conf" << EOF
Dir::Etc::SourceList "$room/sources.list";
Dir::Etc::SourceParts "$room/none";
Dir::State::Lists "$room/lists";
Dir::Cache "$room/cache";
APT::Sandbox::User "";
Acquire::Check-Valid-Until "false"; // a mirror may be frozen on purpose; signatures are still checked
EOF
    export APT_CONFIG="$room/apt.conf"
    cd "$room/debs" && apt-get update -qq && apt-get download -qq "$@" && unpack_here "$folder"
)

# unpack_from_own FOLDER PACKAGE…: from the suites this machine is set up for
unpack_from_own() (
    folder=$1
    shift
    room=$(mktemp -d) && trap 'rm -rf "$room"' EXIT
    cd "$room" && apt-get -o APT::Sandbox::User= download -qq "$@" && unpack_here "$folder"
)

unpack_here() {
    mkdir -p "$1"
    for package in ./*.deb; do dpkg -x "$package" "$1" || return 1; done
}
