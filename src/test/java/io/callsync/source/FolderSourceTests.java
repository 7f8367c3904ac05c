package io.callsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSourceTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @TempDir
    Path folder;

    @Test
    void onlyTheDateOfTheRunIsListedInOrder() throws IOException {
        // given
        write("2026-11-22/b.json", "{}");
        write("2026-11-22/a/z.json.gz", "{}");
        write("2026-11-22/a.csv", "id");
        write("2026-11-21/a.json", "{}");
        // when
        Listing listing = open("/{date}/", "**/*.json*").list(DATE);
        // then
        assertThat(names(listing.objects())).containsExactly("2026-11-22/a/z.json.gz", "2026-11-22/b.json");
        assertThat(listing.objects())
                .allSatisfy(object -> assertThat(object.date()).isEqualTo(DATE));
        assertThat(listing.unsettled()).isEmpty();
    }

    @Test
    void theDateMayBePartOfTheName() throws IOException {
        write("calls-2026-11-22.csv", "id");
        write("calls-2026-11-21.csv", "id");
        ExportSource source = open("", "calls-{date}.{csv,json}");
        assertThat(source.dated()).isTrue();
        assertThat(names(source.list(DATE).objects())).containsExactly("calls-2026-11-22.csv");
    }

    @Test
    void aDateWithoutFolderHoldsNothing() {
        assertThat(open("/{date}", "**").list(DATE)).isEqualTo(new Listing(List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gone", "/gone/{date}", "/gone/calls-{yyyy}/{MM}"})
    void aFolderThatIsGoneAsAWholeIsNotEmpty(String location, @TempDir Path target) {
        ExportSource source = open(location, "**");
        ExportObject listedBefore = new ExportObject(
                folder.resolve("gone/2026-11-22/a.json").toUri().toString(), "2-" + NOW, 2, NOW, DATE);

        assertThatThrownBy(() -> source.list(DATE))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("cannot read %s: check that it exists", folder.resolve("gone"));
        assertThatThrownBy(() -> source.fetch(listedBefore, target.resolve("spooled")))
                .isInstanceOf(SourceUnavailable.class);
    }

    @Test
    void aFileYoungerThanTheSettleTimeIsCountedButNotRead() throws IOException {
        touch(write("old.json", "{}"), NOW.minusSeconds(600));
        touch(write("young.json", "{}"), NOW.minusSeconds(599));
        Listing listing = open("", "*.json").list(DATE);
        assertThat(names(listing.objects())).containsExactly("old.json");
        assertThat(names(listing.unsettled())).containsExactly("young.json");
    }

    @Test
    void hiddenAndUnfinishedFilesAreLeftOut() throws IOException {
        for (String name :
                List.of(".a.json", "a.json.part", "a.json.tmp", "a.json.filepart", ".cache/b.json", "c.json")) {
            write(name, "{}");
        }
        assertThat(names(open("", "**").list(DATE).objects())).containsExactly("c.json");
    }

    @Test
    void hiddenAndUnfinishedFilesAreReadWhenTheGlobNamesThem() throws IOException {
        write(".a.json", "{}");
        write("b.json.tmp", "{}");
        assertThat(names(open("", ".*.json").list(DATE).objects())).containsExactly(".a.json");
        assertThat(names(open("", "*.tmp").list(DATE).objects())).containsExactly("b.json.tmp");
    }

    @Test
    void symbolicLinksAreNotFollowed(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("secret.json"), "{}");
        Files.createSymbolicLink(folder.resolve("link.json"), elsewhere.resolve("secret.json"));
        Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
        assertThat(open("", "**").list(DATE)).isEqualTo(new Listing(List.of(), List.of()));
    }

    @Test
    void anyNameCanBeListedAndFetched(@TempDir Path target) throws IOException {
        write("ein Anruf %41+#?.json", "{\"id\":1}");
        ExportSource source = open("", "**/*.json");
        ExportObject object = source.list(DATE).objects().get(0);
        source.fetch(object, target.resolve("1"));
        assertThat(target.resolve("1")).hasContent("{\"id\":1}");
    }

    @Test
    void aDeletedFileHasVanished(@TempDir Path target) throws IOException {
        Path file = write("a.json", "{}");
        ExportSource source = open("", "*");
        ExportObject object = source.list(DATE).objects().get(0);
        Files.delete(file);
        assertThatThrownBy(() -> source.fetch(object, target.resolve("1"))).isInstanceOf(ExportSource.Vanished.class);
    }

    @Test
    void aChangedFileIsReplaced(@TempDir Path target) throws IOException {
        Path file = write("a.json", "{}");
        ExportSource source = open("", "*");
        ExportObject object = source.list(DATE).objects().get(0);
        touch(file, NOW.minusSeconds(1800));
        assertThatThrownBy(() -> source.fetch(object, target.resolve("1"))).isInstanceOf(ExportSource.Replaced.class);
        assertThat(source.list(DATE).objects().get(0).version()).isNotEqualTo(object.version());
    }

    @Test
    void aFileReplacedByALinkIsReplaced(@TempDir Path elsewhere) throws IOException {
        Path file = write("a.json", "{}");
        ExportSource source = open("", "*");
        ExportObject object = source.list(DATE).objects().get(0);
        Files.delete(file);
        Files.createSymbolicLink(file, elsewhere.resolve("secret.json"));
        assertThatThrownBy(() -> source.fetch(object, elsewhere.resolve("1")))
                .isInstanceOf(ExportSource.Replaced.class);
    }

    @Test
    void aLocationThatIsNoneIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExportSources.open("ftp://host/", "**", Duration.ZERO))
                .withMessage("source ftp://host/: expected s3://bucket/prefix/ or file:/folder/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExportSources.open("s3://{date}/", "**", Duration.ZERO))
                .withMessage("source s3://{date}/: {date} is no bucket name");
    }

    private ExportSource open(String below, String glob) {
        return ExportSources.open(
                "file://" + folder + below, glob, Duration.ofMinutes(10), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return touch(Files.writeString(file, content), NOW.minusSeconds(3600));
    }

    private static Path touch(Path file, Instant modified) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private List<String> names(List<ExportObject> objects) {
        return objects.stream()
                .map(object -> object.uri().substring(folder.toUri().toString().length()))
                .toList();
    }
}
