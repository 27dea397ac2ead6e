package dev.quaymaster.ui.stack;

import dev.quaymaster.stack.usage.Sample;
import dev.quaymaster.words.ByteCount;
import java.util.Locale;

/// What a service uses, in words.
final class UsageWords {

    private UsageWords() {}

    static String cpu(Sample sample) {
        return String.format(Locale.ROOT, "%.1f %%", sample.cpu());
    }

    static String memory(Sample sample) {
        return ByteCount.words(sample.memory());
    }

    /// @param bytes a second
    static String rate(double bytes) {
        return ByteCount.words(Math.round(bytes)) + "/s";
    }

    static String network(Sample sample) {
        return "in " + rate(sample.received()) + " · out " + rate(sample.sent());
    }

    static String disk(Sample sample) {
        return "read " + rate(sample.read()) + " · write " + rate(sample.written());
    }
}
