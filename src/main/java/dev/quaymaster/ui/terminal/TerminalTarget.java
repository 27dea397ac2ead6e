package dev.quaymaster.ui.terminal;

/// A running container that commands can be run in.
///
/// @param id of the container
/// @param label what it is called: the service, with a number where there are several
public record TerminalTarget(String id, String label) {

    @Override
    public String toString() {
        return label;
    }
}
