package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.Schedule;
import dev.quaymaster.ui.kit.ListColumn;
import dev.quaymaster.ui.kit.ListRow;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.words.ByteCount;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;

/// The backups: plans, what is backed up without one, and the folder they lie in; beside them the
/// history of what is chosen.
public final class BackupsScreen implements Screen {

    private static final String PLAN = "plan:";
    private static final String SUBJECT = "subject:";
    private static final String FOLDER = "folder";

    private final BackupsViewModel model;
    private final ListColumn list;
    private final BackupsPage page;
    private String chosen = "";

    /// Creates the screen; [#refresh] loads it.
    ///
    /// @param backups what can be done with backups
    public BackupsScreen(BackupsDesk backups) {
        this.model = backups.model();
        this.page = new BackupsPage(backups);
        this.list = new ListColumn("backup-list", "", this::choose);
        model.stateProperty().subscribe(state -> state.ifPresent(this::show));
    }

    /// Shows the backups of a stack; all of them when `stack` is empty.
    ///
    /// @param stack a project name
    public void open(String stack) {
        chosen = stack.isEmpty() ? FOLDER : SUBJECT + stack;
        model.stateProperty().get().ifPresent(this::show);
        model.refresh();
    }

    /// A stack that has a plan is shown by its plan.
    private static String planned(String id, BackupsState state) {
        return state.plans().stream()
                .filter(plan -> id.equals(SUBJECT + plan.source().title()))
                .findFirst()
                .map(plan -> PLAN + plan.name())
                .orElse(id);
    }

    private void choose(String id) {
        chosen = id;
        model.stateProperty().get().ifPresent(this::show);
    }

    private void show(BackupsState state) {
        var rows = rows(state);
        list.setRows(rows);
        chosen = planned(chosen, state);
        if (rows.stream()
                        .noneMatch(row ->
                                row instanceof ListRow.Item item && item.id().equals(chosen))
                && !chosen.startsWith(SUBJECT)) {
            chosen = rows.stream()
                    .flatMap(row -> row instanceof ListRow.Item item ? Stream.of(item.id()) : Stream.<String>empty())
                    .findFirst()
                    .orElse(FOLDER);
        }
        list.select(chosen);
        var plan = state.plans().stream()
                .filter(one -> (PLAN + one.name()).equals(chosen))
                .findFirst();
        var subject = plan.map(one -> one.source().title())
                .orElse(chosen.startsWith(SUBJECT) ? chosen.substring(SUBJECT.length()) : "");
        page.show(subject, plan, state);
    }

    private List<ListRow> rows(BackupsState state) {
        var rows = new ArrayList<ListRow>();
        if (!state.plans().isEmpty()) {
            rows.add(new ListRow.Heading("PLANS"));
            state.plans().forEach(plan -> rows.add(planRow(plan, state)));
        }
        var others = new TreeSet<String>();
        state.sets().stream().map(BackupSet::subject).forEach(others::add);
        state.plans().forEach(plan -> others.remove(plan.source().title()));
        if (!others.isEmpty()) {
            rows.add(new ListRow.Heading("BY HAND"));
            others.forEach(subject -> rows.add(subjectRow(subject, state)));
        }
        rows.add(new ListRow.Heading("DESTINATION"));
        rows.add(new ListRow.Item(
                FOLDER,
                Tone.OK,
                "Local folder",
                (state.free() < 0 ? "" : ByteCount.words(state.free()) + " free · ") + BackupsPage.home(state.folder()),
                ""));
        return rows;
    }

    private static ListRow planRow(BackupPlan plan, BackupsState state) {
        var when = plan.schedule().map(Schedule::words).orElse("when asked");
        return new ListRow.Item(
                PLAN + plan.name(),
                tone(plan.source().title(), state),
                plan.fromLabels() ? plan.source().title() : plan.name(),
                plan.fromLabels() ? when + " · from labels" : when,
                "");
    }

    private static ListRow subjectRow(String subject, BackupsState state) {
        var last = state.only(subject).sets().stream()
                .findFirst()
                .map(set -> Words.moment(set.started(), Instant.now(), ZoneId.systemDefault()))
                .orElse("");
        return new ListRow.Item(SUBJECT + subject, tone(subject, state), subject, last, "");
    }

    private static Tone tone(String subject, BackupsState state) {
        var own = state.only(subject);
        return HistoryRow.of(own.sets(), own.history()).stream()
                .filter(row -> row.set().filter(BackupSet::safetyCopy).isEmpty())
                .findFirst()
                .map(HistoryRow::tone)
                .orElse(Tone.NEUTRAL);
    }

    @Override
    public Optional<Node> list() {
        return Optional.of(list);
    }

    @Override
    public Node content() {
        return page;
    }

    @Override
    public void refresh() {
        model.refresh();
    }
}
