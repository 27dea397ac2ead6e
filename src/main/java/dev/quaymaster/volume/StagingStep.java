package dev.quaymaster.volume;

import java.util.Locale;

/// What `helper.sh` does to replace what a volume holds, in the folder that is named with it.
enum StagingStep {
    /// Finds what could not be renamed or removed; changes nothing but the folders' change times.
    CHECK,
    /// Makes the folder.
    STAGE,
    /// Puts the new entries in the place of the old ones, by rename.
    SWAP,
    /// Undoes [#SWAP] from wherever it came to.
    UNSWAP,
    /// Removes the folder with the old entries; there is no way back from here.
    DISCARD,
    /// Removes the folder with the new entries.
    DROP;

    /// Its verb in the script.
    String verb() {
        return name().toLowerCase(Locale.ROOT);
    }
}
