package dev.quaymaster.engine;

import dev.quaymaster.engine.docker.DockerEngine;
import java.util.Optional;

/// Holds the real engine to the contract.
class DockerEngineIT extends EngineContract {

    @Override
    Engine open() {
        return DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
    }
}
