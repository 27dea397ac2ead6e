package dev.quaymaster.compose.bind;

import dev.quaymaster.compose.model.FileSource;
import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.VolumeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Binds a project's canonical form to records.
public final class ProjectBinder {

    private final String name;
    private final Path folder;
    private final List<Path> files;
    private final List<Path> envFiles;

    /// A binder for one project.
    ///
    /// @param name project name
    /// @param folder project directory
    /// @param files compose files
    /// @param envFiles env files named explicitly
    public ProjectBinder(String name, Path folder, List<Path> files, List<Path> envFiles) {
        this.name = name;
        this.folder = folder;
        this.files = files;
        this.envFiles = envFiles;
    }

    /// Binds.
    ///
    /// @param canonicals canonical forms
    /// @return the project
    public Project bind(Canonicals canonicals) {
        return new Project(
                name,
                folder,
                files,
                envFiles,
                each(canonicals.services(), ServiceBinder::bind),
                each(canonicals.disabled(), ServiceBinder::bind),
                each(canonicals.networks(), ProjectBinder::network),
                each(canonicals.volumes(), ProjectBinder::volume),
                each(canonicals.configs(), (key, form) -> file("configs", key, form, canonicals)),
                each(canonicals.secrets(), (key, form) -> file("secrets", key, form, canonicals)),
                canonicals.tree(),
                canonicals.document());
    }

    private static <R> Map<String, R> each(
            Map<String, Map<String, Object>> forms, BiFunction<String, Map<String, Object>, R> bind) {
        Map<String, R> bound = new TreeMap<>();
        forms.forEach((key, form) -> bound.put(key, bind.apply(key, form)));
        return bound;
    }

    private static NetworkConfig network(String key, Map<String, Object> form) {
        var values = new Values(form);
        var ipam = values.in("ipam");
        return new NetworkConfig(
                key,
                values.text("name").orElse(key),
                values.flag("external"),
                values.text("driver"),
                values.pairs("driver_opts"),
                values.pairs("labels"),
                new NetworkConfig.Ipam(
                        ipam.text("driver"),
                        ipam.all("config").stream().map(ProjectBinder::pool).toList()),
                values.flag("internal"),
                values.flag("attachable"),
                values.choice("enable_ipv4"),
                values.choice("enable_ipv6"),
                form);
    }

    private static NetworkConfig.Pool pool(Values values) {
        return new NetworkConfig.Pool(
                values.text("subnet"), values.text("gateway"), values.text("ip_range"), values.pairs("aux_addresses"));
    }

    private static VolumeConfig volume(String key, Map<String, Object> form) {
        var values = new Values(form);
        return new VolumeConfig(
                key,
                values.text("name").orElse(key),
                values.flag("external"),
                values.text("driver"),
                values.pairs("driver_opts"),
                values.pairs("labels"),
                form);
    }

    private static FileSource file(String section, String key, Map<String, Object> form, Canonicals canonicals) {
        var values = new Values(form);
        var value = Optional.ofNullable(canonicals.values().get(section + "." + key));
        return new FileSource(
                key,
                values.text("name").orElse(key),
                values.flag("external"),
                values.text("file").map(Path::of),
                values.text("environment"),
                value.or(() -> values.text("content")));
    }
}
