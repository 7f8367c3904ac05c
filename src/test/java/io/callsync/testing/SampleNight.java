package io.callsync.testing;

import io.callsync.Callsync;
import io.callsync.operator.Beans;
import io.callsync.operator.CallsyncCommand;
import io.callsync.report.CallLogJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A first night without any server of one's own: starts a MariaDB and an S3 server, puts the sample exports into a bucket, runs
 * every sample job for its date, once more to show that nothing is loaded twice, and proves it. With {@code --stay} the servers
 * stay up until the process is stopped.
 */
public final class SampleNight {

    private static final String DATE = "2026-11-20";
    private static final Path JOBS = Path.of("jobs");
    private static final List<String> SAMPLES = List.of("aircall", "twilio", "amazon-connect", "asterisk");
    private static final int COMPLETED = 0;
    // the samples hold bad records on purpose, so their jobs ask for attention
    private static final int NEEDS_ATTENTION = 3;

    private SampleNight() {}

    public static void main(String[] arguments) {
        int exitCode = 1;
        try {
            exitCode = run(List.of(arguments).contains("--stay"));
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            // the S3 server's threads would keep the JVM alive for ever, also after a failure
            System.exit(exitCode);
        }
    }

    private static int run(boolean stay) throws IOException, InterruptedException {
        SampleBucket.fill(TestServers.s3(), JOBS.resolve("samples"), DATE);
        try (AwsSettings aws = new AwsSettings(TestServers.s3().endpoint());
                TestDatabase crm = TestDatabase.fresh();
                ConfigurableApplicationContext application = start(crm)) {
            aws.set("aws.region", EmbeddedS3.REGION);
            fillDirectory(application.getBean(JdbcTemplate.class));
            boolean good =
                    runJobs(application::getBean) & runAgain(application::getBean) & verify(application::getBean);
            show(application, crm, stay);
            if (stay) {
                Thread.currentThread().join();
            }
            return good ? 0 : 1;
        }
    }

    private static ConfigurableApplicationContext start(TestDatabase crm) {
        return SpringApplication.run(Callsync.class, "--spring.datasource.url=" + crm.migratingUrl());
    }

    private static void fillDirectory(JdbcTemplate jdbc) {
        new ResourceDatabasePopulator(new FileSystemResource(JOBS.resolve("samples/directory.sql")))
                .execute(jdbc.getDataSource());
    }

    private static boolean runJobs(Beans beans) {
        say("The night of " + DATE + ": every sample job, from an empty database. Some records are bad on purpose.");
        return SAMPLES.stream().map(job -> run(beans, job)).toList().stream()
                .allMatch(code -> code == COMPLETED || code == NEEDS_ATTENTION);
    }

    private static boolean runAgain(Beans beans) {
        say("The same night once more: nothing is loaded twice");
        return SAMPLES.stream().map(job -> run(beans, job)).toList().stream().allMatch(code -> code == COMPLETED);
    }

    private static boolean verify(Beans beans) {
        say("Proof: what was promised holds in the tables, and the exports have as many records as were read");
        System.out.printf("%n$ callsync verify aircall --source%n");
        return CallsyncCommand.execute(beans, "verify", "aircall", "--source", "--jobs", JOBS.toString()) == COMPLETED;
    }

    private static int run(Beans beans, String job) {
        System.out.printf("%n$ callsync run %s --date %s --migrate%n", job, DATE);
        return CallsyncCommand.execute(beans, "run", job, "--date", DATE, "--jobs", JOBS.toString(), "--migrate");
    }

    private static void show(ConfigurableApplicationContext application, TestDatabase crm, boolean stay) {
        say("The first Call Log objects");
        System.out.println(application.getBean(CallLogJson.class).first(3));
        say("Look at the rows with a MySQL client");
        if (stay) {
            System.out.printf(
                    "mysql --host=127.0.0.1 --port=%d --user=root %s --execute='SELECT * FROM warehouse_call_logs'%n"
                            + "Ctrl-C ends the servers.%n",
                    TestServers.mariaDb().port(), crm.name());
        } else {
            System.out.println("The servers end with this command; this one keeps them up, and says what to type:\n"
                    + "./mvnw spring-boot:test-run -Dspring-boot.run.arguments=--stay");
        }
    }

    private static void say(String headline) {
        System.out.printf("%n== %s%n", headline);
    }
}
