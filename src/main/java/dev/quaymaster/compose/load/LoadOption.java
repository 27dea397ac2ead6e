package dev.quaymaster.compose.load;

/// What a load may leave out.
public enum LoadOption {
    /// Contradictions between services and resources are not looked for.
    NO_CONSISTENCY,
    /// Variables stay as they are written.
    NO_INTERPOLATION,
    /// What a model implies, such as the default network and names at the engine, is not added.
    NO_NORMALIZATION,
    /// Host paths stay relative to the project directory.
    NO_PATH_RESOLUTION,
    /// Only what the model consists of is asked for: the `env_file`s of services are not read but
    /// stay listed, and container names are not compared.
    NAMES_ONLY
}
