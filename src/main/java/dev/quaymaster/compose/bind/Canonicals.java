package dev.quaymaster.compose.bind;

import java.util.Map;

/// The canonical forms a project is bound from, by name.
///
/// @param services active services
/// @param disabled services that are switched off
/// @param networks networks in use
/// @param volumes volumes in use
/// @param secrets secrets in use
/// @param configs configs in use
/// @param values values of the variables that secrets and configs name, by section and key
/// @param tree the canonical form of the whole
/// @param document the whole as a compose file
public record Canonicals(
        Map<String, Map<String, Object>> services,
        Map<String, Map<String, Object>> disabled,
        Map<String, Map<String, Object>> networks,
        Map<String, Map<String, Object>> volumes,
        Map<String, Map<String, Object>> secrets,
        Map<String, Map<String, Object>> configs,
        Map<String, String> values,
        Map<String, Object> tree,
        Map<String, Object> document) {}
