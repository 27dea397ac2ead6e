package dev.quaymaster.compose.load;

import dev.quaymaster.compose.bind.Canonicals;
import dev.quaymaster.compose.check.Draft;
import dev.quaymaster.compose.check.Drafts;
import dev.quaymaster.compose.shape.Document;
import dev.quaymaster.compose.shape.ProjectShape;
import dev.quaymaster.compose.tree.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Puts the canonical form of a project together from its services, leaving out what none of them
/// uses.
final class Assembly {

    private final String name;
    private final Drafts drafts;

    Assembly(String name, Drafts drafts) {
        this.name = name;
        this.drafts = drafts;
    }

    Canonicals assemble() {
        var used = new Used(drafts);
        var services = forms(drafts.active());
        var networks = kept("networks", used.networks);
        var volumes = kept("volumes", used.volumes);
        var secrets = kept("secrets", used.secrets);
        var configs = kept("configs", used.configs);
        Map<String, Object> tree = new TreeMap<>();
        tree.put("name", name);
        tree.put("services", withoutLabelFiles(services));
        Map.of("networks", networks, "volumes", volumes, "secrets", secrets, "configs", configs)
                .forEach((section, resources) -> {
                    if (!resources.isEmpty()) {
                        tree.put(section, resources);
                    }
                });
        ProjectShape.extensions(drafts.model(), tree);
        var document = Document.of(drafts.model(), tree);
        var models = kept("models", used.models);
        if (!models.isEmpty()) {
            document.put("models", models);
        }
        return new Canonicals(
                services, forms(drafts.disabled()), networks, volumes, secrets, configs, values(), tree, document);
    }

    private static Map<String, Map<String, Object>> forms(Map<String, Draft> drafts) {
        Map<String, Map<String, Object>> forms = new TreeMap<>();
        drafts.forEach((key, draft) -> forms.put(key, ProjectShape.inOrder(withReplicas(draft))));
        return forms;
    }

    /// `scale` is the newer word for `deploy.replicas`; the reference prints it in both places.
    private static Map<String, Object> withReplicas(Draft draft) {
        if (!(draft.form().get("scale") instanceof Long scale) || !draft.form().containsKey("deploy")) {
            return draft.form();
        }
        Map<String, Object> deploy = new LinkedHashMap<>();
        var written = draft.map("deploy");
        if (written.get("mode") instanceof String mode) {
            deploy.put("mode", mode);
        }
        deploy.put("replicas", scale);
        written.forEach((key, value) -> deploy.putIfAbsent(String.valueOf(key), value));
        Map<String, Object> form = new LinkedHashMap<>(draft.form());
        form.put("deploy", deploy);
        return form;
    }

    private static Map<String, Object> withoutLabelFiles(Map<String, Map<String, Object>> services) {
        Map<String, Object> printed = new TreeMap<>();
        services.forEach((key, service) -> {
            Map<String, Object> copy = new LinkedHashMap<>(service);
            copy.remove("label_file");
            printed.put(key, copy);
        });
        return printed;
    }

    private Map<String, Map<String, Object>> kept(String section, Set<String> used) {
        Map<String, Map<String, Object>> kept = new TreeMap<>(drafts.section(section));
        kept.keySet().retainAll(used);
        return kept;
    }

    private Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (var section : Set.of("secrets", "configs")) {
            drafts.model()
                    .map(section)
                    .entries()
                    .forEach((key, tree) -> tree.asMap()
                            .flatMap(map -> map.get(ProjectShape.PASSED_VALUE))
                            .flatMap(Tree::asString)
                            .ifPresent(value -> values.put(section + "." + key, value)));
        }
        return values;
    }

    /// Names of resources that active services use.
    private static final class Used {

        private final Set<String> networks = new TreeSet<>();
        private final Set<String> volumes = new TreeSet<>();
        private final Set<String> secrets = new TreeSet<>();
        private final Set<String> configs = new TreeSet<>();
        private final Set<String> models = new TreeSet<>();

        Used(Drafts drafts) {
            drafts.active().values().forEach(this::add);
        }

        private void add(Draft service) {
            service.map("networks").keySet().forEach(key -> networks.add(String.valueOf(key)));
            service.map("models").keySet().forEach(key -> models.add(String.valueOf(key)));
            for (var mount : service.maps("volumes")) {
                if ("volume".equals(mount.get("type"))) {
                    volumes.add(String.valueOf(mount.get("source")));
                }
            }
            service.maps("secrets").forEach(grant -> secrets.add(source(grant)));
            service.maps("configs").forEach(grant -> configs.add(source(grant)));
            if (service.map("build").get("secrets") instanceof Iterable<?> grants) {
                grants.forEach(grant -> secrets.add(source((Map<?, ?>) grant)));
            }
        }

        private static String source(Map<?, ?> grant) {
            return String.valueOf(grant.get("source"));
        }
    }
}
