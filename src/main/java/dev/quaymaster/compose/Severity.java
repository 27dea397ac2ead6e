package dev.quaymaster.compose;

/// How bad a problem is.
public enum Severity {
    /// The project cannot be loaded.
    ERROR,
    /// The project was loaded, but something is probably not meant so.
    WARNING
}
