import dev.domicile.catalog.BundledCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Source;
import dev.domicile.policies.BundledPolicies;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The same workload decided in process and by an OPA server that runs the bundle, in turns, so that
 * what else the machine does weighs on both: {@code SERVER WORKLOAD.yaml QUESTION.json SECONDS}.
 */
public final class OpaBesideJava {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final int THREADS = 2;

  public static void main(String[] arguments) throws Exception {
    Catalog catalog = BundledCatalog.all().load().orElseThrow();
    PolicySet policies = PolicyLoader.against(catalog).load(BundledPolicies.all()).orElseThrow();
    PolicyDecisionPoint point = PolicyDecisionPoint.of(catalog, policies);
    Path file = Path.of(arguments[1]);
    Duration time = Duration.ofSeconds(Long.parseLong(arguments[3]));

    // A new object each time: an object that is kept would be answered from what was kept with it.
    Supplier<Workload> workload =
        () -> WorkloadLoader.against(catalog).load(Source.file(file)).orElseThrow().get(0);
    Decision decision = point.decide(workload.get(), DAY);
    int candidates = decision.placements().size() + decision.refusals().size();
    int rules = policies.rules().size();

    Runnable inProcess =
        () -> {
          Decision made = point.decide(workload.get(), DAY);
          // All that OPA writes into its answer is made here too.
          if (made.toJson().isEmpty()) {
            throw new IllegalStateException("no decision");
          }
        };
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(arguments[0] + "/v1/data/domicile/decision"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Files.readString(Path.of(arguments[2]))))
            .build();
    Runnable overHttp =
        () -> {
          try {
            if (http.send(request, BodyHandlers.ofString()).statusCode() != 200) {
              throw new IllegalStateException("no decision");
            }
          } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };

    measure(inProcess, time); // both warm up
    measure(overHttp, time);
    double[] java = new double[3];
    double[] opa = new double[3];
    for (int turn = 0; turn < 3; turn++) {
      java[turn] = measure(inProcess, time);
      opa[turn] = measure(overHttp, time);
    }
    Arrays.sort(java);
    Arrays.sort(opa);
    System.out.printf(
        "%s: %d candidates, %d rules; a decision with its JSON, %d threads, median of 3 turns%n",
        file.getFileName(), candidates, rules, THREADS);
    System.out.printf("  in process %.2f ms (%.2f to %.2f)%n", java[1], java[0], java[2]);
    System.out.printf("  OPA server %.2f ms (%.2f to %.2f)%n", opa[1], opa[0], opa[2]);
    System.out.printf("  ratio      %.0f%n", opa[1] / java[1]);
    System.out.printf(
        "  OPA, per candidate and rule: %.2f µs%n",
        opa[1] * 1000 / Math.max(1, (double) candidates * rules));
  }

  /** Milliseconds that one call takes while as many threads as there are call all the time. */
  private static double measure(Runnable call, Duration time) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      long end = System.nanoTime() + time.toNanos();
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(
            threads.submit(
                () -> {
                  long calls = 0;
                  long start = System.nanoTime();
                  do {
                    call.run();
                    calls++;
                  } while (System.nanoTime() < end);
                  return new long[] {calls, System.nanoTime() - start};
                }));
      }
      long calls = 0;
      long nanos = 0;
      for (Future<long[]> one : running) {
        calls += one.get()[0];
        nanos += one.get()[1];
      }
      return nanos / 1e6 / calls;
    } finally {
      threads.shutdownNow();
    }
  }
}
