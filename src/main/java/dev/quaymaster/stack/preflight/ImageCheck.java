package dev.quaymaster.stack.preflight;

import dev.quaymaster.words.ByteCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Images that are not there yet, and how much there is to fetch.
final class ImageCheck {

    private ImageCheck() {}

    static List<Warning> check(Situation now) {
        var warnings = new ArrayList<Warning>();
        for (var service : now.services()) {
            if (now.image(service).isEmpty()) {
                var image = service.imageIn(now.project().name());
                var bytes = Optional.ofNullable(now.downloads().get(image));
                warnings.add(new Warning(
                        Warning.Kind.IMAGE_MISSING,
                        service.name(),
                        "The image %s of service \"%s\" is not there.".formatted(image, service.name()),
                        service.build().isPresent()
                                ? "It will be built."
                                : "It will be pulled"
                                        + bytes.map(size -> ": " + ByteCount.words(size))
                                                .orElse("")
                                        + "."));
            }
        }
        return warnings;
    }
}
