# shellcheck shell=sh
# Volumes: listing a folder of an open one, backing a big one up, and restoring one of many files.

busybox=quaymaster-test/busybox:latest

in_volume() { docker run --rm -v "$project-$1:/v" "$2" sh -c "$3" >> "$log" 2>&1; }

bench_listing() {
    docker volume create "$project-many" >> "$log"
    # shellcheck disable=SC2016  # for the shell in the container
    in_volume many "$busybox" 'i=0; while [ $i -lt 1000 ]; do echo $i > /v/entry-$i; i=$((i+1)); done'
    peer=''
    for _ in $(seq "$rounds"); do
        peer="$peer $(took docker run --rm -v "$project-many:/v:ro" "$busybox" sh -c "ls -la /v > /dev/null")"
    done
    listing=$("$jdk/bin/java" -cp "$app/quaymaster.jar" "$tools/bench/ListingBenchmark.java" "$project-many" 2>> "$log")
    report 'listing 1,000 entries of an open volume' ms '<= 50' "$listing" "$peer"
}

# One GiB like a database's: pages that are partly noise, partly repeated.
big_volume() {
    docker volume create "$project-big" >> "$log"
    in_volume big quaymaster-test/python:latest "python3 -c '
import os, random
words = [os.urandom(6).hex().encode() for _ in range(4000)]
def page():
    head, rows = os.urandom(24), b\"\".join(random.choice(words) + b\"|\" for _ in range(330))
    return (head + os.urandom(2048) + rows + bytes(8192))[:8192]
for number in range(64):
    pages = [page() for _ in range(512)]
    with open(\"/v/%05d\" % number, \"wb\") as file:
        for _ in range(4): file.write(b\"\".join(random.sample(pages, len(pages))))
'"
}

back_up() { "$top/src/bin/quaymaster" backup run --volume "$project-big" --to "$room/backups"; }

tar_up() { docker run --rm -v "$project-big:/v" -v "$room:/b" "$busybox" tar czf /b/peer.tar.gz -C /v .; }

bench_backup() {
    big_volume
    ours_took='' peer=''
    for _ in 1 2 3; do
        peer="$peer $(took tar_up)"
        ours_took="$ours_took $(took back_up)"
    done
    report 'backup of a volume of 1 GiB' ms '<= 0.30' "$ours_took" "$peer"
    say "$(du -m "$room/peer.tar.gz" | cut -f1) MB as tar.gz, $(du -sm "$room/backups" | cut -f1) MB in our 3 sets"
}

unpack() { docker run --rm -i -v "$project-peer:/v" quaymaster-test/base:latest tar xpf - -C /v < "$room/files.tar"; }

restore() { "$top/src/bin/quaymaster" backup restore --to "$room/restore" --volume "$project-files" --yes "$set" >> "$log" 2>&1; }

# All of a restore, the reading of the archive and the comparison included, beside what any unpacking takes.
bench_restore() {
    docker volume create "$project-files" >> "$log"
    # shellcheck disable=SC2016  # for the shell in the container
    in_volume files quaymaster-test/base:latest \
        'for d in $(seq 100); do mkdir /v/$d; for f in $(seq 1000); do echo "$d $f" > /v/$d/$f; done; done'
    docker run --rm -v "$project-files:/v:ro" quaymaster-test/base:latest tar cf - -C /v . > "$room/files.tar"
    "$top/src/bin/quaymaster" backup run --volume "$project-files" --to "$room/restore" >> "$log" 2>&1
    set=$("$top/src/bin/quaymaster" backup ls --to "$room/restore" -q)
    ours_took='' peer=''
    for _ in 1 2 3; do
        docker volume rm "$project-files" >> "$log"
        docker volume rm "$project-peer" >> "$log" 2>&1 || true
        docker volume create "$project-peer" >> "$log"
        peer="$peer $(took unpack)"
        ours_took="$ours_took $(took restore)"
    done
    report 'restore of 100,000 files, read, unpacked and compared' ms '<= 2.0' "$ours_took" "$peer"
}
