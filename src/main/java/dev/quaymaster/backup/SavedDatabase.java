package dev.quaymaster.backup;

import java.util.List;
import java.util.Optional;

/// What is needed to load a database dump into an empty volume again.
///
/// @param image as the container named it
/// @param imageId the exact image
/// @param user the superuser the dump was made as
/// @param mountPath where the volume was mounted
/// @param runAs the user the container ran as, absent for the image's own
/// @param environmentFile file in the set with the container's environment, in the format of
///   `docker run --env-file`
/// @param databases names of the dumped databases
public record SavedDatabase(
        String image,
        String imageId,
        String user,
        String mountPath,
        Optional<String> runAs,
        String environmentFile,
        List<String> databases) {

    public SavedDatabase {
        SetFileName.requirePlain(environmentFile);
        databases = List.copyOf(databases);
    }
}
