package dev.quaymaster.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a settings file says.
///
/// @param settings what this program understands
/// @param others entries it does not know, which stay when the file is written: maps, lists, texts
/// @param version of the format; files without one count as 1
record SettingsDocument(Settings settings, Map<String, Object> others, int version) {

    /// The version this program writes.
    static final int CURRENT = 2;

    /// What a new user has.
    static final SettingsDocument EMPTY = new SettingsDocument(Settings.EMPTY, Map.of(), CURRENT);

    SettingsDocument {
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /// Whether a newer program wrote it, in which this one would lose something.
    boolean newer() {
        return version > CURRENT;
    }

    /// The same with other settings, as this program writes it.
    SettingsDocument with(Settings other) {
        return new SettingsDocument(other, others, CURRENT);
    }
}
