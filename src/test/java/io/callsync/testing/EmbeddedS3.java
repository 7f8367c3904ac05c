package io.callsync.testing;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A real S3 server for tests and first runs, in this JVM: on loopback only, on a free port, its objects in a temporary
 * folder of its own. Its threads keep a JVM alive: a main method that starts one ends with System.exit.
 */
public final class EmbeddedS3 implements AutoCloseable {

    public static final String ACCESS_KEY = "callsync-test";
    public static final String SECRET_KEY = "callsync-test-secret";
    public static final String REGION = "us-east-1";

    private final ServerFolder folder;
    private final S3Proxy server;
    private final S3Client client;
    private final CountingBlobStore objects;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedS3(ServerFolder folder, S3Proxy server, CountingBlobStore objects) {
        this.folder = folder;
        this.server = server;
        this.objects = objects;
        this.client = client(endpoint(), ACCESS_KEY, SECRET_KEY);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close-s3"));
    }

    /** Starts a server with no buckets. */
    public static EmbeddedS3 start() {
        try {
            ServerFolder folder = ServerFolder.create();
            CountingBlobStore objects = new CountingBlobStore(
                    new FilesystemNio2BlobStore(folder.newFolder("objects").toString()));
            S3Proxy server = S3Proxy.builder()
                    .blobStore(objects)
                    .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .stopTimeout(0)
                    .build();
            server.start();
            return new EmbeddedS3(folder, server, objects);
        } catch (Exception e) {
            throw new IllegalStateException("S3 does not start", e);
        }
    }

    static S3Client client(URI endpoint, String accessKey, String secretKey) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .build();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** A client of this server, closed with it. */
    public S3Client client() {
        return client;
    }

    /** Makes a bucket unless it is there. */
    public void bucket(String bucket) {
        if (client.listBuckets().buckets().stream()
                .noneMatch(found -> found.name().equals(bucket))) {
            client.createBucket(request -> request.bucket(bucket));
        }
    }

    /** Stores an object and answers its ETag. */
    public String put(String bucket, String key, byte[] content) {
        return client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content))
                .eTag();
    }

    /** The objects of a bucket, by key. */
    public List<S3Object> list(String bucket) {
        return client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .toList();
    }

    /** How often an object's bytes were asked for: GET, whole or in part. */
    public long downloads() {
        return objects.downloads();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            client.close();
            try {
                server.stop();
            } catch (Exception e) {
                throw new IllegalStateException("S3 does not stop", e);
            } finally {
                folder.close();
            }
        }
    }
}
