import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Copies the program's jar and the libraries its manifest names into a folder to start from.
///
/// Signed libraries lose their signatures on the way: the ahead-of-time cache leaves classes of signed jars out. What
/// they were signed for, Maven has checked by then through its own checksums.
public final class LayOut {

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    /// Lays the program out.
    ///
    /// @param args the program's jar, and the folder to make
    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path folder = Files.createDirectories(Path.of(args[1]));
        Files.createDirectories(folder.resolve("lib"));
        for (String library : libraries(jar)) {
            copyUnsigned(jar.resolveSibling(library), folder.resolve(library));
        }
        Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static String[] libraries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Class-Path").split(" ");
        }
    }

    private static void copyUnsigned(Path from, Path to) throws IOException {
        try (JarFile file = new JarFile(from.toFile())) {
            if (file.stream().noneMatch(entry -> isSignature(entry))) {
                Files.copy(from, to);
                return;
            }
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
                for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                    JarEntry entry = entries.nextElement();
                    if (!isSignature(entry)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        file.getInputStream(entry).transferTo(out);
                    }
                }
            }
        }
    }

    private static boolean isSignature(ZipEntry entry) {
        return SIGNATURE.matcher(entry.getName()).matches();
    }
}
