package dev.quaymaster.backup.archive;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.words.Count;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Compares all files of a set but its archives with their checksums.
final class FileCheck {

    private static final int MOST_STRANGERS = 20;
    private static final int FIRST_WITH_CHECKSUMS = 2;

    /// What no manifest names, because it is written after it.
    private static final Set<String> BESIDE_MANIFEST =
            Set.of(Manifest.FILE_NAME, Manifest.CHECKSUM_FILE_NAME, CheckRecord.FILE_NAME, BackupSet.PIN_FILE_NAME);

    private final BackupSet set;
    private final Map<String, String> recorded;

    FileCheck(BackupSet set) {
        this.set = set;
        this.recorded = new HashMap<>(set.manifest().checksums());
        set.manifest().files().forEach(file -> recorded.put(file.file(), file.sha256()));
    }

    /// What is missing or different, in words.
    List<String> problems() {
        var names = new TreeSet<>(recorded.keySet());
        environments().forEach(names::add);
        var problems = new ArrayList<String>();
        manifestProblem().ifPresent(problems::add);
        names.forEach(name -> problem(name).ifPresent(problems::add));
        return problems;
    }

    private List<String> environments() {
        return set.manifest().volumes().stream()
                .flatMap(volume -> volume.database().stream())
                .map(SavedDatabase::environmentFile)
                .toList();
    }

    private Optional<String> manifestProblem() {
        try {
            var content = ManifestChecksum.manifest(set.folder());
            return ManifestChecksum.problem(set.folder(), set.manifest().format(), content);
        } catch (IOException e) {
            return Optional.of(Manifest.FILE_NAME + " cannot be read: " + FileFailure.reason(e));
        }
    }

    /// What is wrong with one file, in words. In sets of layout 1 some have no checksum; that they
    /// are there is all that can be said.
    Optional<String> problem(String name) {
        var expected = Optional.ofNullable(recorded.get(name));
        if (expected.isEmpty() && set.manifest().format() >= FIRST_WITH_CHECKSUMS) {
            return Optional.of(name + " has no checksum, so nothing says what was saved");
        }
        try {
            var found = SetFiles.sha256(set.folder(), name);
            return expected.isEmpty() || expected.get().equals(found)
                    ? Optional.empty()
                    : Optional.of(name + " is not what was saved");
        } catch (NoSuchFileException e) {
            return Optional.of(name + " is missing");
        } catch (IOException e) {
            return Optional.of(name + " cannot be read: " + FileFailure.reason(e));
        }
    }

    /// The files in the folder that no manifest names, in words. Without checksums of layout 1
    /// nothing can be said of some.
    List<String> strangers() {
        try {
            var unnamed = SetFiles.names(set.folder()).stream()
                    .filter(this::isStranger)
                    .toList();
            var words = new ArrayList<String>();
            unnamed.stream().limit(MOST_STRANGERS).forEach(name -> words.add(name + " is not part of the backup"));
            if (unnamed.size() > MOST_STRANGERS) {
                words.add(
                        "not part of the backup either: " + Count.words(unnamed.size() - MOST_STRANGERS, "more file"));
            }
            return words;
        } catch (IOException e) {
            return List.of("the folder cannot be listed: " + FileFailure.named(e));
        }
    }

    private boolean isStranger(String name) {
        return !BESIDE_MANIFEST.contains(name)
                && !set.manifest().namesFile(name)
                && !recorded.containsKey(name)
                && !environments().contains(name)
                && !(set.manifest().format() < FIRST_WITH_CHECKSUMS && name.equals("RESTORE.txt"));
    }
}
