package dev.quaymaster.tools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes the program's jar and the libraries its manifest names into one jar to start from, so
/// that a search for a class that is not there (picocli's) opens one jar, not forty.
///
/// Signed libraries lose their signatures on the way: the ahead-of-time cache leaves classes of
/// signed jars out. What they were signed for, Maven has checked by then through its own checksums.
/// Classes written for Java 5 or older (picocli's) are written anew with what the verifier asks of
/// newer ones: the cache leaves them out, too, otherwise.
///
/// Second versions of classes for newer Javas are left out. That of zstd-jni takes 0.4 s of
/// processor time at its first use, for method handles that no cache can keep; the others are of no
/// use to us.
public final class SingleJar {

    /// Java 6's class files are the oldest that the cache takes.
    private static final int OLDEST_CACHED = 50;

    private static final Pattern LEFT_OUT =
            Pattern.compile("META-INF/([^/]+\\.(SF|RSA|DSA|EC|MF)|versions/.*)|(.*/)?module-info\\.class|.*/");

    private static final String SERVICES = "META-INF/services/";

    private final Map<String, byte[]> services = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private final ZipOutputStream out;

    private SingleJar(ZipOutputStream out) {
        this.out = out;
    }

    /// Takes the program's jar and the folder to make.
    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path folder = Files.createDirectories(Path.of(args[1]));
        try (OutputStream file = Files.newOutputStream(folder.resolve(jar.getFileName()));
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.setLevel(Deflater.BEST_SPEED);
            new SingleJar(out).all(jar);
        }
    }

    private void all(Path jar) throws IOException {
        Manifest manifest = manifest(jar);
        List<Path> jars = new ArrayList<>(List.of(jar));
        for (String library : manifest.getMainAttributes()
                .getValue(Attributes.Name.CLASS_PATH)
                .split(" ", -1)) {
            jars.add(jar.resolveSibling(library));
        }
        manifest.getMainAttributes().remove(Attributes.Name.CLASS_PATH);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        write(JarFile.MANIFEST_NAME, text.toByteArray());
        for (Path one : jars) {
            add(one);
        }
        for (Map.Entry<String, byte[]> service : services.entrySet()) {
            write(service.getKey(), service.getValue());
        }
    }

    private static Manifest manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest();
        }
    }

    private void add(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            ClassFile writer = holdsOldClasses(file) ? writer(jar) : null;
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                if (!LEFT_OUT.matcher(name).matches()) {
                    byte[] bytes = file.getInputStream(entry).readAllBytes();
                    if (name.startsWith(SERVICES)) {
                        services.merge(name, bytes, SingleJar::lines);
                    } else {
                        write(name, writer != null && isClass(entry) ? renewed(writer, bytes) : bytes);
                    }
                }
            }
        }
    }

    /// Of two entries with one name the first counts, as on a class path.
    private void write(String name, byte[] bytes) throws IOException {
        if (written.add(name)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(bytes);
        }
    }

    private static byte[] lines(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.write('\n');
        both.writeBytes(second);
        return both.toByteArray();
    }

    /// Told by its first class: a jar comes out of one compiler.
    private static boolean holdsOldClasses(JarFile file) throws IOException {
        var first = file.stream().filter(SingleJar::isClass).findFirst();
        return first.isPresent() && isOld(file.getInputStream(first.get()).readNBytes(8));
    }

    private static boolean isOld(byte[] header) {
        return header[7] < OLDEST_CACHED;
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class")
                && !LEFT_OUT.matcher(entry.getName()).matches();
    }

    private static ClassFile writer(Path jar) throws IOException {
        ClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        return ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    private static byte[] renewed(ClassFile writer, byte[] bytes) {
        if (!isOld(bytes)) {
            return bytes;
        }
        ClassTransform version = (builder, element) -> {
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
}
