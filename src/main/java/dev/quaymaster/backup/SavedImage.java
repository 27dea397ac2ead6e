package dev.quaymaster.backup;

import java.util.List;

/// What one service ran on.
///
/// @param service its name in the compose file
/// @param image as the container named it
/// @param imageId content address of the image on this engine
/// @param digests `name@sha256:…` under which registries know it
public record SavedImage(String service, String image, String imageId, List<String> digests) {

    public SavedImage {
        digests = List.copyOf(digests);
    }
}
