package dev.quaymaster.engine.dial;

import dev.quaymaster.files.BoundedFile;
import dev.quaymaster.files.FileFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Reads `ca.pem`, `cert.pem` and `key.pem` as the docker command does. Files that are missing are
/// left out: without `ca.pem` the machine's own authorities are trusted, without the other two we
/// don't identify ourselves.
final class TlsFolder {

    private static final Pattern KEY = Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([^-]+)-----END");
    // AlgorithmIdentifier { rsaEncryption, NULL } behind the version, RFC 5208
    private static final byte[] RSA_HEADER = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };
    private static final char[] NO_PASSWORD = new char[0];

    private TlsFolder() {}

    /// Reads them.
    ///
    /// @param folder where they are; empty means the machine's own authorities
    static SSLContext read(Optional<Path> folder) throws IOException {
        if (folder.isPresent()) {
            return read(folder.get());
        }
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this machine's certificates can't be used", e);
        }
    }

    private static SSLContext read(Path folder) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(identity(folder), trust(folder), null);
            return context;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the certificates in " + folder + " can't be used: " + e.getMessage(), e);
        }
    }

    private static KeyManager[] identity(Path folder) throws IOException, GeneralSecurityException {
        var store = emptyStore();
        var certificate = folder.resolve("cert.pem");
        var key = folder.resolve("key.pem");
        if (Files.exists(certificate) && Files.exists(key)) {
            var chain = certificates(certificate).toArray(Certificate[]::new);
            store.setKeyEntry("client", key(key, chain[0]), NO_PASSWORD, chain);
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(Path folder) throws IOException, GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var authorities = folder.resolve("ca.pem");
        if (Files.exists(authorities)) {
            var store = emptyStore();
            var count = 0;
            for (var certificate : certificates(authorities)) {
                store.setCertificateEntry("ca" + count++, certificate);
            }
            factory.init(store);
        } else {
            factory.init((KeyStore) null);
        }
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes(file)));
        if (found.isEmpty()) {
            throw new IOException(file + " holds no certificate");
        }
        return found;
    }

    /// The reason alone would not say which of the files.
    private static byte[] bytes(Path file) throws IOException {
        try {
            return BoundedFile.bytes(file);
        } catch (FileSystemException e) {
            throw new IOException(FileFailure.named(e), e);
        }
    }

    private static PrivateKey key(Path file, Certificate certificate) throws IOException, GeneralSecurityException {
        var matcher = KEY.matcher(new String(bytes(file), StandardCharsets.US_ASCII));
        if (!matcher.find()) {
            throw new IOException(file
                    + " holds no unencrypted PKCS#8 or RSA key; convert it with"
                    + " openssl pkcs8 -topk8 -nocrypt");
        }
        var bytes = Base64.getMimeDecoder().decode(matcher.group(2));
        var pkcs8 = matcher.group(1) == null ? bytes : wrapRsa(bytes);
        return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /// Puts an RSA key of the old form (PKCS#1) into the form that Java reads (PKCS#8).
    private static byte[] wrapRsa(byte[] pkcs1) throws IOException {
        var inner = new ByteArrayOutputStream();
        inner.write(RSA_HEADER);
        inner.write(der(0x04, pkcs1));
        return der(0x30, inner.toByteArray());
    }

    private static byte[] der(int tag, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        out.write(0x82);
        out.write(content.length >> 8);
        out.write(content.length);
        new ByteArrayInputStream(content).transferTo(out);
        return out.toByteArray();
    }
}
