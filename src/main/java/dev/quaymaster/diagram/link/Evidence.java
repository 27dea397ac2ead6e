package dev.quaymaster.diagram.link;

/// Where a connection was read.
///
/// @param source the place: a variable, a label, `Caddyfile:12`, `depends_on`
/// @param text what stands there, with passwords masked
public record Evidence(String source, String text) {

    @Override
    public String toString() {
        return text.isEmpty() ? source : source + ": " + text;
    }
}
