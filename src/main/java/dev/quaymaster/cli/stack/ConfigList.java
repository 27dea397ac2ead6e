package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.Table;
import dev.quaymaster.compose.CanonicalJson;
import dev.quaymaster.compose.ConfigHash;
import dev.quaymaster.compose.env.Variables;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `config` prints instead of the whole model: one thing a line.
final class ConfigList {

    @Option(names = "--services", description = "Print the names of the services only")
    private boolean services;

    @Option(names = "--volumes", description = "Print the names of the volumes only")
    private boolean volumes;

    @Option(names = "--networks", description = "Print the names of the networks only")
    private boolean networks;

    @Option(names = "--models", description = "Print the names of the AI models only")
    private boolean models;

    @Option(names = "--profiles", description = "Print the names of the profiles only")
    private boolean profiles;

    @Option(names = "--images", description = "Print the names of the images only")
    private boolean images;

    @Option(
            names = "--hash",
            paramLabel = "SERVICES",
            description = "Print the config hashes of these services, separated by commas; * is all")
    private @Nullable String hash;

    @Option(names = "--variables", description = "Print the variables the files ask for")
    private boolean variables;

    @Option(names = "--environment", description = "Print the variables that are filled in and their values")
    private boolean environment;

    boolean isWanted() {
        return services
                || volumes
                || networks
                || models
                || profiles
                || images
                || hash != null
                || variables
                || environment;
    }

    String print(ConfigCommand command) {
        if (variables) {
            return variables(command);
        }
        var lines = lines(command);
        return command.wantsJson()
                ? CanonicalJson.pretty(List.copyOf(lines)) + "\n"
                : lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private Collection<String> lines(ConfigCommand command) {
        if (services && command.keepsVariables()) {
            return command.model().get("services") instanceof Map<?, ?> all
                    ? all.keySet().stream().map(String::valueOf).toList()
                    : List.of();
        }
        if (environment) {
            return environment(command);
        }
        var project = command.listed(profiles || images);
        if (services) {
            return project.services().keySet();
        } else if (volumes) {
            return project.volumes().keySet();
        } else if (networks) {
            return project.networks().keySet();
        } else if (models) {
            return models(project);
        } else if (hash != null) {
            return hashes(project, hash);
        } else if (profiles) {
            return profiles(project);
        }
        return images(project);
    }

    private static List<String> images(Project project) {
        return project.services().values().stream()
                .map(service -> service.imageIn(project.name()))
                .toList();
    }

    private static List<String> models(Project project) {
        return project.document().get("models") instanceof Map<?, ?> all
                ? all.values().stream()
                        .map(model -> String.valueOf(((Map<?, ?>) model).get("model")))
                        .toList()
                : List.of();
    }

    private static Collection<String> profiles(Project project) {
        return Stream.of(project.services(), project.disabledServices())
                .flatMap(all -> all.values().stream())
                .flatMap(service -> service.lifecycle().profiles().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> hashes(Project project, String wanted) {
        var names =
                wanted.equals("*") ? project.services().keySet() : new TreeSet<>(Arrays.asList(wanted.split(",", -1)));
        return names.stream().map(name -> name + " " + hash(project, name)).toList();
    }

    private static String hash(Project project, String name) {
        return project.service(name)
                .map(ConfigList::hash)
                .orElseThrow(() -> new CommandException(ExitCode.FAILED, "There is no service " + name + "."));
    }

    private static String hash(Service service) {
        var tree = new LinkedHashMap<>(service.tree());
        tree.remove("label_file");
        return ConfigHash.ofServiceTree(tree);
    }

    private static List<String> environment(ConfigCommand command) {
        command.listed(true);
        return ProjectLoader.environment(command.files()).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static String variables(ConfigCommand command) {
        var found = Variables.in(command.model()).values();
        if (command.wantsJson()) {
            var document = new LinkedHashMap<String, Object>();
            found.forEach(variable -> document.put(variable.name(), fields(variable)));
            return CanonicalJson.pretty(document) + "\n";
        }
        var table = new Table("NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");
        for (var variable : found) {
            table.row(variable.name(), String.valueOf(variable.required()), variable.standard(), variable.instead());
        }
        return table.toString();
    }

    private static Map<String, Object> fields(Variables.Variable variable) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("Name", variable.name());
        fields.put("DefaultValue", variable.standard());
        fields.put("PresenceValue", variable.instead());
        fields.put("Required", variable.required());
        return fields;
    }
}
