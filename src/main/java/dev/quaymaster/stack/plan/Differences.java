package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.PublishedPort;
import dev.quaymaster.stack.ObservedContainer;
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
import java.util.stream.Collectors;

/// Names what differs between a container and its service, where that can be told from outside. The
/// config hash alone decides whether something differs; this says what.
final class Differences {

    private final Project project;
    private final Service service;
    private final ObservedContainer container;
    private final Optional<Image.ImageConfig> image;
    private final List<String> found = new ArrayList<>();

    Differences(
            Project project, Service service, ObservedContainer container, Optional<Image> image) {
        this.project = project;
        this.service = service;
        this.container = container;
        this.image = image.flatMap(Image::config);
    }

    /// Returns the differences, such as `environment LEVEL INFO → DEBUG`; secrets are hidden.
    List<String> describe() {
        image();
        container.details().map(ContainerDetails::config).ifPresent(this::process);
        ports();
        mounts();
        networks();
        labels();
        return found;
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
        service.command()
                .filter(wanted -> !wanted.equals(config.command()))
                .ifPresent(wanted -> add("command", line(config.command()), line(wanted)));
        service.entrypoint()
                .filter(wanted -> !wanted.equals(config.entrypoint()))
                .ifPresent(wanted -> add("entrypoint", line(config.entrypoint()), line(wanted)));
        service.process()
                .user()
                .filter(wanted -> !wanted.equals(config.user()))
                .ifPresent(wanted -> add("user", config.user(), wanted));
        service.process()
                .workingDir()
                .filter(wanted -> !wanted.equals(config.workingDir()))
                .ifPresent(wanted -> add("working directory", config.workingDir(), wanted));
        var restart = service.lifecycle().restart().map(rule -> rule.policy()).orElse("no");
        var restarted = config.restartPolicy().isEmpty() ? "no" : config.restartPolicy();
        if (!restart.equals(restarted)) {
            add("restart", restarted, restart);
        }
    }

    private static String line(List<String> words) {
        var line = String.join(" ", words);
        return line.length() > 60 ? line.substring(0, 59) + "…" : line;
    }

    private void add(String what, String before, String after) {
        found.add(
                what
                        + " "
                        + (before.isEmpty() ? "(none)" : before)
                        + " → "
                        + (after.isEmpty() ? "(none)" : after));
    }

    /// The container's environment is the image's with the service's over it.
    private void environment(Map<String, String> actual) {
        var fromImage = image.map(Image.ImageConfig::environment).orElse(Map.of());
        var expected = new HashMap<>(fromImage);
        service.environment()
                .forEach(
                        (name, value) ->
                                value.ifPresentOrElse(
                                        text -> expected.put(name, text),
                                        () -> expected.remove(name)));
        var names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (var name : names) {
            var before = actual.get(name);
            var after = expected.get(name);
            if (!Objects.equals(before, after)
                    && (service.environment().containsKey(name) || !image.isEmpty())) {
                variable(name, Optional.ofNullable(before), Optional.ofNullable(after));
            }
        }
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
                .forEach(
                        port ->
                                wanted.add(
                                        port.published().orElse("any")
                                                + ":"
                                                + port.target()
                                                + "/"
                                                + port.protocol()));
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
        var granted = service.grants().secrets().size() + service.grants().configs().size() > 0;
        actual.keySet().stream()
                .filter(target -> !wanted.containsKey(target) && !fromImage.contains(target))
                .filter(target -> !granted)
                .forEach(target -> found.add("mount at " + target + " removed"));
    }

    private SortedMap<String, String> actualMounts() {
        return container.container().mounts().stream()
                .filter(point -> point.type() != MountPoint.Type.OTHER)
                .collect(
                        Collectors.toMap(
                                MountPoint::destination,
                                point ->
                                        point.type() == MountPoint.Type.VOLUME
                                                ? point.name()
                                                : point.source(),
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
                .forEach(
                        key ->
                                Optional.ofNullable(project.networks().get(key))
                                        .ifPresent(network -> wanted.add(network.name())));
        container.container().networks().stream()
                .filter(name -> !wanted.contains(name))
                .sorted()
                .forEach(name -> found.add("network " + name + " removed"));
    }

    private void labels() {
        var actual = container.container().labels();
        service.labels()
                .forEach(
                        (key, value) -> {
                            if (!value.equals(actual.get(key))) {
                                found.add("label " + key);
                            }
                        });
    }
}
