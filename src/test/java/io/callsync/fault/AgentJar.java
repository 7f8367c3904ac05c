package io.callsync.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassReader;

/** The agent's classes in a jar of their own, made once for all tests of a JVM and removed with it. */
final class AgentJar {

    private static final Pattern CLASSES =
            Pattern.compile("(Fault|FaultAgent|FaultyClass|PlantedFaults)(\\$\\w+)?\\.class");
    private static final String PACKAGE = AgentJar.class.getPackageName().replace('.', '/') + '/';
    private static final Path PATH = create();

    private AgentJar() {}

    /** The option that plants these faults in a JVM. */
    static String option(List<Fault> faults) {
        return "-javaagent:" + PATH + "=" + faults.stream().map(Fault::text).collect(Collectors.joining(","));
    }

    private static Path create() {
        try {
            Path jar = Files.createTempFile("callsync-fault-agent", ".jar");
            jar.toFile().deleteOnExit();
            try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest());
                    var classes =
                            Files.list(Path.of(AgentJar.class.getResource("").toURI()))) {
                for (Path file : classes.filter(AgentJar::isNeeded).toList()) {
                    out.putNextEntry(new JarEntry(PACKAGE + file.getFileName()));
                    Files.copy(file, out);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", FaultAgent.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                ClassReader.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        return manifest;
    }

    private static boolean isNeeded(Path file) {
        return CLASSES.matcher(file.getFileName().toString()).matches();
    }
}
