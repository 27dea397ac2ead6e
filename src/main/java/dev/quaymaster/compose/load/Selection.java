package dev.quaymaster.compose.load;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.check.Draft;
import dev.quaymaster.compose.check.Drafts;
import dev.quaymaster.compose.tree.NearMiss;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.TreePath;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Narrows a project down to some services and what they depend on. Naming a service switches its
/// profiles on; a name may be a pattern such as `web-*`.
final class Selection {

    private final Drafts drafts;
    private final List<String> names;
    private final Problems problems;
    private final Set<String> chosen = new TreeSet<>();

    private Selection(Drafts drafts, List<String> names, Problems problems) {
        this.drafts = drafts;
        this.names = names;
        this.problems = problems;
    }

    static Drafts of(Drafts drafts, List<String> names, Problems problems) {
        if (names.isEmpty()) {
            return drafts;
        }
        return new Selection(enabled(drafts, names), names, problems).narrowed();
    }

    private static Drafts enabled(Drafts drafts, List<String> names) {
        var profiles = new HashSet<String>();
        for (var name : names) {
            Optional.ofNullable(drafts.disabled().get(name)).ifPresent(draft -> profiles.addAll(draft.profiles()));
        }
        return drafts.moved(draft -> drafts.active().containsKey(draft.name())
                || draft.profiles().stream().anyMatch(profiles::contains));
    }

    private Drafts narrowed() {
        names.forEach(name -> choose(name, true));
        var kept = drafts.moved(draft -> chosen.contains(draft.name()));
        kept.active().values().forEach(this::dropUnchosen);
        return kept;
    }

    private void choose(String name, boolean required) {
        var matching = matching(name);
        if (matching.isEmpty() && required) {
            problems.error(
                    Location.of(drafts.model().at().file()),
                    TreePath.of("services"),
                    "There is no service \"%s\".%s"
                            .formatted(name, NearMiss.hint(name, drafts.active().keySet())));
        }
        for (var draft : matching) {
            if (chosen.add(draft.name())) {
                draft.map("depends_on").forEach((other, how) -> choose(String.valueOf(other), isRequired(how)));
            }
        }
    }

    private List<Draft> matching(String name) {
        var named = drafts.active().get(name);
        if (named != null) {
            return List.of(named);
        }
        if (!name.matches(".*[*?\\[].*")) {
            return List.of();
        }
        Predicate<Path> pattern = FileSystems.getDefault().getPathMatcher("glob:" + name)::matches;
        var matching = new ArrayList<Draft>();
        for (var draft : drafts.active().values()) {
            if (pattern.test(Path.of(draft.name()))) {
                matching.add(draft);
            }
        }
        return matching;
    }

    private static boolean isRequired(Object how) {
        return !(how instanceof Map<?, ?> map) || !Boolean.FALSE.equals(map.get("required"));
    }

    private void dropUnchosen(Draft draft) {
        if (draft.map("depends_on").isEmpty()) {
            return;
        }
        Map<String, Object> needs = new TreeMap<>();
        draft.map("depends_on").forEach((name, how) -> {
            if (chosen.contains(String.valueOf(name))) {
                needs.put(String.valueOf(name), how);
            }
        });
        if (needs.isEmpty()) {
            draft.form().remove("depends_on");
        } else {
            draft.form().put("depends_on", needs);
        }
    }
}
