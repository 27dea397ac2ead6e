package dev.quaymaster.stack.spec;

/// The labels by which `docker compose` recognises what belongs to a project.
///
/// A container without [#PROJECT] or without [#CONFIG_HASH] does not exist for compose.
public final class ComposeLabels {

    private static final String PREFIX = "com.docker.compose.";

    public static final String PROJECT = PREFIX + "project";
    public static final String SERVICE = PREFIX + "service";
    public static final String NUMBER = PREFIX + "container-number";
    public static final String ONE_OFF = PREFIX + "oneoff";
    public static final String CONFIG_HASH = PREFIX + "config-hash";
    public static final String WORKING_DIRECTORY = PREFIX + "project.working_dir";
    public static final String CONFIG_FILES = PREFIX + "project.config_files";
    public static final String ENVIRONMENT_FILE = PREFIX + "project.environment_file";
    public static final String DEPENDS_ON = PREFIX + "depends_on";
    public static final String IMAGE = PREFIX + "image";
    public static final String VERSION = PREFIX + "version";
    public static final String SLUG = PREFIX + "slug";
    public static final String REPLACE = PREFIX + "replace";
    public static final String NETWORK = PREFIX + "network";
    public static final String IMAGE_BUILDER = PREFIX + "image.builder";
    public static final String VOLUME = PREFIX + "volume";

    /// The release of compose whose hashes and labels are written; part of what makes them
    /// comparable.
    public static final String WRITTEN_VERSION = "2.40.3";

    private ComposeLabels() {}

    /// Returns whether the hash written by that version of compose can be compared with ours: the
    /// releases of 2.40 write the same, older and newer ones need not.
    public static boolean hashedAlike(String version) {
        return version.startsWith("2.40.");
    }
}
