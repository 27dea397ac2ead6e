package dev.quaymaster.compose.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One service of a project, fully resolved: env files merged, defaults filled in, paths absolute.
///
/// @param name key in the file
/// @param image image reference, absent when it is only built
/// @param build how to build the image
/// @param command arguments; absent means the image's, empty means none
/// @param entrypoint entry point; absent means the image's, empty means none
/// @param environment variables; a variable without value is taken out of the container
/// @param labels the user's labels
/// @param dependsOn what must be there first, links and shared namespaces included
/// @param ports published and exposed-to-host ports, one each (ranges are spread out)
/// @param mounts volumes, binds and the like
/// @param networks networks by key; empty with a `network_mode`
/// @param healthcheck the check that replaces or disables the image's
/// @param grants secrets and configs given to the service
/// @param process how its main process runs
/// @param isolation namespaces, rights and kernel settings
/// @param resources limits and devices
/// @param lifecycle restart, stop, scale, pull and hooks
/// @param tree the canonical form
public record Service(
        String name,
        Optional<String> image,
        Optional<Build> build,
        Optional<List<String>> command,
        Optional<List<String>> entrypoint,
        SortedMap<String, Optional<String>> environment,
        Map<String, String> labels,
        List<Dependency> dependsOn,
        List<Port> ports,
        List<Mount> mounts,
        Map<String, NetworkAttachment> networks,
        Optional<Healthcheck> healthcheck,
        Grants grants,
        ProcessOptions process,
        Isolation isolation,
        ResourcesConfig resources,
        LifecycleConfig lifecycle,
        Map<String, Object> tree) {

    /// Copies the collections.
    public Service {
        command = command.map(List::copyOf);
        entrypoint = entrypoint.map(List::copyOf);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        labels = Ordered.copy(labels);
        dependsOn = List.copyOf(dependsOn);
        ports = List.copyOf(ports);
        mounts = List.copyOf(mounts);
        networks = Ordered.copy(networks);
        tree = Ordered.copy(tree);
    }

    /// Secrets and configs given to a service.
    ///
    /// @param secrets files under `/run/secrets`
    /// @param configs files under `/`
    public record Grants(List<FileGrant> secrets, List<FileGrant> configs) {

        /// Copies the lists.
        public Grants {
            secrets = List.copyOf(secrets);
            configs = List.copyOf(configs);
        }
    }

    /// The image the engine is asked for: the one named, else the one compose would build.
    ///
    /// @param project name of the project
    /// @return an image reference
    public String imageIn(String project) {
        return image.orElse(project + "-" + name);
    }
}
