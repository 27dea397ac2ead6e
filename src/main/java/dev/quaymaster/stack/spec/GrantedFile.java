package dev.quaymaster.stack.spec;

/// A secret or config whose text is copied into a container before it starts.
///
/// @param path where it appears in the container
/// @param text its content; never printed
/// @param uid owner
/// @param gid group
/// @param mode permission bits
public record GrantedFile(String path, String text, int uid, int gid, int mode) {

    @Override
    public String toString() {
        return path;
    }
}
