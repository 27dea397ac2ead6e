package dev.quaymaster.stack;

/// A container a step is about.
///
/// @param service the service it belongs to
/// @param name its name; for a container the plan itself makes, the name it will have then
/// @param id its id, or its name where the plan itself makes it
public record ContainerRef(String service, String name, String id) {

    /// A container that the plan makes: the engine knows it by its name.
    public static ContainerRef named(String service, String name) {
        return new ContainerRef(service, name, name);
    }

    @Override
    public String toString() {
        return name;
    }
}
