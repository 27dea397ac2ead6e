package dev.quaymaster.backup.retention;

import static dev.quaymaster.backup.retention.ListedSet.keep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.SetOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// What holds of every store, however odd, when a plan has run.
class ExpiryPropertiesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    record Store(List<ListedSet> sets) {

        ListedSet newest() {
            return sets.getLast();
        }

        List<BackupSet> listed() {
            return sets.stream().map(ListedSet::set).toList();
        }

        List<BackupSet> after(int count) {
            return new ExpiryPlanner(listed(), List.of(), NOW)
                    .after(newest().set(), keep(count))
                    .sets();
        }

        List<BackupSet> left(int count) {
            var left = new ArrayList<>(listed());
            left.removeAll(after(count));
            return left;
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void onlySetsOfTheSameSeriesGoAndNeverTheNewestOrAPinnedOne(
            @ForAll("stores") Store store, @ForAll @IntRange(min = 1, max = 5) int count) {
        var series = SetSeries.of(store.newest().set());

        assertThat(store.after(count))
                .allMatch(set -> SetSeries.of(set).equals(series))
                .allMatch(set ->
                        set.manifest().about().origin().flatMap(SetOrigin::plan).isPresent())
                .noneMatch(BackupSet::pinned)
                .noneMatch(set -> set.manifest().about().kind() == SetKind.MANUAL)
                .noneMatch(BackupSet::safetyCopy)
                .doesNotContain(store.newest().set());
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void asManyGoodOnesAsAskedAreLeft(@ForAll("stores") Store store, @ForAll @IntRange(min = 1, max = 5) int count) {
        var series = SetSeries.of(store.newest().set());

        assertThat(good(store.left(count), series))
                .hasSizeGreaterThanOrEqualTo(
                        Math.min(count, good(store.listed(), series).size()));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void everyVolumeThatHadAGoodCopyHasOneLeft(
            @ForAll("stores") Store store, @ForAll @IntRange(min = 1, max = 5) int count) {
        var series = SetSeries.of(store.newest().set());
        var volumes = new HashSet<String>();
        good(store.listed(), series).forEach(set -> volumes.addAll(names(set)));
        var left = new HashSet<String>();
        good(store.left(count), series).forEach(set -> left.addAll(names(set)));

        assertThat(left).isEqualTo(volumes);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whileOneSetOfTheSeriesIsStillToComeNoneGoes(
            @ForAll("stores") Store store, @ForAll @IntRange(min = 1, max = 5) int count) {
        var sets = new ArrayList<>(store.sets());
        sets.addFirst(ListedSet.of("future", NOW.plusSeconds(60))
                .ofStack("shop", "data")
                .from(store.newest().origin().orElseThrow()));

        assertThat(new Store(sets).after(count)).isEmpty();
    }

    private static List<BackupSet> good(List<BackupSet> sets, SetSeries series) {
        return sets.stream()
                .filter(set -> SetSeries.of(set).equals(series) && set.state().good())
                .filter(set -> !set.safetyCopy())
                .toList();
    }

    private static List<String> names(BackupSet set) {
        return set.manifest().volumes().stream().map(SavedVolume::name).toList();
    }

    @Provide
    Arbitrary<Store> stores() {
        var older = set().list().ofMinSize(0).ofMaxSize(14);
        return Combinators.combine(older, volumes()).as((sets, volumes) -> {
            var all = new ArrayList<ListedSet>();
            for (int i = 0; i < sets.size(); i++) {
                all.add(sets.get(i));
            }
            all.add(ListedSet.of("newest", NOW.minusSeconds(1)).ofStack("shop", volumes.toArray(String[]::new)));
            return new Store(numbered(all));
        });
    }

    /// Each under an id of its own, the newest last.
    private static List<ListedSet> numbered(List<ListedSet> sets) {
        var numbered = new ArrayList<ListedSet>();
        for (int i = 0; i < sets.size(); i++) {
            var set = sets.get(i);
            numbered.add(new ListedSet(
                    set.id() + i,
                    set.started(),
                    set.kind(),
                    set.stack(),
                    set.volumes(),
                    set.missing(),
                    set.origin(),
                    set.damaged(),
                    set.pinned()));
        }
        return numbered;
    }

    private static Arbitrary<ListedSet> set() {
        var moment = Arbitraries.longs().between(2, 400_000).map(NOW::minusSeconds);
        var shape = Arbitraries.of("stack", "stack", "stack", "manual", "volume", "safety");
        var flags = Arbitraries.of(true, false, false, false);
        return Combinators.combine(moment, shape, volumes(), origin(), flags, flags)
                .as((started, what, volumes, origin, damaged, pinned) -> {
                    var names = volumes.toArray(String[]::new);
                    var set = ListedSet.of("s", started)
                            .ofStack("shop", names)
                            .found(damaged)
                            .kept(pinned);
                    var placed = origin.map(set::from).orElseGet(set::ofLayout1);
                    return switch (what) {
                        case "volume" -> placed.ofVolumes("shop");
                        case "safety" -> placed.safetyCopy();
                        case "manual" -> placed.manual();
                        default -> placed;
                    };
                });
    }

    private static Arbitrary<List<String>> volumes() {
        return Arbitraries.of("a", "b", "c").list().uniqueElements().ofMaxSize(3);
    }

    private static Arbitrary<Optional<SetOrigin>> origin() {
        return Arbitraries.of(
                Optional.of(ListedSet.NIGHTLY),
                Optional.of(ListedSet.NIGHTLY),
                Optional.of(ListedSet.NIGHTLY),
                Optional.of(new SetOrigin("here", "engine", Optional.of("weekly"))),
                Optional.of(new SetOrigin("there", "engine", Optional.of("nightly"))),
                Optional.of(new SetOrigin("here", "engine", Optional.empty())),
                Optional.empty());
    }
}
