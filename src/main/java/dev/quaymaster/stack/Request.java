package dev.quaymaster.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a user wants of a stack. An empty list of services means all of them.
public sealed interface Request {

    /// The same, refusing to remove or replace these volumes as well.
    default Request sparing(ProtectedVolumes locked) {
        return switch (this) {
            case Up up -> up.with(up.extras().sparing(locked));
            case Down down -> down.sparing(locked);
            case Start _, Stop _, Restart _, Pause _, Unpause _, Kill _ -> this;
        };
    }

    /// Bring the stack to what the compose file says: `docker compose up -d`.
    ///
    /// @param services only these, and what they depend on
    /// @param recreate which containers are made anew
    /// @param images what is pulled or built before
    /// @param extras what is removed or replaced only because it was asked for
    /// @param scale how many containers of a service, where it differs from the file
    /// @param patience whether and how long to wait until everything runs or is healthy
    /// @param stopTimeout how long a container that is replaced may take to stop; empty: its own
    record Up(
            List<String> services,
            Recreate recreate,
            Images images,
            Extras extras,
            Map<String, Integer> scale,
            Patience patience,
            Optional<Duration> stopTimeout)
            implements Request {

        public Up {
            services = List.copyOf(services);
            scale = Map.copyOf(scale);
        }

        /// Everything as the file says, without waiting.
        public static Up of(String... services) {
            return new Up(
                    List.of(services),
                    Recreate.WHEN_CHANGED,
                    Images.AS_THE_FILE_SAYS,
                    Extras.NONE,
                    Map.of(),
                    Patience.NONE,
                    Optional.empty());
        }

        /// Newer images, and whatever follows from them.
        ///
        /// @param services only these; empty: all
        public static Up updating(List<String> services) {
            return of(services.toArray(String[]::new)).withImages(Images.UPDATE);
        }

        /// Other numbers of containers, and nothing else changed.
        ///
        /// @param numbers service → how many
        public static Up scaling(Map<String, Integer> numbers) {
            return of(numbers.keySet().stream().sorted().toArray(String[]::new))
                    .recreating(Recreate.NEVER)
                    .scaled(numbers);
        }

        /// The same with another rule for making containers anew.
        public Up recreating(Recreate rule) {
            return new Up(services, rule, images, extras, scale, patience, stopTimeout);
        }

        /// The same with another rule for images.
        public Up withImages(Images rule) {
            return new Up(services, recreate, rule, extras, scale, patience, stopTimeout);
        }

        /// The same, removing orphans too.
        public Up removingOrphans() {
            return with(extras.removingOrphans());
        }

        /// The same with these extras.
        public Up with(Extras other) {
            return new Up(services, recreate, images, other, scale, patience, stopTimeout);
        }

        /// The same with these numbers of containers.
        public Up scaled(Map<String, Integer> numbers) {
            return new Up(services, recreate, images, extras, numbers, patience, stopTimeout);
        }

        /// The same, waiting in another way.
        public Up waiting(Patience rule) {
            return new Up(services, recreate, images, extras, scale, rule, stopTimeout);
        }
    }

    /// Start what is stopped, in dependency order.
    record Start(List<String> services) implements Request {
        public Start {
            services = List.copyOf(services);
        }
    }

    /// Stop what runs, dependents first.
    ///
    /// @param timeout how long before a container is killed; empty: what the container says
    record Stop(List<String> services, Optional<Duration> timeout) implements Request {
        public Stop {
            services = List.copyOf(services);
        }
    }

    /// Stop and start the same containers; changes in the file are not applied.
    ///
    /// @param timeout how long before a container is killed; empty: what the container says
    record Restart(List<String> services, Optional<Duration> timeout) implements Request {
        public Restart {
            services = List.copyOf(services);
        }
    }

    /// Freeze the processes.
    record Pause(List<String> services) implements Request {
        public Pause {
            services = List.copyOf(services);
        }
    }

