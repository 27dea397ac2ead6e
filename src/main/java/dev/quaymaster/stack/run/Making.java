package dev.quaymaster.stack.run;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.stack.spec.ComposeLabels;
import dev.quaymaster.stack.spec.ContainerDraft;
import dev.quaymaster.stack.spec.Known;
import dev.quaymaster.stack.spec.ServiceReferences;
import dev.quaymaster.stack.spec.ServiceToSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Makes containers: fills in what could not be known when they were planned.
final class Making {

    private final Engine engine;
    private final Map<String, String> imageIds = new ConcurrentHashMap<>();

    Making(Engine engine) {
        this.engine = engine;
    }

    /// Returns the id of the new container.
    String create(ContainerDraft draft) {
        return engine.create(ServiceToSpec.container(draft, known(draft)));
    }

    private Known known(ContainerDraft draft) {
        var project = draft.project().name();
        var image = imageIds.computeIfAbsent(draft.service().imageIn(project), this::imageId);
        var lenders = new HashMap<String, String>();
        for (var service : ServiceReferences.of(draft.service())) {
            lenders.put(service, firstContainer(project, service));
        }
        return new Known(image, lenders);
    }

    private String imageId(String reference) {
        return engine.image(reference)
                .orElseThrow(() -> new EngineException(
                        EngineException.Kind.NOT_FOUND, "The image " + reference + " is not there."))
                .id();
    }

    private String firstContainer(String project, String service) {
        var filter = LabelFilter.equal(ComposeLabels.PROJECT, project)
                .and(LabelFilter.equal(ComposeLabels.SERVICE, service))
                .and(LabelFilter.equal(ComposeLabels.ONE_OFF, "False"));
        return engine.containers(filter).stream()
                .findFirst()
                .map(Container::id)
                .orElseThrow(() -> new EngineException(
                        EngineException.Kind.NOT_FOUND, "Service \"" + service + "\" has no container to share with."));
    }
}
