# Looks at NAME and all below it, in the folder that it runs in, for what no copy into a volume keeps.
# Prints lines of tar -vv for extended attributes and access control lists, and a slash with a name for
# holes of a megabyte or more. Prints nothing where the tools are others than GNU's.
export LC_ALL=C
if tar --help 2>/dev/null | grep -q xattrs-include; then
  # one after the other: tar shows one sign for a file that has both
  tar --xattrs --xattrs-include='user.*' --xattrs-include=security.capability --numeric-owner -cvvf /dev/null -- "$1" 2>/dev/null | grep '^..........[*]'
  tar --acls --numeric-owner -cvvf /dev/null -- "$1" 2>/dev/null | grep '^..........[+]'
fi
find "./$1" -type f -size +1023k -exec stat -c '%s %b %B %n' {} + 2>/dev/null | while read -r size blocks unit name; do
  if [ $((size - blocks * unit)) -ge 1048576 ]; then
    name=${name#./}
    printf '/%s\n' "${name#./}"
  fi
done
exit 0
