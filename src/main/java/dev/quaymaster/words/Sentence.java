package dev.quaymaster.words;

/// Words that others follow.
public final class Sentence {

    private Sentence() {}

    /// The words with a full stop, unless they have one. The engine's mostly have none.
    public static String ended(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    /// What a failure says, with a full stop.
    public static String of(Throwable failure) {
        return ended(String.valueOf(failure.getMessage()));
    }
}
