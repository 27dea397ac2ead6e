package dev.quaymaster.stack.preflight;

import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Variables without a value: those a file uses, and those without which the programs of well-known
/// images end at once.
final class VariableCheck {

    /// The last part of an image's name → variables of which one must be there.
    private static final Map<String, List<String>> NEEDED = Map.of(
            "postgres", List.of("POSTGRES_PASSWORD", "POSTGRES_HOST_AUTH_METHOD"),
            "postgis", List.of("POSTGRES_PASSWORD", "POSTGRES_HOST_AUTH_METHOD"),
            "mysql", List.of("MYSQL_ROOT_PASSWORD", "MYSQL_ALLOW_EMPTY_PASSWORD", "MYSQL_RANDOM_ROOT_PASSWORD"),
            "mariadb",
                    List.of(
                            "MARIADB_ROOT_PASSWORD",
                            "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
                            "MARIADB_RANDOM_ROOT_PASSWORD",
                            "MYSQL_ROOT_PASSWORD",
                            "MYSQL_ALLOW_EMPTY_PASSWORD",
                            "MYSQL_RANDOM_ROOT_PASSWORD"));

    private VariableCheck() {}

    static List<Warning> check(Situation now) {
        var unset = now.problems().stream()
                .filter(Problem::isUnsetVariable)
                .map(problem -> new Warning(
                        Warning.Kind.VARIABLE_EMPTY,
                        problem.path(),
                        problem.toString(),
                        "Set it in the .env file, or give it a default: ${NAME:-value}."));
        var needed = now.servicesDown().stream().flatMap(service -> needed(now, service).stream());
        return Stream.concat(unset, needed).toList();
    }

    private static Optional<Warning> needed(Situation now, Service service) {
        var image = service.imageIn(now.project().name());
        var variables = NEEDED.getOrDefault(program(image), List.of());
        if (variables.isEmpty() || variables.stream().anyMatch(name -> isSet(service, name))) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                Warning.Kind.VARIABLE_EMPTY,
                service.name(),
                "%s of service \"%s\" is empty, and without it the image %s does not start on a new volume."
                        .formatted(variables.getFirst(), service.name(), image),
                "Set it in the service's environment."));
    }

    private static String program(String image) {
        var name = image.substring(image.lastIndexOf('/') + 1);
        return name.split("[:@]", 2)[0];
    }

    /// The value, or the file it is in.
    private static boolean isSet(Service service, String name) {
        return Stream.of(name, name + "_FILE")
                .flatMap(variable -> Stream.ofNullable(service.environment().get(variable)))
                .anyMatch(value -> value.filter(text -> !text.isBlank()).isPresent());
    }
}
