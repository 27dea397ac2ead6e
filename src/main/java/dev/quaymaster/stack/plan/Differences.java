package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.PublishedPort;
import dev.quaymaster.engine.mapping.ContainerSettings;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.spec.ComposeLabels;
import dev.quaymaster.stack.spec.ContainerDraft;
import dev.quaymaster.stack.spec.Known;
import dev.quaymaster.stack.spec.ServiceToSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Names what differs between a container and its service, where that can be told from outside. The
/// config hash alone decides whether something differs; this says what, secrets hidden.
final class Differences {

    private final Project project;
    private final Service service;
    private final ObservedContainer container;
    private final Optional<Image.ImageConfig> image;
    private final Map<String, String> imageLabels;
    private final boolean imageChanged;
    private final List<String> found = new ArrayList<>();

    Differences(Project project, Service service, ObservedContainer container, Optional<Image> image) {
        this.project = project;
        this.service = service;
        this.container = container;
        this.image = image.flatMap(Image::config);
        this.imageLabels = image.map(Image::labels).orElse(Map.of());
        this.imageChanged = image.map(Image::id)
                .filter(container.label(ComposeLabels.IMAGE)::equals)
                .isEmpty();
    }

    /// Returns the differences in every attribute, such as `environment LEVEL INFO → DEBUG` and
    /// `mem_limit 64m → 128m`.
    ///
    /// @param containers service → id of its first container, for what the service borrows
    List<String> all(Map<String, String> containers) {
        image();
        var config = container.details().map(ContainerDetails::config);
        config.ifPresent(this::process);
        if (config.filter(known -> !known.settings().isEmpty()).isPresent()) {
            settings(config.get(), containers);
        } else {
            ports();
            mounts();
        }
        networks();
        labels();
        return found;
    }

    /// Returns the differences that show whoever made the container: other versions of compose put
    /// some attributes in other words.
    List<String> plain() {
        image();
        container.details().map(ContainerDetails::config).ifPresent(config -> {
            process(config);
            restart(config);
        });
        ports();
        mounts();
        networks();
        labels();
        return found;
    }

    private void settings(ContainerDetails.Config config, Map<String, String> containers) {
        var number = Math.max(1, container.number());
        var draft = new ContainerDraft(project, service, number, Optional.empty(), Optional.empty());
        var asked = ServiceToSpec.container(draft, new Known("", containers));
        var ofImage = imageChanged
                ? config.settings()
                : image.map(Image.ImageConfig::settings).orElse(config.settings());
        found.addAll(new SettingDifferences(
                        config.settings(),
                        ContainerSettings.of(asked),
                        ofImage,
                        Set.copyOf(container.container().networks()))
                .describe());
    }

    private void image() {
        var wanted = service.imageIn(project.name());
        var used = container.container().image();
        if (!used.equals(wanted) && !used.startsWith("sha256:") && !isId(used)) {
            found.add("image " + used + " → " + wanted);
        }
    }

    private static boolean isId(String name) {
        return name.matches("[0-9a-f]{12}|[0-9a-f]{64}");
    }

    private void process(ContainerDetails.Config config) {
        environment(config.environment());
        var own = service.entrypoint().isPresent();
        compare("command", config.command(), service.command(), ofImage(i -> own ? List.of() : i.command()));
        compare("entrypoint", config.entrypoint(), service.entrypoint(), ofImage(Image.ImageConfig::entrypoint));
        compare("user", config.user(), service.process().user(), ofImage(Image.ImageConfig::user));
        compare(
                "working directory",
                config.workingDir(),
                service.process().workingDir(),
                ofImage(Image.ImageConfig::workingDir));
    }

    /// What the image gives; not known where the image is another one than the container has.
    private <T> Optional<T> ofImage(Function<Image.ImageConfig, T> part) {
        return imageChanged ? Optional.empty() : image.map(part);
    }

    /// Where neither the file nor the image says anything, nothing is compared.
    private <T> void compare(String what, T before, Optional<T> said, Optional<T> otherwise) {
        said.or(() -> otherwise)
                .filter(after -> !after.equals(before))
                .ifPresent(after -> add(what, line(before), line(after)));
    }

    private static String line(Object value) {
        return value instanceof List<?> words
                ? String.join(
                        " ", Secrets.masked(words.stream().map(String::valueOf).toList()))
                : value.toString();
    }

    private void restart(ContainerDetails.Config config) {
        var restart = service.lifecycle().restart().map(rule -> rule.policy()).orElse("no");
        var restarted = config.restartPolicy().isEmpty() ? "no" : config.restartPolicy();
        if (!restart.equals(restarted)) {
            add("restart", restarted, restart);
        }
    }

    private void add(String what, String before, String after) {
        found.add(what + " " + Masked.line(before) + " → " + Masked.line(after));
    }

