package dev.quaymaster.compose.edit;

import dev.quaymaster.compose.edit.Names.Kind;
import dev.quaymaster.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where names are referred to.
///
/// @param pattern steps of the place, `*` for any
/// @param kind what the names stand for
/// @param prefix what is written before the name
/// @param suffix what is written after it
record NameUse(List<String> pattern, Kind kind, String prefix, String suffix) {

    private static final String ANY = "*";

    private static final List<NameUse> TABLE = List.of(
            service(Kind.SERVICES, "depends_on"),
            service(Kind.SERVICES, "depends_on", ANY),
            service(Kind.SERVICES, "links", ANY),
            service(Kind.SERVICES, "volumes_from", ANY),
            service(Kind.SERVICES, "extends"),
            service(Kind.SERVICES, "extends", "service"),
            service(Kind.SERVICES, "network_mode").between("service:", ""),
            service(Kind.SERVICES, "pid").between("service:", ""),
            service(Kind.SERVICES, "ipc").between("service:", ""),
            service(Kind.NETWORKS, "networks"),
            service(Kind.NETWORKS, "networks", ANY),
            service(Kind.VOLUMES, "volumes", ANY).between("", ":"),
            service(Kind.VOLUMES, "volumes", ANY, "source"),
            service(Kind.SECRETS, "secrets", ANY),
            service(Kind.SECRETS, "secrets", ANY, "source"),
            service(Kind.SECRETS, "build", "secrets", ANY),
            service(Kind.CONFIGS, "configs", ANY),
            service(Kind.CONFIGS, "configs", ANY, "source"));

    private static NameUse service(Kind kind, String... below) {
        var pattern = new ArrayList<>(List.of("services", ANY));
        pattern.addAll(List.of(below));
        return new NameUse(List.copyOf(pattern), kind, "", "");
    }

    private NameUse between(String before, String after) {
        return new NameUse(pattern, kind, before, after);
    }

    /// What is referred to at a place.
    static Optional<NameUse> at(TreePath path) {
        return TABLE.stream().filter(use -> path.matches(use.pattern)).findFirst();
    }
}
