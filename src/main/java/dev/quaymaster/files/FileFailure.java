package dev.quaymaster.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Map;

/// Puts into plain words why a file of this machine could not be read or written. The one place
/// where the system's words become ours; what it says that is not known here is passed on.
public final class FileFailure {

    private static final String DENIED = "permission denied";
    private static final String NO_FOLDER = "there is a file where a folder is needed";
    private static final String CIRCLE = "its links lead in a circle";

    /// What the system says (`strerror`), and what we say.
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("No space left on device", "the disk is full"),
            Map.entry("Disk quota exceeded", "your share of the disk is used up"),
            Map.entry("Read-only file system", "it lies on a file system that may only be read"),
            Map.entry("File name too long", "its name is too long"),
            Map.entry("Is a directory", "it is a folder, not a file"),
            Map.entry("Not a directory", NO_FOLDER),
            Map.entry("Permission denied", DENIED),
            Map.entry("Operation not permitted", DENIED),
            Map.entry("Too many levels of symbolic links", CIRCLE),
            Map.entry("Too many levels of symbolic links or unable to access attributes of" + " symbolic link", CIRCLE),
            Map.entry("File too large", "it is larger than the file system takes a file"),
            Map.entry("Too many open files", "too many files are open"),
            Map.entry("Input/output error", "the disk reports an error (Input/output error)"),
            Map.entry("Stale file handle", "the share it lies on is gone"),
            Map.entry("Device or resource busy", "something else uses it"),
            Map.entry("Text file busy", "it is a program that is running"),
            Map.entry("No such device or address", "nobody is at its other end"));

    private FileFailure() {}

    /// Why it failed, a part of a sentence that comes after the file's name: no name but that of
    /// another file that is in the way, no full stop.
    ///
    /// @param failure an [IOException], bare or wrapped; others say what they say
    public static String reason(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException e when e.getCause() != null -> reason(e.getCause());
            case AccessDeniedException _ -> DENIED;
            case NoSuchFileException e -> missing(e);
            case FileNotFoundException e -> withoutName(e);
            case FileAlreadyExistsException e -> taken(e);
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case NotDirectoryException _ -> NO_FOLDER;
            case NotLinkException _ -> "it is no link";
            case FileSystemLoopException _ -> CIRCLE;
            case FileSystemException e when e.getReason() != null -> known(e.getReason());
            case CharacterCodingException _ -> "it is no text in UTF-8";
            default -> message(failure);
        };
    }

    /// Why it failed, with the file in front where the failure knows it.
    ///
    /// @param failure as for [#reason]
    public static String named(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException e when e.getCause() != null -> named(e.getCause());
            case FileSystemException e when e.getFile() != null -> e.getFile() + ": " + reason(e);
            default -> reason(failure);
        };
    }

    private static String missing(NoSuchFileException e) {
        var folder = e.getFile() == null ? null : Path.of(e.getFile()).getParent();
        if (folder == null || Files.exists(folder)) {
            return "it does not exist";
        }
        return Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                ? "the link " + folder + " leads to nothing"
                : "the folder " + folder + " does not exist";
    }

    private static String taken(FileAlreadyExistsException e) {
        if (e.getFile() == null) {
            return "something of that name is there already";
        }
        var folder = Files.isDirectory(Path.of(e.getFile()), LinkOption.NOFOLLOW_LINKS);
        return "there is already a %s %s".formatted(folder ? "folder" : "file", e.getFile());
    }

    /// `/a/b (Permission denied)`, the form of the older classes.
    private static String withoutName(FileNotFoundException e) {
        var message = message(e);
        var reason = message.substring(message.lastIndexOf('(') + 1).replaceFirst("\\)$", "");
        return reason.equals("No such file or directory") ? "it does not exist" : known(reason);
    }

    private static String message(Throwable failure) {
        var message = failure.getMessage();
        if (message != null && !message.isBlank()) {
            return known(message);
        }
        return failure instanceof IOException ? "it broke off without saying why" : failure.toString();
    }

    private static String known(String reason) {
        return WORDS.getOrDefault(reason, reason);
    }
}
