package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.DatabaseFiles;
import dev.quaymaster.backup.archive.TarRisks;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.restore.RestoreConcern.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads archives of a set in full before they are restored, each once, and says what in them is of
/// concern. Any thread; one reads at a time.
public final class ArchiveExamination {

    private final BackupSet set;
    private final Map<String, Examined> examined = new HashMap<>();

    /// What one archive brought up.
    ///
    /// @param databases whose own files are in it
    record Examined(List<RestoreConcern> concerns, DatabaseFiles databases) {

        Examined {
            concerns = List.copyOf(concerns);
        }
    }

    /// Nothing is read yet.
    public ArchiveExamination(BackupSet set) {
        this.set = set;
    }

    /// What is in the archive of one volume.
    ///
    /// @throws BackupException DAMAGED when it is not what was saved, CANCELLED
    synchronized Examined examine(SavedVolume volume, Consumer<BackupProgress> progress) {
        var known = examined.get(volume.name());
        if (known == null) {
            var findings = Verifier.findings(set, List.of(volume), progress);
            if (!findings.problems().isEmpty()) {
                throw new BackupException(
                        BackupException.Kind.DAMAGED,
                        "The backup %s is damaged, so nothing was touched: %s. Restore another one."
                                .formatted(set.id(), String.join("; ", findings.problems())));
            }
            known = new Examined(concerns(volume.name(), findings.risks()), findings.databases());
            examined.put(volume.name(), known);
        }
        return known;
    }

    private static List<RestoreConcern> concerns(String title, TarRisks risks) {
        var concerns = new ArrayList<RestoreConcern>();
        add(concerns, Kind.DEVICES, title, new TarRisks(0, 0, 0, risks.devices(), 0));
        add(concerns, Kind.SETUID, title, new TarRisks(0, 0, 0, 0, risks.setuid()));
        add(concerns, Kind.LINKS_OUT, title, new TarRisks(0, 0, risks.linksOut(), 0, 0));
        return concerns;
    }

    private static void add(List<RestoreConcern> concerns, Kind kind, String title, TarRisks ofOneKind) {
        ofOneKind
                .facts()
                .forEach(fact -> concerns.add(new RestoreConcern(kind, "volume " + title + " contains " + fact)));
    }
}
