package dev.quaymaster.cli.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `-e NAME=VALUE` says.
final class EnvironmentArguments {

    private EnvironmentArguments() {}

    /// Reads the options; a name without a value takes the value it has here.
    ///
    /// @param here the environment of this program
    static Map<String, String> of(List<String> options, Map<String, String> here) {
        var variables = new HashMap<String, String>();
        for (var one : options) {
            var equals = one.indexOf('=');
            if (equals >= 0) {
                variables.put(one.substring(0, equals), one.substring(equals + 1));
            } else {
                Optional.ofNullable(here.get(one)).ifPresent(value -> variables.put(one, value));
            }
        }
        return variables;
    }
}
