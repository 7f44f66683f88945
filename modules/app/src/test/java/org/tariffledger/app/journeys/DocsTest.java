package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.Refusal;
import tools.jackson.databind.json.JsonMapper;

/// What a page says is so.
class DocsTest {

  private static final Path ROOT = Path.of("../..");
  private static final int DECISION_LINES_MAX = 60;
  private static final Pattern CHECKED =
      Pattern.compile("<!-- checked: GET (\\S+) -->\\s*```json\\s*(.*?)```", Pattern.DOTALL);
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

  @Test
  void every_refusal_of_the_rules_is_explained() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/guide/reference/problems.md"));
    assertThat(Arrays.stream(Refusal.Code.values()).map(code -> "`" + code.text() + "`"))
        .allMatch(page::contains);
  }

  @Test
  void every_stored_event_is_described() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/events.md"));
    var stored =
        Server.ofTheDemonstration(Database.H2)
            .store()
            .sql("select distinct name from event")
            .query(String.class)
            .list();
    assertThat(stored).hasSizeGreaterThan(5).allMatch(page::contains);
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
              });
    }
  }
}
