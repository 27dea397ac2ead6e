package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.ui.kit.Tone;

/// An engine of the list.
///
/// @param known which it is
/// @param status how it is
/// @param inFront whether the window works with it
/// @param dockers whether the docker command would use it
record EngineEntry(KnownEngine known, EngineStatus status, boolean inFront, boolean dockers) {

    /// How it is, in a few words.
    String words() {
        return switch (status) {
            case EngineStatus.Connecting() -> "looking";
            case EngineStatus.Ready ready ->
                ready.info().product()
                        + " "
                        + ready.info().version().replaceFirst("[+~-].*", "")
                        + " · API "
                        + ready.info().apiVersion();
            case EngineStatus.Unavailable gone -> gone.pill();
        };
    }

    Tone tone() {
        return switch (status) {
            case EngineStatus.Connecting() -> Tone.NEUTRAL;
            case EngineStatus.Ready _ -> Tone.OK;
            case EngineStatus.Unavailable _ -> Tone.BAD;
        };
    }
}
