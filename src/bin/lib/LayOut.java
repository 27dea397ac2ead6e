import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
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
/// they were signed for, Maven has checked by then through its own checksums. Classes written for Java 5 or older
/// (picocli's) are written anew with what the verifier asks of newer ones: the cache leaves them out, too, otherwise.
///
/// zstd-jni comes with two ways to its native code; the one for newer Javas is left out, as making its method handles
/// takes 0.4 s of processor time at the first use, which no cache can save.
public final class LayOut {

    /// Java 6's class files are the oldest that the cache takes.
    private static final int OLDEST_CACHED = 50;

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    private static final String SLOW_START = "META-INF/versions/22/com/github/luben/zstd/";

    /// Lays the program out.
    ///
    /// @param args the program's jar, and the folder to make
    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path folder = Files.createDirectories(Path.of(args[1]));
        Files.createDirectories(folder.resolve("lib"));
        for (String library : libraries(jar)) {
            copy(jar.resolveSibling(library), folder.resolve(library));
        }
        Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static String[] libraries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Class-Path").split(" ");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (JarFile file = new JarFile(from.toFile())) {
            boolean old = holdsOldClasses(file);
            if (!old && file.stream().noneMatch(LayOut::isLeftOut)) {
                Files.copy(from, to);
                return;
            }
            ClassFile writer = writer(from);
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
                for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                    JarEntry entry = entries.nextElement();
                    if (!isLeftOut(entry)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        byte[] bytes = file.getInputStream(entry).readAllBytes();
                        out.write(old && isClass(entry) ? renewed(writer, bytes) : bytes);
                    }
                }
            }
        }
    }

    /// Told by its first class: a jar comes out of one compiler.
    private static boolean holdsOldClasses(JarFile file) throws IOException {
        var first = file.stream().filter(LayOut::isClass).findFirst();
        return first.isPresent() && isOld(file.getInputStream(first.get()).readNBytes(8));
    }

    private static boolean isOld(byte[] header) {
        return header[7] < OLDEST_CACHED;
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
    }

    private static ClassFile writer(Path jar) throws IOException {
        ClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        return ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(loader)
                                .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    private static byte[] renewed(ClassFile writer, byte[] bytes) {
        if (!isOld(bytes)) {
            return bytes;
        }
        ClassTransform version =
                (builder, element) -> {
                    if (element instanceof ClassFileVersion) {
                        builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                    } else {
                        builder.with(element);
                    }
                };
        return writer.transformClass(
                writer.parse(bytes),
                version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }

    private static boolean isLeftOut(ZipEntry entry) {
        return SIGNATURE.matcher(entry.getName()).matches() || entry.getName().startsWith(SLOW_START);
    }
}
