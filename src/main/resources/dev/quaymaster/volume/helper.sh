# The loop that runs in a helper container, on any POSIX shell with GNU or busybox tools.
#
# A request is one line: a verb, a folder, and what the verb needs. Names come as arguments for
# printf %b, so they hold no blanks and no line ends, and are data wherever they go.
# An answer is records, then one line with a slash in front: /ok, /missing, /outside or /fail WHY.
# A record of list: mode (hex) uid gid size mtime path//what stat %N says. A record of measure: links
# inode size path//. A record of sockets: path//. No path that find prints holds two slashes in a row.
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
  ln -s -- "$2" "./$1" && chown -h "$3" "./$1"
}

place() {
  if [ -d "./$2" ]; then
    echo "there is a folder of that name"
    return 1
  fi
  mv -f -- "./$1" "./$2"
}

stat -c %f / >/dev/null && find / -maxdepth 0 -exec true {} + || exit 3
echo /ready
while read -r verb folder first second third; do
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
    make) try make "$first" "$second" ;;
    link)
      decode "$second"
      try link "$first" "$decoded" "$third"
      ;;
    place)
      decode "$second"
      try place "$first" "$decoded"
      ;;
    remove) try rm -rf -- "./$first" ;;
    empty) try find . -mindepth 1 -maxdepth 1 -exec rm -rf -- {} + ;;
    *) echo "/fail unknown request" ;;
  esac
done
