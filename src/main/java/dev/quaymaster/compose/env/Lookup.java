package dev.quaymaster.compose.env;

import java.util.Map;
import java.util.Optional;

/// Says what a variable stands for.
@FunctionalInterface
public interface Lookup {

    /// Looks a variable up.
    ///
    /// @param name name
    /// @return its value; empty when it is not set, which differs from an empty value
    Optional<String> value(String name);

    /// A lookup in a map.
    ///
    /// @param values values by name; later changes count
    /// @return a lookup
    static Lookup in(Map<String, String> values) {
        return name -> Optional.ofNullable(values.get(name));
    }

    /// Asks another lookup where this one has nothing.
    ///
    /// @param other the second to ask
    /// @return a lookup
    default Lookup or(Lookup other) {
        return name -> value(name).or(() -> other.value(name));
    }
}