    /// Let frozen processes continue.
    record Unpause(List<String> services) implements Request {
        public Unpause {
            services = List.copyOf(services);
        }
    }

    /// Send a signal to the running containers.
    ///
    /// @param signal its name, `SIGKILL` for example
    record Kill(List<String> services, String signal) implements Request {
        public Kill {
            services = List.copyOf(services);
        }
    }

    /// Remove containers and networks; volumes only when asked.
    ///
    /// @param services only the containers of these; networks and volumes then stay
    /// @param volumes also remove the project's volumes, with their data
    /// @param removeOrphans also remove containers of services that are no longer in the file
    /// @param images which images go too
    /// @param timeout how long before a container is killed; empty: what the container says
    /// @param lockedVolumes those that must not be removed; asking for it is refused
    record Down(
            List<String> services,
            boolean volumes,
            boolean removeOrphans,
            RemoveImages images,
            Optional<Duration> timeout,
            ProtectedVolumes lockedVolumes)
            implements Request {

        public Down {
            services = List.copyOf(services);
        }

        @Override
        public Down sparing(ProtectedVolumes locked) {
            var all = lockedVolumes.and(locked);
            return new Down(services, volumes, removeOrphans, images, timeout, all);
        }
    }

    /// What an [Up] removes or replaces only because it was asked for.
    ///
    /// @param removeOrphans also remove containers of services that are no longer in the file
    /// @param replaceVolumes make volumes anew whose options changed; their data is deleted
    /// @param lockedVolumes those that must not be replaced; asking for it is refused
    record Extras(boolean removeOrphans, boolean replaceVolumes, ProtectedVolumes lockedVolumes) {

        /// Nothing is removed, nothing is lost.
        public static final Extras NONE = new Extras(false, false, ProtectedVolumes.NONE);

        /// The same, removing orphans too.
        public Extras removingOrphans() {
            return new Extras(true, replaceVolumes, lockedVolumes);
        }

        /// The same, refusing to replace these as well.
        Extras sparing(ProtectedVolumes locked) {
            return new Extras(removeOrphans, replaceVolumes, lockedVolumes.and(locked));
        }
    }

    /// Which containers an [Up] makes anew.
    enum Recreate {
        /// Those whose configuration or image changed.
        WHEN_CHANGED,
        /// All of them.
        ALWAYS,
        /// All of them, with new anonymous volumes; the old ones stay, unused.
        ALWAYS_WITH_NEW_ANONYMOUS_VOLUMES,
        /// None.
        NEVER
    }

    /// What an [Up] does about images before anything else.
    enum Images {
        /// Pull or build what is missing, or what its `pull_policy` asks for.
        AS_THE_FILE_SAYS,
        /// Pull what can be pulled, whatever is there.
        PULL_ALWAYS,
        /// Pull what is missing, whatever `pull_policy` says.
        PULL_MISSING,
        /// Pull nothing; fail when an image is missing.
        PULL_NEVER,
        /// Build what can be built, whatever is there.
        BUILD,
        /// Pull what can be pulled and build what can be built; what cannot be pulled, but is
        /// there, stays.
        UPDATE
    }

    /// Which images a [Down] removes.
    enum RemoveImages {
        /// None.
        NONE,
        /// Those that were built here and have no name of their own.
        LOCAL,
        /// All that the services use.
        ALL
    }

    /// Whether an [Up] waits until the services run, or are healthy where they can tell.
    ///
    /// @param forServices whether to wait at all
    /// @param limit how long at most; empty: for ever
    record Patience(boolean forServices, Optional<Duration> limit) {
        /// Do not wait.
        public static final Patience NONE = new Patience(false, Optional.empty());

        /// Wait for as long as it takes.
        public static final Patience UNLIMITED = new Patience(true, Optional.empty());

        /// Wait at most this long.
        public static Patience atMost(Duration time) {
            return new Patience(true, Optional.of(time));
        }
    }
}
