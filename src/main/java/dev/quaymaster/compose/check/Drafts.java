package dev.quaymaster.compose.check;

import dev.quaymaster.compose.tree.MapTree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All services and resources of a project that is being put together.
///
/// @param active services that are switched on
/// @param disabled services whose profiles are off
/// @param resources canonical forms of `networks`, `volumes`, `secrets`, `configs` and `models`, by
///   key
/// @param model the canonical tree
public record Drafts(
        SortedMap<String, Draft> active,
        SortedMap<String, Draft> disabled,
        Map<String, Map<String, Map<String, Object>>> resources,
        MapTree model) {

    /// Sorts services by their profiles.
    ///
    /// @param services all services
    /// @param profiles active profiles; `*` is all of them
    /// @param resources canonical forms of resources
    /// @param model the canonical tree
    /// @return the project so far
    public static Drafts of(
            List<Draft> services,
            Set<String> profiles,
            Map<String, Map<String, Map<String, Object>>> resources,
            MapTree model) {
        var active = new TreeMap<String, Draft>();
        var disabled = new TreeMap<String, Draft>();
        for (var service : services) {
            boolean on = service.profiles().isEmpty()
                    || profiles.contains("*")
                    || service.profiles().stream().anyMatch(profiles::contains);
            (on ? active : disabled).put(service.name(), service);
        }
        return new Drafts(active, disabled, resources, model);
    }

    /// The same services with others of them switched on.
    ///
    /// @param on whether a service is
    /// @return the project so far
    public Drafts moved(Predicate<Draft> on) {
        var nowActive = new TreeMap<String, Draft>();
        var nowDisabled = new TreeMap<String, Draft>();
        Stream.of(active, disabled)
                .flatMap(drafts -> drafts.values().stream())
                .forEach(draft -> (on.test(draft) ? nowActive : nowDisabled).put(draft.name(), draft));
        return new Drafts(nowActive, nowDisabled, resources, model);
    }

    /// The resources of a section.
    ///
    /// @param section such as `networks`
    /// @return canonical forms by key
    public Map<String, Map<String, Object>> section(String section) {
        return resources.getOrDefault(section, Map.of());
    }
}
