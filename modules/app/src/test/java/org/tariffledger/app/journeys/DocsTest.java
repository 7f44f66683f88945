package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.Refusal;
import org.tariffledger.rest.commands.CommandReader;
import org.tariffledger.rest.json.Names;
import org.tariffledger.subscriptions.ChangeSchemas;
import org.tariffledger.subscriptions.PublicChange;
import org.tariffledger.subscriptions.SchemaId;
import tools.jackson.databind.json.JsonMapper;

/// What a page says is so.
class DocsTest {

  private static final Path ROOT = Path.of("../..");
  private static final int DECISION_LINES_MAX = 60;
  private static final Pattern CHECKED =
      Pattern.compile("<!-- checked: GET (\\S+) -->\\s*```json\\s*(.*?)```", Pattern.DOTALL);
  private static final String APPROVED =
      "modules/commands/src/test/resources/org/tariffledger/commands/approved";
  private static final Set<String> NO_CODES =
      Set.of(
          "date-time",
          "joint-response",
          "no-cache",
          "product-list",
          "tariff-paused",
          "us-hts",
          "us-reciprocal-jp",
          "webhook-id",
          "webhook-signature",
          "webhook-timestamp");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(#[^)]*)?\\)");

  @Test
  void the_server_answers_every_field_that_the_readme_shows() throws IOException {
    var http = Server.ofTheDemonstration(Database.H2).http();
    var matcher = CHECKED.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(matcher.find()).isTrue();
    var answer = http.get(matcher.group(1)).json();
    var shown = new JsonMapper().readTree(matcher.group(2));
    assertThat(shown.size()).isPositive();
    shown
        .properties()
        .forEach(field -> assertThat(answer.get(field.getKey())).isEqualTo(field.getValue()));
  }

  /// A code is a text in kebab-case in `rest`, a refusal of the rules, or one of a switch.
  @Test
  void the_page_of_problems_explains_exactly_the_codes_there_are() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/guide/reference/problems.md"));
    var source = sources(ROOT.resolve("modules/rest/src/main/java"));
    var codes = new TreeSet<>(matches("\"([a-z]+(?:-[a-z]+)+)\"", source));
    codes.removeAll(NO_CODES);
    matches("unknown\\(\"([a-z-]+)\"", source).forEach(what -> codes.add("unknown-" + what));
    codes.addAll(matches("PRECONDITION_FAILED, \"([a-z]+)\"", source));
    Arrays.stream(Refusal.Code.values()).map(Refusal.Code::text).forEach(codes::add);
    var audit = sources(ROOT.resolve("modules/audit/src/main/java"));
    codes.addAll(matches("new Refused\\(\\s*\"([a-z-]+)\"", audit));

    assertThat(matches("(?m)^\\| `([a-z-]+)` \\|", page)).isEqualTo(codes);
  }

  @Test
  void the_page_of_problems_explains_no_code_twice_under_one_status() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/guide/reference/problems.md"));
    for (var section : page.split("(?m)^## ", -1)) {
      var rows = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|").matcher(section).results();
      assertThat(rows.map(row -> row.group(1))).doesNotHaveDuplicates();
    }
  }

  @Test
  void the_page_of_acts_names_exactly_the_commands_there_are() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/guide/how-to/record-an-act.md"));
    var commands =
        CommandReader.TYPES.stream().map(Names::of).collect(Collectors.toCollection(TreeSet::new));

    var named = matches("(?m)^\\| `([a-zA-Z]+)` \\|", page);
    named.remove("type"); // The head of the table.
    assertThat(named).isEqualTo(commands);
  }

  @Test
  void the_page_of_events_describes_exactly_their_names_and_fields() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/events.md"));
    var described = new TreeMap<String, Set<String>>();
    for (var section : page.split("(?m)^### ", -1)) {
      var rows = String.join("\n", matches("(?m)^(\\| `[^|]*)\\|", section));
      described.put(section.lines().findFirst().orElseThrow(), matches("`([A-Za-z]+)`", rows));
    }
    described.remove("# Events");

    assertThat(described).isEqualTo(storedFields());
  }

  @Test
  void the_page_of_events_says_which_fields_the_public_is_not_told() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/events.md"));
    for (var section : page.split("(?m)^### ", -1)) {
      var name = section.lines().findFirst().orElseThrow();
      if (storedFields().containsKey(name)) {
        var schema = ChangeSchemas.of(SchemaId.of(PublicChange.FACT + name));
        var untold = new TreeSet<>(storedFields().get(name));
        untold.removeAll(schema.at("/properties/event/properties").propertyNames());
        assertThat(matches("(?m)^\\| `([A-Za-z]+)` \\|.*not told to the public", section))
            .as(name)
            .isEqualTo(untold);
      }
    }
  }

  /// By the approved form of each event's newest revision. All have an announcement; the page says
  /// so once.
  private static Map<String, Set<String>> storedFields() throws IOException {
    var fields = new TreeMap<String, Set<String>>();
    try (Stream<Path> files = Files.list(ROOT.resolve(APPROVED))) {
      for (var file : files.sorted().toList()) {
        var json = new JsonMapper().readTree(Files.readString(file));
        var names = new TreeSet<>(json.propertyNames());
        names.remove("announcement");
        fields.put(file.getFileName().toString().replaceFirst("\\..*", ""), names);
      }
    }
    return fields;
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              docs, Stream.of(ROOT.resolve("README.md"), ROOT.resolve("deploy/README.md")))
          .filter(path -> path.toString().endsWith(".md"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_between_pages_leads_somewhere(Path page) throws IOException {
    var links = LINK.matcher(Files.readString(page)).results().map(link -> link.group(1));
    assertThat(links.map(link -> page.resolveSibling(link).normalize())).allMatch(Files::exists);
  }

  @Test
  void every_decision_is_short_and_says_what_holds_it() throws IOException {
    try (Stream<Path> decisions = Files.list(ROOT.resolve("docs/decisions"))) {
      assertThat(decisions.toList())
          .isNotEmpty()
          .allSatisfy(
              decision -> {
                var lines = Files.readAllLines(decision);
                assertThat(lines).hasSizeLessThanOrEqualTo(DECISION_LINES_MAX);
                assertThat(lines).contains("## Holds by", "## Context", "## Decision");
                assertThat(holders(lines)).isNotEmpty().isSubsetOf(tests());
              });
    }
  }

  /// The test classes that a decision names.
  private static Set<String> holders(List<String> decision) {
    var from = decision.indexOf("## Holds by");
    var section = decision.subList(from, decision.indexOf("## Consequences"));
    return matches("`(\\w+Test)`", String.join("\n", section));
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("modules"))) {
      return files
          .filter(file -> file.toString().contains("/src/test/java/"))
          .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
          .collect(Collectors.toSet());
    }
  }

  private static String sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      var text = new StringBuilder();
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    }
  }

  private static Set<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