    /// The container's environment is the image's with the service's over it.
    private void environment(Map<String, String> actual) {
        var fromImage = image.map(Image.ImageConfig::environment).orElse(Map.of());
        var expected = new HashMap<>(fromImage);
        service.environment()
                .forEach((name, value) ->
                        value.ifPresentOrElse(text -> expected.put(name, text), () -> expected.remove(name)));
        var names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (var name : names) {
            var before = actual.get(name);
            var after = expected.get(name);
            if (!Objects.equals(before, after) && (service.environment().containsKey(name) || isKnown(image))) {
                variable(name, Optional.ofNullable(before), Optional.ofNullable(after));
            }
        }
    }

    /// Variables of the image come and go with it.
    private boolean isKnown(Optional<Image.ImageConfig> config) {
        return config.isPresent() && !imageChanged;
    }

    private void variable(String name, Optional<String> before, Optional<String> after) {
        if (before.isEmpty()) {
            found.add("environment " + name + " added");
        } else if (after.isEmpty()) {
            found.add("environment " + name + " removed");
        } else {
            var masked = Secrets.masked(name, before.get());
            var maskedNow = Secrets.masked(name, after.get());
            found.add(
                    masked.equals(maskedNow)
                            ? "environment " + name + " changed"
                            : "environment " + name + " " + masked + " → " + maskedNow);
        }
    }

    /// Only a running container tells which ports it publishes.
    private void ports() {
        if (!container.state().alive()) {
            return;
        }
        var wanted = new TreeSet<String>();
        service.ports()
                .forEach(port ->
                        wanted.add(port.published().orElse("any") + ":" + port.target() + "/" + port.protocol()));
        var actual = new TreeSet<String>();
        container.container().ports().stream()
                .filter(port -> port.hostPort().isPresent())
                .forEach(port -> actual.add(text(port, wanted)));
        if (!wanted.equals(actual) && wanted.stream().noneMatch(port -> port.contains("-"))) {
            add("ports", String.join(" ", actual), String.join(" ", wanted));
        }
    }

    private static String text(PublishedPort port, Set<String> wanted) {
        var inside = ":" + port.containerPort() + "/" + port.protocol();
        var anyFree = wanted.contains("any" + inside);
        return (anyFree ? "any" : String.valueOf(port.hostPort().orElse(0))) + inside;
    }

    private void mounts() {
        var wanted = new TreeMap<String, String>();
        service.mounts().forEach(mount -> wanted.put(mount.target(), source(mount)));
        var actual = actualMounts();
        for (var target : wanted.keySet()) {
            var before = actual.get(target);
            var after = wanted.getOrDefault(target, "");
            if (before == null) {
                found.add("mount at " + target + " added");
            } else if (!after.isEmpty() && !before.equals(after)) {
                add("mount at " + target, before, after);
            }
        }
        var fromImage = image.map(Image.ImageConfig::volumes).orElse(List.of());
        var granted =
                service.grants().secrets().size() + service.grants().configs().size() > 0;
        actual.keySet().stream()
                .filter(target -> !wanted.containsKey(target) && !fromImage.contains(target))
                .filter(target -> !granted)
                .forEach(target -> found.add("mount at " + target + " removed"));
    }

    private SortedMap<String, String> actualMounts() {
        return container.container().mounts().stream()
                .filter(point -> point.type() != MountPoint.Type.OTHER)
                .collect(Collectors.toMap(
                        MountPoint::destination,
                        point -> point.type() == MountPoint.Type.VOLUME ? point.name() : point.source(),
                        (first, second) -> second,
                        TreeMap::new));
    }

    /// Empty where the source cannot be compared.
    private String source(Mount mount) {
        return switch (mount) {
            case Mount.Bind bind -> bind.source();
            case Mount.Named named ->
                Optional.ofNullable(project.volumes().get(named.volume()))
                        .map(volume -> volume.name())
                        .orElse("");
            case Mount.Anonymous _, Mount.Tmpfs _, Mount.ImageFiles _, Mount.Other _ -> "";
        };
    }

    private void networks() {
        if (service.isolation().namespaces().networkMode().isPresent()) {
            return;
        }
        var wanted = new TreeSet<String>();
        service.networks()
                .keySet()
                .forEach(key -> Optional.ofNullable(project.networks().get(key))
                        .ifPresent(network -> wanted.add(network.name())));
        container.container().networks().stream()
                .filter(name -> !wanted.contains(name))
                .sorted()
                .forEach(name -> found.add("network " + name + " removed"));
    }

    private void labels() {
        var actual = container.container().labels();
        var names = new TreeSet<>(service.labels().keySet());
        actual.keySet().stream().filter(this::isUsers).forEach(names::add);
        for (var name : names) {
            var before = Objects.requireNonNullElse(actual.get(name), "");
            var after = Objects.requireNonNullElse(service.labels().get(name), "");
            if (!before.equals(after)) {
                add("label " + name, Secrets.masked(name, before), Secrets.masked(name, after));
            }
        }
    }

    /// Labels that neither compose nor the image gave.
    private boolean isUsers(String label) {
        return !label.startsWith("com.docker.compose.") && isKnown(image) && !imageLabels.containsKey(label);
    }
}
