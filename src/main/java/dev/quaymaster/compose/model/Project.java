package dev.quaymaster.compose.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A resolved compose project.
///
/// @param name the project's name, lower case
/// @param workingDirectory absolute project directory
/// @param files absolute compose files in the order given
/// @param envFiles env files named explicitly, absolute
/// @param services active services by name
/// @param disabledServices services whose profiles are not active
/// @param networks networks that active services use, by key
/// @param volumes volumes that active services use, by key
/// @param configs configs by key
/// @param secrets secrets by key
/// @param tree the canonical model as `docker compose config --format json` prints it, with single
///   `$`
/// @param document the model as a compose file, as `docker compose config` prints it in YAML: the
///   tree with models and the `x-` keys of services and resources
public record Project(
        String name,
        Path workingDirectory,
        List<Path> files,
        List<Path> envFiles,
        Map<String, Service> services,
        Map<String, Service> disabledServices,
        Map<String, NetworkConfig> networks,
        Map<String, VolumeConfig> volumes,
        Map<String, FileSource> configs,
        Map<String, FileSource> secrets,
        Map<String, Object> tree,
        Map<String, Object> document) {

    /// Copies the collections.
    public Project {
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        services = Ordered.copy(services);
        disabledServices = Ordered.copy(disabledServices);
        networks = Ordered.copy(networks);
        volumes = Ordered.copy(volumes);
        configs = Ordered.copy(configs);
        secrets = Ordered.copy(secrets);
        tree = Ordered.copy(tree);
        document = Ordered.copy(document);
    }

    /// An active service.
    ///
    /// @param name its name
    /// @return empty when there is none of that name, or it is switched off
    public Optional<Service> service(String name) {
        return Optional.ofNullable(services.get(name));
    }
}
