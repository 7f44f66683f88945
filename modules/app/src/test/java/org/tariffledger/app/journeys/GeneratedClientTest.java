package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other people's tool makes a client of the server's own document. It compiles as it is, and what
/// is written with it works.
class GeneratedClientTest {

  private static final Path GENERATOR = Path.of("target/tools/openapi-generator.jar");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final int SECONDS_MAX = 300;

  /// As somebody writes it who has only what was generated.
  private static final String PROGRAM =
      """
      package written;

      import generated.ApiClient;
      import generated.ApiException;
      import generated.api.CommandsApi;
      import generated.api.MeasuresApi;
      import generated.api.RatesApi;
      import generated.model.*;
      import java.time.OffsetDateTime;
      import java.util.List;
      import java.util.Map;
      import java.util.TreeMap;

      public class Program {

        public static Map<String, String> run(String server, String key) throws Exception {
          var client = new ApiClient();
          client.updateBaseUri(server);
          client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
          var commands = new CommandsApi(client);
          var rates = new RatesApi(client);
          var told = new TreeMap<String, String>();

          commands.registerProgramme(
              new RegisterProgramme().id("P").imposer("AU").name("A programme"),
              null, "a-key", null, null);
          var imposed =
              commands.impose(
                  new ImposeTariff()
                      .id("au-nz")
                      .imposer("AU")
                      .programme("P")
                      .targets(new Targets().addIncludeItem("NZ"))
                      .duty(percent("25"))
                      .effectiveFrom(OffsetDateTime.parse("2025-04-09T00:00:00Z")),
                  null, null, null, null);
          told.put("imposed", imposed.getEvents().getFirst().getName());
          var coverage = new DeclareCoverage().importer("AU").state(DeclareCoverage.StateEnum.COMPLETE);
          var covered =
              commands.declareCoverage(
                  coverage.since(OffsetDateTime.parse("2025-01-01T00:00:00Z")),
                  null, null, null, null);

          var pause =
              new PauseCommand()
                  .type(PauseCommand.TypeEnum.PAUSE)
                  .measure("au-nz")
                  .from(OffsetDateTime.parse("2025-05-01T00:00:00Z"))
                  .residual(new PauseResidual(percent("10")));
          var act = new Act().addCommandsItem(new ActCommandsInner(pause));
          var rehearsed = commands.act(act, true, null, null);
          told.put("rehearsed", rehearsed.getChanges().getFirst().getExporter());
          long position = commands.act(act, false, null, null).getPosition();

          var rate = rate(rates, "2025-04-10", position);
          told.put("status", rate.getStatus().getValue());
          told.put("before", rate.getAdditionalPercent());
          told.put("total", String.valueOf(rate.getTotalPercent()));
          told.put("after", rate(rates, "2025-05-02", position).getAdditionalPercent());
          var duty = rate.getComponents().getFirst().getDuty().getActualInstance();
          told.put("duty", ((AdValoremDuty) duty).getPercent());

          var asked = new RateQueries();
          asked.addQueriesItem(new RateQuery().importer("AU").exporter("NZ"));
          asked.addQueriesItem(new RateQuery().importer("AU").exporter("XX"));
          asked.addQueriesItem(
              new RateQuery().importer("AU").exporter("NZ").putAdditionalProperty("share.tin", "0.4"));
          var answers = rates.rates(asked, null, null, null).getAnswers();
          told.put("batch", answers.get(0).getRate().getAdditionalPercent());
          told.put("refused", answers.get(1).getProblem().getCode());
          told.put("share", answers.get(2).getProblem().getCode());

          var proposal = new Proposal();
          proposal.addCommandsItem(
              new ActCommandsInner(
                  new LiftCommand()
                      .type(LiftCommand.TypeEnum.LIFT)
                      .measure("au-nz")
                      .effectiveFrom(OffsetDateTime.parse("2025-06-01T00:00:00Z"))));
          proposal.addQueriesItem(new RateQuery().importer("AU").exporter("NZ"));
          told.put(
              "what if",
              rates.whatIf(proposal, null, null, null)
                  .getRates().getFirst().getAfter().getRate().getAdditionalPercent());

          told.put("measure", new MeasuresApi(client).measure("au-nz", null, null, null).getId());
          try {
            rates.rate("AU", "XX", null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null);
          } catch (ApiException e) {
            told.put("problem", e.getCode() + " " + e.getResponseBody());
          }
          return told;
        }

        private static Duty percent(String percent) {
          return new Duty(new AdValoremDuty().type(AdValoremDuty.TypeEnum.AD_VALOREM).percent(percent));
        }

        private static Rate rate(RatesApi rates, String day, long position) throws ApiException {
          return rates.rate("AU", "NZ", null, null, null, null, null, null, null, null, null, day,
              null, null, null, null, position, null, null);
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void a_client_that_is_generated_from_the_document_compiles_and_works() throws Exception {
    try (var server = Server.empty(Database.H2)) {
      Files.writeString(folder.resolve("api.json"), server.http().get("/v3/api-docs").text());
      generate();
      Files.createDirectories(folder.resolve("src/main/java/written"));
      Files.writeString(folder.resolve("src/main/java/written/Program.java"), PROGRAM);
      compile();

      assertThat(run("http://127.0.0.1:" + server.port(), server.key()))
          .containsEntry("imposed", "tariff-imposed")
          .containsEntry("rehearsed", "NZ")
          .containsEntry("status", "determined")
          .containsEntry("before", "25")
          .containsEntry("total", "null")
          .containsEntry("after", "10")
          .containsEntry("duty", "25")
          .containsEntry("batch", "10")
          .containsEntry("refused", "unknown-economy")
          .containsEntry("share", "unknown-fact")
          .containsEntry("what if", "0")
          .containsEntry("measure", "au-nz")
          .hasEntrySatisfying(
              "problem",
              problem -> assertThat(problem).startsWith("400 ").contains("\"exporter\""));
    }
  }

  private void generate() throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-jar", GENERATOR.toString(), "generate"));
    command.addAll(List.of("-i", folder.resolve("api.json").toString(), "-o", folder.toString()));
    command.addAll(List.of("-g", "java", "--library", "native"));
    command.addAll(List.of("--invoker-package", "generated", "--api-package", "generated.api"));
    command.addAll(List.of("--model-package", "generated.model"));
    command.addAll(List.of("--additional-properties", "openApiNullable=false,useJakartaEe=true"));
    command.add("--global-property");
    command.add(
        "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false");
    var output = folder.resolve("generator.txt");
    var generator =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    var ended = generator.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    generator.destroyForcibly();
    var text = Files.readString(output);
    assertThat(ended).as(text).isTrue();
    assertThat(generator.exitValue()).as(text).isZero();
  }

  /// What generated code needs is on the class path of the tests: an older Jackson.
  private void compile() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var told = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(folder.resolve("src/main/java"))) {
      var java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      var options =
          List.of(
              "-nowarn",
              "-proc:none",
              "-cp",
              System.getProperty("java.class.path"),
              "-d",
              folder.resolve("classes").toString());
      var task =
          compiler.getTask(
              told, files, null, options, null, files.getJavaFileObjectsFromPaths(java));
      assertThat(task.call()).as("%s", told).isTrue();
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> run(String server, String key) throws Exception {
    var classes = new URL[] {folder.resolve("classes").toUri().toURL()};
    try (var loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      var program =
          loader.loadClass("written.Program").getMethod("run", String.class, String.class);
      return (Map<String, String>) program.invoke(null, server, key);
    }
  }
}
