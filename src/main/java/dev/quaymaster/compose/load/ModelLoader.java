package dev.quaymaster.compose.load;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.canonical.Checks;
import dev.quaymaster.compose.canonical.Defaults;
import dev.quaymaster.compose.merge.Merge;
import dev.quaymaster.compose.merge.Uniqueness;
import dev.quaymaster.compose.schema.ComposeSchema;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.TreePath;
import dev.quaymaster.compose.tree.UnknownKey;
import dev.quaymaster.compose.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Loads files that override each other into one canonical model with absolute paths.
///
/// A file that includes others has their models loaded by loaders of their own.
final class ModelLoader {

    /// `services`, a name, a key
    private static final int ATTRIBUTE_DEPTH = 3;

    private final LoadContext context;
    private final Path folder;

    /// what the paths of the result begin with; none when they stay as they are written
    private final Optional<Path> base;

    private final Map<String, String> environment;

    /// files that are being included on the way to here, the outermost first
    private final List<Path> including;

    ModelLoader(
            LoadContext context,
            Path folder,
            Optional<Path> base,
            Map<String, String> environment,
            List<Path> including) {
        this.context = context;
        this.folder = folder;
        this.base = base;
        this.environment = environment;
        this.including = including;
    }

    MapTree load(List<Path> files) {
        var model = MapTree.empty(Location.of(files.getFirst()));
        for (var file : files) {
            for (var document : context.documents(file)) {
                model = add(model, document, file);
            }
        }
        if (context.isMalformed()) {
            return model;
        }
        model = Defaults.apply(model, problems());
        model = Checks.apply(model, problems());
        if (base.isPresent()) {
            model = new PathResolver(base.get(), context.home()).apply(model, problems());
        }
        return new PassedVariables(environment).apply(model, problems());
    }

    private MapTree add(MapTree earlier, YamlDocument document, Path file) {
        int wrong = problems().wrong().size();
        int unknown = problems().unknown().size();
        var merge = new Merge(problems());
        var later = context.interpolated(document.root(), environment);
        later = new Extends(context, environment, folder).apply(later, file, document.cleared());
        later = new Include(context, environment, folder, chain(file)).apply(later);
        var model = merge.models(Merge.clear(earlier, document.cleared()), later);
        model = Uniqueness.apply(model);
        ComposeSchema.check(model, problems());
        model = withoutVersion(model);
        if (problems().wrong().size() > wrong) {
            context.malformed(); // it has no canonical form; later files are looked at nevertheless
        }
        model = mended(
                model,
                problems().unknown().subList(unknown, problems().unknown().size()));
        if (context.isMalformed()) {
            return model;
        }
        model = withoutWrong(context.canonical(model));
        // ranges of ports can show repetitions only now
        return Uniqueness.apply(model);
    }

    private MapTree mended(MapTree model, List<UnknownKey> unknown) {
        var mended = model;
        for (var key : unknown) {
            var next = key.mended(mended);
            if (next.isEmpty()) {
                context.malformed();
            }
            mended = next.orElse(mended);
        }
        return mended;
    }

    /// The model without the attributes that cannot be read, so that the rest can be looked at.
    private MapTree withoutWrong(MapTree model) {
        var pruned = model;
        for (var path : problems().wrong()) {
            var parts = path.parts();
            if (parts.size() < ATTRIBUTE_DEPTH) {
                context.malformed(); // others would seem to refer to what is not there
            }
            if (!parts.isEmpty()) {
                int last = Math.min(parts.size(), ATTRIBUTE_DEPTH) - 1;
                pruned = pruned.change(parts.subList(0, last), inner -> inner.without(parts.get(last)));
            }
        }
        return pruned;
    }

    private MapTree withoutVersion(MapTree model) {
        if (model.has("version")) {
            problems()
                    .warning(
                            model.keyAt("version"),
                            TreePath.of("version"),
                            "The key version has no meaning any more and can be taken out.");
        }
        return model.without("version");
    }

    private List<Path> chain(Path file) {
        var longer = new ArrayList<>(including);
        longer.add(file);
        return longer;
    }

    private Problems problems() {
        return context.problems();
    }
}
