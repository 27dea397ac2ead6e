package dev.quaymaster.backup;

import java.util.OptionalLong;

/// How far a backup, check or restore is. The newest one says all; older ones may be dropped.
///
/// @param phase what is being done
/// @param what to which volume, container or file
/// @param done bytes so far, over all volumes
/// @param total bytes expected, absent while not known
public record BackupProgress(Phase phase, String what, long done, OptionalLong total) {

    /// What is being done, in words for the screen.
    public enum Phase {
        PREPARING("looking at"),
        QUIESCING("pausing"),
        STOPPING("stopping"),
        DUMPING("dumping"),
        COPYING("copying"),
        SEALING("writing the manifest of"),
        VERIFYING("checking"),
        SAFETY_COPY("taking a safety copy of"),
        RESTORING("restoring"),
        COMPARING("comparing"),
        DONE("done");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// A step without an amount.
    public static BackupProgress step(Phase phase, String what) {
        return new BackupProgress(phase, what, 0, OptionalLong.empty());
    }
}
