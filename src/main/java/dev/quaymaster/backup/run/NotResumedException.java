package dev.quaymaster.backup.run;

import java.util.List;
import java.util.stream.Collectors;

/// Containers that were held still and could not go on. Their journal stays, so that the next start
/// tries again.
public final class NotResumedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotResumedException(List<NotResumed> containers) {
        super(sentence(containers));
    }

    /// One such container.
    ///
    /// @param container its name
    /// @param reason what the engine said
    public record NotResumed(String container, String reason) {}

    /// For the user: which, why, and what to do.
    public static String sentence(List<NotResumed> containers) {
        return containers.stream()
                .map(one -> one.container() + " (" + withoutStop(one.reason()) + ")")
                .collect(Collectors.joining(
                        ", ",
                        "These containers do not run again as they did before: ",
                        ". It is tried again at the next start of Quaymaster; or start them" + " by hand."));
    }

    private static String withoutStop(String reason) {
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }
}
