# The loop that runs in a helper container, on any POSIX shell with GNU or busybox tools.
#
# A request is one line: a verb, a folder, and what the verb needs. Names come as arguments for
# printf %b, so they hold no blanks and no line ends, and are data wherever they go.
# An answer is records, then one line with a slash in front: /ok, /missing, /outside or /fail WHY.
# A record of list: mode (hex) uid gid size mtime path//what stat %N says. A record of measure: links
# inode size path//. A record of sockets: path//. No path that find prints holds two slashes in a row.
# A record of room: free blocks, their size, all and free inodes. A record of survey: mode (hex) links
# inode size blocks blocksize path//; its last line is /seen and what find and stat complained of. The
# records of attributes are lines of tar -vv.
#
# The verbs from check to discard replace what a volume holds, in the folder STAGE of its own root:
# new is filled, then the entries of the root go to old and those of new to the root, by rename only.
# begun, filling and swapped tell how far that is; when old is called gone there is no way back.
exec 3>&1
export LC_ALL=C QUOTING_STYLE=literal

decode() {
  decoded=$(printf '%b.' "$1")
  decoded=${decoded%.}
}

enter() {
  decode "$1"
  cd -P -- "/volume/$decoded" 2>/dev/null || { echo /missing; return 1; }
  case $PWD/ in
    /volume/*) ;;
    *) echo /outside; return 1 ;;
  esac
}

try() {
  if problem=$("$@" 2>&1); then
    echo /ok
  else
    set -f
    set -- $problem
    set +f
    printf '/fail %s\n' "$*"
  fi
}

make() {
  mkdir -m 755 -- "./$1" && chown "$2" "./$1"
}

link() {
  ln -s -- "$2" "./$1" && chown -h "$3" "./$1" && touch -h -d "@$4" "./$1"
}

same() {
  if [ -d "./$1" ] && [ ! -h "./$1" ]; then
    echo "there is a folder of that name"
    return 1
  fi
  rm -f -- "./$1" && ln -- "/volume/$2" "./$1"
}

place() {
  if [ -d "./$2" ]; then
    echo "there is a folder of that name"
    return 1
  fi
  mv -f -- "./$1" "./$2"
}

# What cannot be renamed or removed is found before anything is.
check() {
  while read -r device at type rest; do
    case $at in
      "$PWD"/*)
        echo "$at is a mount of its own in the volume"
        return 1
        ;;
      "$PWD")
        if [ "$type" = overlay ]; then
          echo "the volume lies on an overlay, which cannot rename folders"
          return 1
        fi
        ;;
    esac
  done </proc/self/mounts
  fixed=$(
    find . -xdev -type f -exec sh -c 'for file do { true <>"$file"; } 2>/dev/null || printf "%s " "$file"; done' sh {} +
    find . -xdev -type d -exec chmod o=o {} + 2>&1
  )
  [ -z "$fixed" ] || {
    printf '%s\n' "cannot be changed, for example because it is immutable (chattr +i) or in use: $fixed" | cut -c 1-600
    return 1
  }
}

# Makes a folder's owner, mode and time those of another. With so many digits GNU's chmod takes
# rights of the group away as well.
match() {
  chown "$(stat -c %u:%g "$1")" "$2" && chmod "0000$(stat -c %a "$1")" "$2" && touch -r "$1" "$2"
}

# Does what changes the time of the volume's own folder, and sets it back.
timeless() {
  stamp=/dev/shm/quaymaster-$$
  touch -r . "$stamp" || return 1
  "$@"
  done=$?
  touch -r "$stamp" .
  rm -f "$stamp"
  return $done
}

stage() {
  mkdir -m 700 "./$1" "./$1/old" "./$1/root" "./$1/new" && match . "./$1/root" &&
    touch -r "$stamp" "./$1/root"
}

# Moves all that a folder holds, but for STAGE, into another one.
move() {
  find "$1" -mindepth 1 -maxdepth 1 ! -name "$3" \
    -exec sh -c 'to=$1; shift; exec mv -f -- "$@" "$to"' sh "$2/" {} + </dev/null
}

# The new content is on the disk before the old one may go.
swap() {
  sync -f . 2>/dev/null || sync
  mkdir "./$1/wanted" && match "./$1/new" "./$1/wanted" && mkdir "./$1/begun" &&
    move . "./$1/old" "$1" && mkdir "./$1/filling" && move "./$1/new" . "$1" &&
    match "./$1/wanted" . && mkdir "./$1/swapped"
}

# Undoes swap from wherever it came to.
unswap() {
  if [ -d "./$1/gone" ]; then
    echo "what the volume held before is being removed already"
    return 1
  fi
  if [ -d "./$1/filling" ]; then
    move . "./$1/new" "$1" || return 1
    rm -rf "./$1/swapped" "./$1/filling"
  fi
  if [ -d "./$1/begun" ]; then
    move "./$1/old" . "$1" && match "./$1/root" . && rmdir "./$1/begun"
  fi
}

discard() {
  { [ -d "./$1/gone" ] || mv "./$1/old" "./$1/gone"; } && rm -rf -- "./$1"
}

stat -c %f / >/dev/null && find / -maxdepth 0 -exec true {} + || exit 3
arriving=
echo /ready
while read -r verb folder first second third fourth; do
  enter "$folder" || continue
  decode "$first"
  first=$decoded
  case $verb in
    list)
      find . -maxdepth 1 -exec stat -c '%f %u %g %s %Y %n//%N' {} + 2>/dev/null
      echo /ok
      ;;
    measure)
      find . ! -type d -exec stat -c '%h %i %s %n//' {} + 2>/dev/null
      echo /ok
      ;;
    sockets)
      find . -type s -exec stat -c '%n//' {} + 2>/dev/null
      echo /ok
      ;;
    survey)
      problems=$(find . ! -type d -exec stat -c '%f %h %i %s %b %B %n//' {} + 2>&1 >&3 | grep -v 'No such file' | { head -c 4000; cat >/dev/null; })
      set -f
      set -- $problems
      set +f
      printf '/seen %s\n' "$*"
      ;;
    attributes)
      if tar --help 2>/dev/null | grep -q xattrs-include; then
        # one after the other: tar shows one sign for a file that has both
        tar --xattrs --xattrs-include='user.*' --numeric-owner -cvvf /dev/null -- "$first" 2>/dev/null | grep '^..........[*]'
        tar --acls --numeric-owner -cvvf /dev/null -- "$first" 2>/dev/null | grep '^..........[+]'
        echo /ok
      else
        echo "/fail this tar sees no attributes"
      fi
      ;;
    make) try make "$first" "$second" ;;
    link)
      decode "$second"
      try link "$first" "$decoded" "$third" "$fourth"
      ;;
    same)
      decode "$second"
      try same "$first" "$decoded"
      ;;
    place)
      decode "$second"
      try place "$first" "$decoded"
      ;;
    arriving)
      arriving=$PWD/$first
      echo /ok
      ;;
    remove) try rm -rf -- "./$first" ;;
    empty) try find . -mindepth 1 -maxdepth 1 -exec rm -rf -- {} + ;;
    room)
      stat -f -c '%a %S %c %d ' .
      echo /ok
      ;;
    check) try check ;;
    stage) try timeless stage "$first" ;;
    swap) try swap "$first" ;;
    unswap) try unswap "$first" ;;
    discard) try timeless discard "$first" ;;
    drop) try timeless rm -rf -- "./$first" ;;
    *) echo "/fail unknown request" ;;
  esac
done

# Whoever asked is gone, perhaps in the middle of a file, of which the engine may write a bit more.
for _ in ${arriving:+now soon later}; do
  rm -f -- "$arriving"
  sleep 1
done
