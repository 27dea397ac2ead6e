package dev.quaymaster.stack.spec;

import static java.util.stream.Collectors.joining;

import dev.quaymaster.compose.ConfigHash;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The labels of a container: the user's first, compose's over them.
final class ContainerLabels {

    private ContainerLabels() {}

    static Map<String, String> of(ContainerDraft draft, Known known) {
        var service = draft.service();
        var labels = new LinkedHashMap<>(service.labels());
        labels.putAll(ofProject(draft.project()));
        labels.put(ComposeLabels.SERVICE, service.name());
        labels.put(ComposeLabels.ONE_OFF, draft.oneOff().isPresent() ? "True" : "False");
        labels.put(ComposeLabels.IMAGE, known.imageId());
        labels.put(ComposeLabels.CONFIG_HASH, hash(service, known.containers()));
        labels.put(ComposeLabels.DEPENDS_ON, dependencies(draft));
        draft.oneOff().ifPresent(run -> labels.put(ComposeLabels.SLUG, run.slug()));
        if (draft.number() > 0) {
            labels.put(ComposeLabels.NUMBER, String.valueOf(draft.number()));
        }
        if (draft.replaced().isPresent()) {
            labels.put(ComposeLabels.REPLACE, replacedName(draft));
        }
        return labels;
    }

    private static Map<String, String> ofProject(Project project) {
        var labels = new LinkedHashMap<String, String>();
        labels.put(ComposeLabels.PROJECT, project.name());
        labels.put(ComposeLabels.VERSION, ComposeLabels.WRITTEN_VERSION);
        labels.put(ComposeLabels.WORKING_DIRECTORY, project.workingDirectory().toString());
        labels.put(ComposeLabels.CONFIG_FILES, joined(project.files()));
        if (!project.envFiles().isEmpty()) {
            labels.put(ComposeLabels.ENVIRONMENT_FILE, joined(project.envFiles()));
        }
        return labels;
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(joining(","));
    }

    static String hash(Service service, Map<String, String> containers) {
        return hash(service, containers, ComposeLabels.WRITTEN_VERSION);
    }

    static String hash(Service service, Map<String, String> containers, String composeVersion) {
        return ConfigHash.ofServiceTree(ServiceReferences.resolve(service, containers), composeVersion);
    }

    /// What a profile leaves out is no dependency.
    private static String dependencies(ContainerDraft draft) {
        return draft.service().dependsOn().stream()
                .filter(d -> draft.project().services().containsKey(d.service()))
                .map(d -> d.service() + ":" + d.condition().key() + ":" + d.restart())
                .collect(joining(","));
    }

    private static String replacedName(ContainerDraft draft) {
        return draft.service().process().containerName().orElse(draft.service().name() + "-" + draft.number());
    }
}
