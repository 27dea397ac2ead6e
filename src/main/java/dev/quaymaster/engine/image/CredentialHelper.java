package dev.quaymaster.engine.image;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.http.Json;
import java.io.IOException;

/// Something that keeps what `docker login` was told.
/// <https://github.com/docker/docker-credential-helpers>
@FunctionalInterface
interface CredentialHelper {

    /// Asks it.
    ///
    /// @param name the last part of the program's name
    /// @param verb `get` or `list`
    /// @param input what it reads: a registry for `get`
    /// @return its answer, or a missing value when it has none
    /// @throws IOException when it can't be run, or answers with no JSON
    /// @throws EngineException when it does not come to an end
    Json ask(String name, String verb, String input) throws IOException;
}
