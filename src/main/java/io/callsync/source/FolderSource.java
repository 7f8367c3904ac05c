package io.callsync.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exports in a local folder. Symbolic links below it are not followed. Hidden files, and files whose name says that they are
 * still being written, are left out unless the glob names them.
 */
final class FolderSource implements ExportSource {

    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".filepart");

    private final Selection selection;

    FolderSource(Selection selection) {
        this.selection = selection;
    }

    @Override
    public boolean dated() {
        return selection.dated();
    }

    @Override
    public Listing list(LocalDate date) {
        requireRoot();
        Path folder = Path.of(selection.folder(date)).toAbsolutePath();
        try {
            return selection.listing(Files.isDirectory(folder) ? find(folder.toRealPath(), date) : List.of());
        } catch (IOException e) {
            throw unavailable(folder.toString(), e);
        }
    }

    @Override
    public List<LocalDate> datesOf(String name, LocalDate newest) {
        return selection.dates(slashed(real(path(name))), newest, folder -> slashed(real(Path.of(folder))) + '/');
    }

    @Override
    public boolean isNamed(ExportObject object, String name) {
        Path file = Path.of(URI.create(object.uri()));
        return file.endsWith(path(name)) || file.equals(real(path(name)));
    }

    private static Path path(String name) {
        if (!name.startsWith(ExportSources.FILE)) {
            if (name.contains(":/")) {
                throw new IllegalArgumentException("%s is no file".formatted(name));
            }
            return Path.of(name);
        }
        // as reports show it, or as a job file names a folder
        return name.contains("%") ? Path.of(URI.create(name)) : ExportSources.withoutScheme(name);
    }

    /** As files are listed, whatever links lead there. */
    private static Path real(Path path) {
        try {
            return Files.exists(path)
                    ? path.toRealPath()
                    : path.toAbsolutePath().normalize();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    @Override
    public void fetch(ExportObject object, Path target) throws IOException {
        Path file = Path.of(URI.create(object.uri()));
        try (TargetFile out = TargetFile.create(target)) {
            requireListed(object, file);
            copy(file, object.size(), out);
            requireListed(object, file);
        } catch (NoSuchFileException e) {
            requireRoot();
            throw new Vanished(object.uri());
        }
    }

    /** Where a disk is not mounted, no file was deleted. */
    private void requireRoot() {
        Path root = Path.of(selection.root()).toAbsolutePath();
        if (!Files.isDirectory(root)) {
            throw unavailable(root.toString(), new NoSuchFileException(root.toString()));
        }
    }

    @Override
    public void touch(ExportObject object) throws IOException {
        Path file = Path.of(URI.create(object.uri()));
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            in.read();
        } catch (NoSuchFileException e) {
            throw new Vanished(object.uri());
        } catch (AccessDeniedException e) {
            throw unavailable(file.toString(), e);
        }
        requireListed(object, file);
    }

    @Override
    public Optional<Duration> clockAhead() {
        return Optional.empty();
    }

    @Override
    public long retries() {
        return 0;
    }

    @Override
    public long retries(ExportObject object) {
        return 0;
    }

    @Override
    public void close() {}

    private List<ExportObject> find(Path folder, LocalDate date) throws IOException {
        Glob glob = selection.glob(date);
        boolean hidden = glob.namesBeginning(".");
        var found = new ArrayList<ExportObject>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                boolean skipped = !hidden && !below.equals(folder) && isHidden(below);
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean finished = (hidden || !isHidden(file)) && isFinished(file, glob);
                if (attributes.isRegularFile() && finished && glob.matches(slashed(folder.relativize(file)))) {
                    found.add(object(file, attributes, date));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return found;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static boolean isFinished(Path file, Glob glob) {
        return UNFINISHED.stream()
                .noneMatch(suffix -> file.getFileName().toString().endsWith(suffix) && !glob.namesEnding(suffix));
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static ExportObject object(Path file, BasicFileAttributes attributes, LocalDate date) {
        var modified = attributes.lastModifiedTime().toInstant();
        String version = attributes.size() + "-" + modified;
        return new ExportObject(file.toUri().toString(), version, attributes.size(), modified, date);
    }

    private static void requireListed(ExportObject object, Path file) throws IOException {
        var now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!object(file, now, object.date()).version().equals(object.version())) {
            throw new Replaced(object.uri());
        }
    }

    private static void copy(Path file, long size, TargetFile out) throws IOException {
        byte[] buffer = TargetFile.bufferFor(size);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, n);
            }
        } catch (AccessDeniedException e) {
            throw unavailable(file.toString(), e);
        }
    }

    static SourceUnavailable unavailable(String path, IOException e) {
        return new SourceUnavailable(
                "cannot read %s: check that it exists and that this user may read it (%s)".formatted(path, e), e);
    }
}
