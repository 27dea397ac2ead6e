package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.RetentionPolicy;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The backup labels of one service or volume.
///
/// @param owner whose labels they are, in words: `service db`
/// @param labels all its labels
record BackupLabels(String owner, Map<String, String> labels) {

    private static final String PREFIX = "backup.";
    private static final String ENABLE = "backup.enable";
    private static final String SCHEDULE = "backup.schedule";
    private static final String RETENTION = "backup.retention";
    private static final Set<String> KNOWN = Set.of(ENABLE, SCHEDULE, RETENTION);
    private static final Set<String> YES = Set.of("true", "yes", "on", "1", "y");
    private static final Set<String> NO = Set.of("false", "no", "off", "0", "n");
    private static final String NIGHTLY = "0 2 * * *";
    private static final RetentionPolicy USUAL = RetentionPolicy.keepLast(7);

    /// What the labels ask for.
    record Wish(Schedule schedule, RetentionPolicy retention) {}

    /// Whether they say that it stays out of every plan.
    boolean declined() {
        return NO.contains(word());
    }

    /// Whether they ask for backups, whatever else they say.
    boolean accepted() {
        return YES.contains(word());
    }

    /// Whether they are about backups and do not decline them.
    boolean asks() {
        return !declined() && labels.keySet().stream().anyMatch(KNOWN::contains);
    }

    private String word() {
        return labels.getOrDefault(ENABLE, "").strip().toLowerCase(Locale.ROOT);
    }

    /// What they ask for; empty when they don't, or when that can't be understood.
    ///
    /// @param problems takes what can't be, in sentences
    Optional<Wish> wish(ZoneId zone, List<String> problems) {
        if (!accepted()) {
            notAccepted(problems);
            return Optional.empty();
        }
        labels.keySet().stream()
                .filter(label -> label.startsWith(PREFIX) && !KNOWN.contains(label))
                .sorted()
                .forEach(label -> problems.add("%s of %s is no label known here, so it changes nothing. There are %s."
                        .formatted(label, owner, String.join(", ", new TreeSet<>(KNOWN)))));
        var retention = retention(problems);
        try {
            var schedule = Schedule.of(labels.getOrDefault(SCHEDULE, NIGHTLY), zone);
            return Optional.of(new Wish(schedule, retention));
        } catch (IllegalArgumentException e) {
            problems.add("%s of %s: %s It is not backed up.".formatted(SCHEDULE, owner, e.getMessage()));
            return Optional.empty();
        }
    }

    private void notAccepted(List<String> problems) {
        if (declined()) {
            return;
        }
        if (labels.containsKey(ENABLE)) {
            problems.add("%s of %s is “%s”, which is neither true nor false, so it is not backed up."
                    .formatted(ENABLE, owner, labels.get(ENABLE)));
        } else if (labels.containsKey(SCHEDULE) || labels.containsKey(RETENTION)) {
            problems.add(
                    "%s has backup labels, but not %s: \"true\", so it is not backed up.".formatted(owner, ENABLE));
        }
    }

    private RetentionPolicy retention(List<String> problems) {
        if (!labels.containsKey(RETENTION)) {
            return USUAL;
        }
        var text = labels.getOrDefault(RETENTION, "").strip();
        if (text.matches("[1-9]\\d{0,4}")) {
            return RetentionPolicy.keepLast(Integer.parseInt(text));
        }
        problems.add("%s of %s is “%s”, which is no number of backups, so all are kept. Write how many, such as 7."
                .formatted(RETENTION, owner, text));
        return RetentionPolicy.EVERYTHING;
    }
}
