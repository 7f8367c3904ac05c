package io.callsync.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Exports below a prefix of an S3 bucket. Needs s3:ListBucket and s3:GetObject. The client is made at the first call. */
final class S3Source implements ExportSource {

    private final String bucket;
    private final Selection selection;
    private final Patience patience;
    private final Retries retries = new Retries();
    private final Map<ExportObject, Long> retriesOfObjects = new ConcurrentHashMap<>();
    private final ServerClock clock = new ServerClock(Clock.systemUTC());
    private S3Client client;

    S3Source(String bucket, Selection selection, Patience patience) {
        this.bucket = bucket;
        this.selection = selection;
        this.patience = patience;
    }

    @Override
    public boolean dated() {
        return selection.dated();
    }

    @Override
    public Listing list(LocalDate date) {
        String prefix = selection.folder(date);
        try {
            return selection.listing(find(prefix, date));
        } catch (SdkException e) {
            throw S3Failure.of("list s3://%s/%s".formatted(bucket, prefix), bucket, e);
        }
    }

    @Override
    public List<LocalDate> datesOf(String name, LocalDate newest) {
        return selection.dates(key(name), newest, UnaryOperator.identity());
    }

    @Override
    public boolean isNamed(ExportObject object, String name) {
        // a whole address is not the end of another one
        return name.startsWith(root())
                ? name.equals(object.uri())
                : ('/' + S3Download.key(bucket, object)).endsWith('/' + key(name));
    }

    private String key(String name) {
        if (name.contains(":/") && !name.startsWith(root())) {
            throw new IllegalArgumentException("%s does not lie in %s".formatted(name, root()));
        }
        return name.startsWith(root()) ? name.substring(root().length()) : name;
    }

    private String root() {
        return ExportSources.S3 + bucket + '/';
    }

    @Override
    public void fetch(ExportObject object, Path target) throws IOException {
        S3Client s3;
        try {
            s3 = client();
        } catch (SdkException e) {
            throw S3Failure.of("read " + object.uri(), bucket, e);
        }
        Retries ofObject = new Retries(retries);
        try (TargetFile out = TargetFile.create(target)) {
            new S3Download(s3, bucket, object, patience, ofObject, out).run();
        } finally {
            if (ofObject.count() > 0) {
                retriesOfObjects.merge(object, ofObject.count(), Long::sum);
            }
        }
    }

    @Override
    public void touch(ExportObject object) throws IOException {
        try {
            client().getObject(request -> request.bucket(bucket)
                            .key(S3Download.key(bucket, object))
                            .ifMatch('"' + object.version() + '"')
                            // nothing has no first byte
                            .range(object.size() == 0 ? null : "bytes=0-0"))
                    .abort();
        } catch (SdkException e) {
            throw S3Refusal.of(object, bucket, e);
        }
    }

    @Override
    public Optional<Duration> clockAhead() {
        return clock.ahead();
    }

    @Override
    public long retries() {
        return retries.count();
    }

    @Override
    public long retries(ExportObject object) {
        return retriesOfObjects.getOrDefault(object, 0L);
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private synchronized S3Client client() {
        if (client == null) {
            client = S3Clients.open(patience, retries, clock);
        }
        return client;
    }

    private List<ExportObject> find(String prefix, LocalDate date) {
        Glob glob = selection.glob(date);
        // URL encoding, or a key with a control character breaks the answer's XML; the SDK decodes.
        return client()
                .listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .filter(found -> !isFolder(found) && glob.matches(found.key().substring(prefix.length())))
                .map(found -> object(found, date))
                .toList();
    }

    private static boolean isFolder(S3Object found) {
        return found.size() == 0 && found.key().endsWith("/");
    }

    private ExportObject object(S3Object found, LocalDate date) {
        String uri = "s3://" + bucket + "/" + found.key();
        return new ExportObject(uri, S3Download.version(found.eTag()), found.size(), found.lastModified(), date);
    }
}
