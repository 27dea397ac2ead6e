package dev.quaymaster.stack.preflight;

import java.util.OptionalLong;

/// Tells how much there is to fetch before an image is there.
@FunctionalInterface
public interface ImageSizes {

    /// Nothing is known.
    ImageSizes UNKNOWN = (image, platform) -> OptionalLong.empty();

    /// Returns the bytes to fetch; empty when that cannot be told within a few seconds.
    ///
    /// @param image its name, as a compose file has it
    /// @param platform such as `linux/amd64`
    OptionalLong downloadSize(String image, String platform);
}
