package dev.quaymaster.backup;

/// How far a set can be trusted.
public enum SetState {
    /// Written completely; not read back since.
    COMPLETE("not read back"),
    /// Read back in full, and all was as recorded; but whether its database dump can be loaded was
    /// not tried.
    READ_BACK("read back, dump not loaded"),
    /// Read back in full, every checksum and entry count as recorded, every dump loaded.
    VERIFIED("verified"),
    /// Read back, and something was missing or different.
    DAMAGED("damaged");

    private final String words;

    SetState(String words) {
        this.words = words;
    }

    /// A few plain words for a table or a report.
    public String words() {
        return words;
    }

    /// Whether a retention policy may count on it.
    public boolean good() {
        return this != DAMAGED;
    }
}
