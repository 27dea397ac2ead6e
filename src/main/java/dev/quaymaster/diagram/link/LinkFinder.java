package dev.quaymaster.diagram.link;

import java.util.List;

/// Reads connections from one kind of evidence.
public interface LinkFinder {

    /// Finds connections of the active services, in the order of the project.
    ///
    /// @param names the project and the names its services answer to
    List<Link> find(ServiceNames names);
}
