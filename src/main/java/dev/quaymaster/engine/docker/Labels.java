package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.Target;

/// Asks the engine for things with certain labels only.
final class Labels {

    private Labels() {}

    static Target filter(Target target, LabelFilter filter) {
        return filter.terms().isEmpty()
                ? target
                : target.with("filters", Json.object().put("label", filter.terms()));
    }
}
