package dev.quaymaster.volume.tar;

import dev.quaymaster.volume.name.LocalName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where the entries of an archive go in a folder of this machine. Folders are made one by one, and
/// none through a link.
final class UnpackedPlaces {

    private static final int MOST_OF_A_NAME = 999;

    private final Path target;
    private final Map<String, Unpacked.Renamed> renamed = new LinkedHashMap<>();

    /// @param target absolute, without `..`
    UnpackedPlaces(Path target) {
        this.target = target;
    }

    /// An entry's name without its first, which is that of the folder itself.
    static String inFolder(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    boolean isTarget(Path place) {
        return place.equals(target);
    }

    boolean isInside(Path place) {
        return place.startsWith(target);
    }

    List<Unpacked.Renamed> renamed() {
        return List.copyOf(renamed.values());
    }

    /// Where an entry belongs; empty when that is not a place inside the folder.
    Optional<Path> of(String name) {
        var steps = name.split("/", -1);
        if (name.startsWith("/") || "..".equals(steps[0])) {
            return Optional.empty();
        }
        var place = target;
        var told = new ArrayList<String>();
        for (var i = 1; i < steps.length; i++) {
            if ("..".equals(steps[i])) {
                return Optional.empty();
            }
            if (!steps[i].isEmpty() && !".".equals(steps[i])) {
                told.add(steps[i]);
                place = LocalName.in(place, steps[i]);
                if (!LocalName.of(place).equals(steps[i])) {
                    rename(String.join("/", told), place);
                }
            }
        }
        return Optional.of(place);
    }

    private void rename(String name, Path now) {
        renamed.putIfAbsent(name + '\0' + now, new Unpacked.Renamed(name, shown(target.relativize(now))));
    }

    private static String shown(Path path) {
        return LocalName.all(path).replace(path.getFileSystem().getSeparator(), "/");
    }

    /// Makes a folder and those above it.
    ///
    /// @return false where something else than a folder is in the way
    boolean makeFolder(Path folder) throws IOException {
        if (folder.equals(target)) {
            return true;
        }
        if (!isInside(folder) || !makeFolder(above(folder))) {
            return false;
        }
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /// Makes an empty file, under the next name with a number where this machine takes two names
    /// for one.
    ///
    /// @param name the entry's, to tell that it has another one now
    /// @return empty where something else than a folder is above it, or no name is free
    Optional<Path> makeFile(Path wanted, String name) throws IOException {
        if (!makeFolder(above(wanted))) {
            return Optional.empty();
        }
        for (var number = 1; number <= MOST_OF_A_NAME; number++) {
            var place = number == 1 ? wanted : LocalName.in(above(wanted), LocalName.of(wanted) + " (" + number + ")");
            if (isMade(place)) {
                if (number > 1) {
                    rename(inFolder(name), place);
                }
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private static boolean isMade(Path file) throws IOException {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /// The folder that a place inside the target lies in.
    static Path above(Path place) {
        return Objects.requireNonNull(place.getParent());
    }
}
