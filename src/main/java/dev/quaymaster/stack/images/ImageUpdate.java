package dev.quaymaster.stack.images;

import java.util.List;

/// What a registry says of an image that services use.
///
/// @param image its name in the compose file
/// @param services that use it, in the order of their names
public record ImageUpdate(String image, List<String> services, Finding finding) {

    /// Copies the list.
    public ImageUpdate {
        services = List.copyOf(services);
    }

    /// Whether an update would bring another image.
    public boolean available() {
        return finding instanceof Finding.Newer;
    }

    /// How the engine's image compares with the registry's.
    public sealed interface Finding {

        /// The name stands for another image by now.
        record Newer(String digest) implements Finding {}

        /// The engine has what the registry has.
        record Current() implements Finding {}

        /// The engine does not have it yet.
        record Absent() implements Finding {}

        /// It was built or loaded here, or is named by its digest: there is nothing to compare.
        record Fixed() implements Finding {}

        /// The registry could not be asked.
        ///
        /// @param why what is the matter and what to do, in sentences
        record Unknown(String why) implements Finding {}
    }

    /// The finding in words.
    public String words() {
        return switch (finding) {
            case Finding.Newer _ -> "newer image available";
            case Finding.Current _ -> "up to date";
            case Finding.Absent _ -> "not fetched yet";
            case Finding.Fixed _ -> "made here or named by its digest: nothing to compare";
            case Finding.Unknown unknown -> unknown.why();
        };
    }
}
