package dev.quaymaster.volume;

import dev.quaymaster.volume.name.VisibleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A place in a volume, by names from the volume's root. It never leads out of the volume by its
/// own words: no name is empty, `.`, `..`, or holds a slash or NUL.
///
/// A byte that is not UTF-8 is kept as a lone surrogate, see
/// [dev.quaymaster.volume.name.NameBytes].
///
/// @param names from the root down; none is the root itself
public record VolumePath(List<String> names) {

    /// The volume's own folder.
    public static final VolumePath ROOT = new VolumePath(List.of());

    /// Copies and checks the names.
    public VolumePath {
        names = List.copyOf(names);
        for (var name : names) {
            if (!isName(name)) {
                throw new VolumeException("'" + VisibleName.of(name) + "' is not a name of a file or folder.");
            }
        }
    }

    /// Reads `a/b/c`; slashes at either end and doubled ones mean nothing.
    ///
    /// @throws VolumeException when a name is `.`, `..` or holds a NUL
    public static VolumePath parse(String text) {
        var names = new ArrayList<String>();
        for (var name : text.split("/", -1)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return new VolumePath(names);
    }

    /// Reads what [#toString] shows: as [#parse], and `\xHH` is a byte.
    ///
    /// @throws VolumeException when a name is `.`, `..` or holds a slash or a NUL
    public static VolumePath typed(String text) {
        return new VolumePath(parse(text).names.stream().map(VisibleName::read).toList());
    }

    /// Whether a file or folder can be called that.
    public static boolean isName(String name) {
        return !name.isEmpty()
                && !".".equals(name)
                && !"..".equals(name)
                && name.indexOf('/') < 0
                && name.indexOf('\0') < 0;
    }

    /// Whether this is the volume's own folder.
    public boolean isRoot() {
        return names.isEmpty();
    }

    /// The last name; empty for the root.
    public String name() {
        return names.isEmpty() ? "" : names.getLast();
    }

    /// What is called that in this folder.
    public VolumePath child(String name) {
        var longer = new ArrayList<>(names);
        longer.add(name);
        return new VolumePath(longer);
    }

    /// The folder it lies in; the root's is the root.
    public VolumePath parent() {
        return isRoot() ? this : new VolumePath(names.subList(0, names.size() - 1));
    }

    /// Where a link that lies here leads, if that is inside the volume by its words.
    ///
    /// @param target what the link holds; absolute ones lead out of the volume
    public Optional<VolumePath> follow(String target) {
        if (isRoot() || target.startsWith("/")) {
            return Optional.empty();
        }
        var result = new ArrayList<>(parent().names);
        for (var step : target.split("/", -1)) {
            if ("..".equals(step)) {
                if (result.isEmpty()) {
                    return Optional.empty();
                }
                result.removeLast();
            } else if (isName(step)) {
                result.add(step);
            }
        }
        return Optional.of(new VolumePath(result));
    }

    /// The names as they are, with slashes between them; empty for the root. For whoever opens it.
    public String raw() {
        return String.join("/", names);
    }

    /// `a/b/c` as it is shown, see [VisibleName]; empty for the root.
    @Override
    public String toString() {
        return VisibleName.of(raw());
    }
}
