package io.callsync.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.callsync.testing.ScriptedS3.Reply;
import io.callsync.testing.ScriptedS3.Request;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The honest answers of a bucket, for {@link ScriptedS3}: paged listings, ranges, If-Match. Thread-safe. */
public final class ScriptedBucket implements Function<Request, Reply> {

    public static final String NAME = "scripted";

    private static final Pattern PREFIX = Pattern.compile("[?&]prefix=([^& ]*)");
    private static final Pattern TOKEN = Pattern.compile("[?&]continuation-token=([^& ]*)");

    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final int pageSize;

    public ScriptedBucket(int pageSize) {
        this.pageSize = pageSize;
    }

    public void put(String key, String content) {
        put(key, content.getBytes(UTF_8));
    }

    public void put(String key, byte[] content) {
        objects.put(key, content);
    }

    public void delete(String key) {
        objects.remove(key);
    }

    /** Whether this is a GET of an object whose key ends like this. */
    public static boolean reads(Request request, String key) {
        return !lists(request) && key(request).endsWith(key);
    }

    public static boolean lists(Request request) {
        return request.line().contains("list-type=2");
    }

    @Override
    public Reply apply(Request request) {
        return lists(request) ? list(request) : read(request);
    }

    private Reply list(Request request) {
        String prefix = decoded(PREFIX, request);
        List<String> keys = objects.tailMap(decoded(TOKEN, request), false).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .limit(pageSize + 1L)
                .toList();
        boolean truncated = keys.size() > pageSize;
        var xml = new StringBuilder("<ListBucketResult><IsTruncated>" + truncated + "</IsTruncated>");
        keys.stream().limit(pageSize).forEach(key -> xml.append(entry(key)));
        if (truncated) {
            xml.append("<NextContinuationToken>" + keys.get(pageSize - 1) + "</NextContinuationToken>");
        }
        byte[] body = xml.append("</ListBucketResult>").toString().getBytes(UTF_8);
        return new Reply(200, Map.of("Content-Type", "application/xml"), body);
    }

    private String entry(String key) {
        byte[] content = objects.get(key);
        return "<Contents><Key>%s</Key><ETag>\"%s\"</ETag><Size>%d</Size><LastModified>2026-11-21T01:00:00Z</LastModified></Contents>"
                .formatted(key, Md5.of(content), content.length);
    }

    private Reply read(Request request) {
        byte[] content = objects.get(key(request));
        if (content == null) {
            return ScriptedS3.error(404, "NoSuchKey");
        }
        String eTag = '"' + Md5.of(content) + '"';
        String wanted = request.header("If-Match");
        if (wanted != null && !wanted.equals(eTag)) {
            return ScriptedS3.error(412, "PreconditionFailed");
        }
        int from = request.from();
        return from == 0
                ? new Reply(200, Map.of("ETag", eTag), content)
                : new Reply(206, Map.of("ETag", eTag), Arrays.copyOfRange(content, from, content.length))
                        .with("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }

    private static String key(Request request) {
        return URLDecoder.decode(request.line().split(" ")[1].substring(NAME.length() + 2), UTF_8);
    }

    private static String decoded(Pattern parameter, Request request) {
        Matcher found = parameter.matcher(request.line());
        return found.find() ? URLDecoder.decode(found.group(1), UTF_8) : "";
    }
}
