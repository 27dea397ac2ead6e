package dev.quaymaster.compose.load;

/// What a load may leave out.
public enum LoadOption {
    /// Contradictions between services and resources are not looked for.
    NO_CONSISTENCY
}
