package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Request.Images;
import dev.quaymaster.stack.StackException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides which images are pulled or built before anything else happens.
final class ImagePlanner {

    private enum Way {
        NOTHING,
        PULL,
        BUILD,
        IMPOSSIBLE
    }

    private final PlanBuilder plan;
    private final Project project;
    private final ObservedState observed;
    private final Images rule;
    private final Map<String, Integer> steps = new HashMap<>();

    ImagePlanner(PlanBuilder plan, Project project, ObservedState observed, Images rule) {
        this.plan = plan;
        this.project = project;
        this.observed = observed;
        this.rule = rule;
    }

    /// Adds the steps that bring the images of these services, one for each image.
    void plan(List<Service> services) {
        for (var service : services) {
            var image = service.imageIn(project.name());
            if (!steps.containsKey(image)) {
                plan(service, image);
            }
        }
    }

    /// Returns the steps that bring a service's image.
    List<Integer> stepsFor(Service service) {
        var step = steps.get(service.imageIn(project.name()));
        return step == null ? List.of() : List.of(step);
    }

    private void plan(Service service, String image) {
        var there = observed.images().containsKey(image);
        var asked = rule == Images.UPDATE ? "looking for a newer one" : "asked for";
        var cause = there ? asked : "not there";
        switch (way(service, there)) {
            case NOTHING -> {}
            case PULL -> add(image, cause, pull(service, image, there));
            case BUILD -> add(image, cause, build(service, image));
            case IMPOSSIBLE ->
                throw new StackException(
                        service.name(),
                        "The image "
                                + image
                                + " of service \""
                                + service.name()
                                + "\" is not there, and it is not to be pulled.",
                        List.of(),
                        "Pull it, or allow it to be pulled (pull_policy, --pull).",
                        null);
        }
    }

    private void add(String image, String cause, Operation operation) {
        steps.put(image, plan.add(operation, cause, List.of()));
        plan.change("image " + image, ChangeKind.FETCH, List.of(cause), "");
    }

    private Way way(Service service, boolean there) {
        var buildable = service.build().isPresent();
        return switch (rule) {
            case UPDATE -> byUpdate(service, there);
            case BUILD -> buildable ? Way.BUILD : missing(there, Way.PULL);
            case PULL_ALWAYS -> buildable ? missing(there, Way.BUILD) : Way.PULL;
            case PULL_MISSING -> missing(there, buildable ? Way.BUILD : Way.PULL);
            case PULL_NEVER -> missing(there, buildable ? Way.BUILD : Way.IMPOSSIBLE);
            case AS_THE_FILE_SAYS -> byPolicy(service, there);
        };
    }

    private static Way byUpdate(Service service, boolean there) {
        if (service.build().isPresent()) {
            return Way.BUILD;
        }
        return service.lifecycle().pullPolicy().filter("never"::equals).isPresent()
                ? missing(there, Way.IMPOSSIBLE)
                : Way.PULL;
    }

    private static Way missing(boolean there, Way way) {
        return there ? Way.NOTHING : way;
    }

    private static Way byPolicy(Service service, boolean there) {
        var buildable = service.build().isPresent();
        var usual = missing(there, buildable ? Way.BUILD : Way.PULL);
        return switch (service.lifecycle().pullPolicy().orElse("missing")) {
            case "never" -> missing(there, buildable ? Way.BUILD : Way.IMPOSSIBLE);
            case "build" -> buildable ? Way.BUILD : usual;
            case "missing", "if_not_present" -> usual;
            // always, daily, weekly, every_…: the age of what is there is not known, so ask
            default -> service.image().isPresent() ? Way.PULL : usual;
        };
    }

    /// An update takes what is newer where it can be had; some images were never in a registry.
    private Operation pull(Service service, String image, boolean there) {
        return new Operation.PullImage(
                service.name(), image, service.process().platform().orElse(""), !there || rule != Images.UPDATE);
    }

    private Operation build(Service service, String image) {
        return new Operation.BuildImage(
                project.name(),
                service.name(),
                service.build().orElseThrow(),
                image,
                service.process().platform().orElse(""));
    }
}
