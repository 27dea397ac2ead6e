package dev.quaymaster.backup;

/// How far a set can be trusted.
public enum SetState {
    /// Written completely; not read back since.
    COMPLETE,
    /// Read back in full, every checksum and entry count as recorded.
    VERIFIED,
    /// Read back, and something was missing or different.
    DAMAGED;

    /// Whether a retention policy may count on it.
    public boolean good() {
        return this != DAMAGED;
    }
}
